package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Decision;
import dev.duplexrpc.codegen.model.Literal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a union takes in the words of the document, for whoever has sent something else: the other side knows no Java. */
final class UnionWords {
    private static final int MAX_NAMED = 10;
    private static final int MAX_WRITTEN = 60;

    private UnionWords() {}

    /** The rest of a sentence about a value. */
    static String refusal(Decision decision) {
        if (!(decision instanceof Decision.ByKind byKind)) {
            return "fits none of the alternatives";
        }
        return byKind.branches().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(branch -> wanted(branch.getKey(), branch.getValue()))
                .collect(Collectors.joining("; ", "is none of the alternatives: ", ""));
    }

    private static String wanted(Decision.Kind kind, Decision branch) {
        if (branch instanceof Decision.ByText byText && byText.tag() instanceof Decision.Tag.OfMember member) {
            return "an object whose '" + member.name() + "' is "
                    + values(byText.branches().keySet());
        }
        if (branch instanceof Decision.ByText byText && byText.tag() instanceof Decision.Tag.AtPosition position) {
            return "an array with " + values(byText.branches().keySet()) + " at " + position.index();
        }
        if (branch instanceof Decision.ByText byText && byText.otherwise() instanceof Decision.ByPattern byPattern) {
            return either(shown(byText.branches().keySet()), matching(byPattern));
        }
        if (branch instanceof Decision.ByPattern byPattern) {
            return matching(byPattern);
        }
        if (branch instanceof Decision.ByMembers byMembers) {
            return "an object with "
                    + listed(byMembers.branches().stream()
                            .map(UnionWords::present)
                            .filter(present -> !present.isEmpty())
                            .distinct()
                            .toList());
        }
        return switch (kind) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
        };
    }

    private static String present(Decision.MembersBranch branch) {
        return branch.present().stream()
                .limit(MAX_NAMED)
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(" and "));
    }

    private static String matching(Decision.ByPattern byPattern) {
        return "a string that matches "
                + listed(byPattern.branches().stream()
                        .map(branch -> branch.pattern().written())
                        .map(written ->
                                written.length() > MAX_WRITTEN ? written.substring(0, MAX_WRITTEN) + "…" : written)
                        .toList());
    }

    private static String values(Collection<Literal> values) {
        return listed(shown(values));
    }

    private static List<String> shown(Collection<Literal> values) {
        return values.stream().map(value -> value.shown(60)).toList();
    }

    private static String either(List<String> words, String last) {
        return words.size() > MAX_NAMED
                ? listed(words) + " or " + last
                : joined(Stream.concat(words.stream(), Stream.of(last)).toList());
    }

    private static String listed(List<String> words) {
        List<String> some = words.subList(0, Math.min(MAX_NAMED, words.size()));
        return words.size() > MAX_NAMED ? String.join(", ", some) + " …" : joined(some);
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
