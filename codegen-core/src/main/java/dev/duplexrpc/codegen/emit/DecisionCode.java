package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Decision;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.Literals;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes a decision tree as code: each question in a method of its own that returns the value read. */
final class DecisionCode {
    private static final String UNKNOWN = "unknown(in)";

    private final CodecBody body;
    private final Source source;
    private final ClassName type;
    private final IntFunction<String> variants;
    private final Set<String> methodNames = new HashSet<>();
    private final Deque<Pending> pending = new ArrayDeque<>();

    private record Pending(String method, Decision decision) {}

    /** @param variants code that reads the variant at an index */
    DecisionCode(CodecBody body, ClassName type, IntFunction<String> variants) {
        this.body = body;
        this.source = body.source();
        this.type = type;
        this.variants = variants;
        methodNames.add("read");
    }

    /** Writes the questions that {@link #emit} left for later. */
    void emitRest() {
        while (!pending.isEmpty()) {
            Pending next = pending.remove();
            source.member().open("private static $T $L($T in)", type, next.method(), Library.JSON_READER);
            emit(next.decision());
            source.close();
        }
    }

    /** Writes the body of a method. */
    void emit(Decision decision) {
        if (decision instanceof Decision.ByKind byKind) {
            kinds("in.peek()", byKind.branches());
        } else if (decision instanceof Decision.ByText byText) {
            texts(byText);
        } else if (decision instanceof Decision.ByPattern byPattern) {
            patterns(byPattern);
        } else if (decision instanceof Decision.ByMembers byMembers) {
            members(byMembers);
        } else if (decision instanceof Decision.ByElement byElement) {
            source.line("$T first = in.peekElement();", Library.JSON_KIND);
            returnIf("first == null", then(byElement.empty(), "readEmpty"));
            kinds("first", byElement.branches());
        } else {
            source.line("return $L;", then(decision, ""));
        }
    }

    private void kinds(String question, Map<Decision.Kind, Decision> branches) {
        source.open("return switch ($L)", question);
        Map<Decision, List<Decision.Kind>> labels = new LinkedHashMap<>();
        for (Decision.Kind kind : Decision.Kind.values()) {
            Decision branch = branches.get(kind);
            if (branch != null && !(branch instanceof Decision.Unknown)) {
                labels.computeIfAbsent(branch, each -> new ArrayList<>()).add(kind);
            }
        }
        labels.forEach((branch, kinds) -> cases(
                kinds.stream().map(Decision.Kind::name).toList(),
                then(branch, "read" + capitalised(kinds.get(0).name()))));
        source.line("default -> $L;", UNKNOWN).close(";");
    }

    private void texts(Decision.ByText byText) {
        ask(byText.member(), byText.absent());
        source.open("return switch (text)");
        Map<Decision, List<String>> labels = new LinkedHashMap<>();
        byText.branches()
                .forEach((text, branch) -> labels.computeIfAbsent(branch, each -> new ArrayList<>())
                        .add(Literals.string(text)));
        labels.forEach((branch, texts) -> cases(texts, then(branch, "readTagged")));
        source.line("default -> $L;", then(byText.otherwise(), "readOther")).close(";");
    }

    /** One case for all values that lead to the same. */
    private void cases(List<String> labels, String value) {
        source.line("case $L -> $L;", String.join(", ", labels), value);
    }

    private void patterns(Decision.ByPattern byPattern) {
        ask(byPattern.member(), byPattern.absent());
        for (Decision.PatternBranch branch : byPattern.branches()) {
            String pattern = body.constants().pattern(branch.pattern());
            returnIf(pattern + ".matcher(text).find()", then(branch.then(), "readMatching"));
        }
        source.line("return $L;", then(byPattern.otherwise(), "readOther"));
    }

    private void ask(@Nullable String member, Decision absent) {
        if (member == null) {
            source.line("String text = in.peekText();");
        } else {
            source.line("String text = in.peekTag($S);", member);
            returnIf("text == null", then(absent, "readUntagged"));
        }
    }

    private void members(Decision.ByMembers byMembers) {
        for (Decision.MembersBranch branch : byMembers.branches()) {
            List<String> conditions = new ArrayList<>();
            branch.present().forEach(member -> conditions.add("in.peekHas(" + Literals.string(member) + ")"));
            branch.absent().forEach(member -> conditions.add("!in.peekHas(" + Literals.string(member) + ")"));
            String then = then(branch.then(), "readShape");
            if (conditions.isEmpty()) {
                source.line("return $L;", then);
                return;
            }
            returnIf(String.join(" && ", conditions), then);
        }
        source.line("return $L;", then(byMembers.otherwise(), "readOther"));
    }

    private void returnIf(String condition, String value) {
        source.open("if ($L)", condition).line("return $L;", value).close();
    }

    /** Code for what a branch leads to: the value itself, or a call of the method that asks on. */
    private String then(Decision decision, String methodName) {
        if (decision instanceof Decision.Chosen chosen) {
            return variants.apply(chosen.variant());
        }
        if (decision instanceof Decision.Unknown) {
            return UNKNOWN;
        }
        String name = methodName;
        for (int i = 2; !methodNames.add(name); i++) {
            name = methodName + i;
        }
        pending.add(new Pending(name, decision));
        return name + "(in)";
    }

    private static String capitalised(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
