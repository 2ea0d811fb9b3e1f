package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Decision;
import dev.duplexrpc.codegen.model.Literal;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.Literals;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a decision tree as code: each question in a method of its own that returns the value read. */
final class DecisionCode {
    private static final String UNKNOWN = "unknown(in)";

    /** A question with more answers goes on in another method: longer ones are not compiled, neither by the JIT nor in the end by javac. */
    private static final int MAX_ANSWERS = 100;

    private final CodecBody body;
    private final Source source;
    private final ClassName type;
    private final Variants variants;
    private final Map<String, Integer> methodNames = new HashMap<>();
    private final Deque<Pending> pending = new ArrayDeque<>();

    /** Code that reads variants. */
    interface Variants {
        /** @param told whether the variant's own constant was found in the value, and not only that nothing else can be meant */
        String read(int index, boolean told);
    }

    /** @param parameters the method's, behind the reader */
    private record Pending(String method, String parameters, Runnable body) {}

    DecisionCode(CodecBody body, ClassName type, Variants variants) {
        this.body = body;
        this.source = body.source();
        this.type = type;
        this.variants = variants;
        methodNames.put("read", 1);
    }

    /** Writes the questions that {@link #emit} left for later. */
    void emitRest() {
        while (!pending.isEmpty()) {
            Pending next = pending.remove();
            source.member()
                    .open("private static $T $L($T in$L)", type, next.method(), Library.JSON_READER, next.parameters());
            next.body().run();
            source.close();
        }
    }

    /** Writes the body of a method. */
    void emit(Decision decision) {
        emit(decision, false);
    }

    private void emit(Decision decision, boolean told) {
        if (decision instanceof Decision.ByKind byKind) {
            kinds("in.peek()", byKind.branches(), told);
        } else if (decision instanceof Decision.ByText byText) {
            texts(byText, told);
        } else if (decision instanceof Decision.ByPattern byPattern) {
            source.line("String text = in.peekText();");
            patterns(byPattern.branches(), byPattern.otherwise());
        } else if (decision instanceof Decision.ByMembers byMembers) {
            members(byMembers.branches(), byMembers.otherwise(), told);
        } else if (decision instanceof Decision.ByElement byElement) {
            source.line("$T first = in.peekElement();", Library.JSON_KIND);
            returnIf("first == null", then(byElement.empty(), "readEmpty", told));
            kinds("first", byElement.branches(), told);
        } else {
            source.line("return $L;", then(decision, "", told));
        }
    }

    private void kinds(String question, Map<Decision.Kind, Decision> branches, boolean told) {
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
                then(branch, "read" + capitalised(kinds.get(0).name()), told)));
        source.line("default -> $L;", UNKNOWN).close(";");
    }

    private void texts(Decision.ByText byText, boolean told) {
        boolean onlyTexts = byText.branches().keySet().stream().allMatch(value -> value.kind() == Literal.Kind.TEXT);
        if (byText.tag() instanceof Decision.Tag.Itself) {
            source.line("String text = in.peekText();");
        } else {
            String place = byText.tag() instanceof Decision.Tag.OfMember member
                    ? Literals.string(member.name())
                    : String.valueOf(((Decision.Tag.AtPosition) byText.tag()).index());
            source.line("String text = in.$L($L);", onlyTexts ? "peekTag" : "peekLiteral", place);
            returnIf("text == null", then(byText.absent(), "readUntagged", told));
        }
        boolean quoted = !onlyTexts && !(byText.tag() instanceof Decision.Tag.Itself);
        Map<Decision, List<String>> labels = new LinkedHashMap<>();
        byText.branches()
                .forEach((value, branch) -> labels.computeIfAbsent(branch, each -> new ArrayList<>())
                        .add(label(value, quoted)));
        List<Answer> answers = new ArrayList<>();
        labels.forEach((branch, texts) -> {
            for (int from = 0; from < texts.size(); from += MAX_ANSWERS) {
                answers.add(new Answer(texts.subList(from, Math.min(from + MAX_ANSWERS, texts.size())), branch));
            }
        });
        texts(answers, byText.otherwise(), told);
    }

    /** Values that lead to the same. */
    private record Answer(List<String> labels, Decision then) {}

    private void texts(List<Answer> answers, Decision otherwise, boolean told) {
        int count = 0;
        int labels = 0;
        while (count < answers.size() && labels + answers.get(count).labels().size() <= MAX_ANSWERS) {
            labels += answers.get(count++).labels().size();
        }
        source.open("return switch (text)");
        for (Answer answer : answers.subList(0, count)) {
            cases(answer.labels(), then(answer.then(), "readTagged", true));
        }
        List<Answer> rest = answers.subList(count, answers.size());
        String other = rest.isEmpty()
                ? then(otherwise, "readOther", told)
                : later("readMore", ", String text", () -> texts(rest, otherwise, told)) + "(in, text)";
        source.line("default -> $L;", other).close(";");
    }

    private static String label(Literal value, boolean quoted) {
        return Literals.string(quoted && value.kind() == Literal.Kind.TEXT ? '"' + value.text() + '"' : value.text());
    }

    /** One case for all values that lead to the same. */
    private void cases(List<String> labels, String value) {
        source.line("case $L -> $L;", String.join(", ", labels), value);
    }

    private void patterns(List<Decision.PatternBranch> branches, Decision otherwise) {
        for (Decision.PatternBranch branch : first(branches)) {
            String pattern = body.constants().pattern(branch.pattern().java());
            returnIf("in.finds(text, " + pattern + ")", then(branch.then(), "readMatching", true));
        }
        List<Decision.PatternBranch> rest = rest(branches);
        String other = rest.isEmpty()
                ? unlisted(otherwise)
                : later("readMore", ", String text", () -> patterns(rest, otherwise)) + "(in, text)";
        source.line("return $L;", other);
    }

    /** A text that is neither listed nor of a pattern: new to the list at a client, and at a server nothing of all that would do. */
    private String unlisted(Decision otherwise) {
        String then = then(otherwise, "readOther", false);
        return otherwise instanceof Decision.Unknown ? then : "in.validates() ? " + UNKNOWN + " : " + then;
    }

    private void members(List<Decision.MembersBranch> branches, Decision otherwise, boolean told) {
        for (Decision.MembersBranch branch : first(branches)) {
            List<String> conditions = new ArrayList<>();
            branch.present().forEach(member -> conditions.add("in.peekHas(" + Literals.string(member) + ")"));
            branch.absent().forEach(member -> conditions.add("!in.peekHas(" + Literals.string(member) + ")"));
            String then = then(branch.then(), "readShape", told);
            if (conditions.isEmpty()) {
                source.line("return $L;", then);
                return;
            }
            returnIf(String.join(" && ", conditions), then);
        }
        List<Decision.MembersBranch> rest = rest(branches);
        String other = rest.isEmpty()
                ? then(otherwise, "readOther", told)
                : later("readMore", "", () -> members(rest, otherwise, told)) + "(in)";
        source.line("return $L;", other);
    }

    private static <B> List<B> first(List<B> branches) {
        return branches.subList(0, Math.min(MAX_ANSWERS, branches.size()));
    }

    private static <B> List<B> rest(List<B> branches) {
        return branches.subList(Math.min(MAX_ANSWERS, branches.size()), branches.size());
    }

    private void returnIf(String condition, String value) {
        source.open("if ($L)", condition).line("return $L;", value).close();
    }

    /** An expression for what follows from an answer: a further question becomes a method of its own. */
    private String then(Decision decision, String methodName, boolean told) {
        if (decision instanceof Decision.Chosen chosen) {
            return variants.read(chosen.variant(), told);
        }
        if (decision instanceof Decision.Unknown) {
            return UNKNOWN;
        }
        return later(methodName, "", () -> emit(decision, told)) + "(in)";
    }

    private String later(String methodName, String parameters, Runnable writing) {
        int number = methodNames.merge(methodName, 1, Integer::sum);
        String name = number == 1 ? methodName : methodName + number;
        pending.add(new Pending(name, parameters, writing));
        return name;
    }

    private static String capitalised(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
