package dev.duplexrpc.codegen.source;

import java.util.List;

/**
 * Breaks lines that are too long, the way palantir-java-format does where that matters: after {@code =}, before the dots of a
 * chain, or behind the opening bracket with the arguments on one line if they fit and one per line if not. Running the real
 * formatter over the output would take longer than everything else together.
 */
final class LineBreaks {
    static final int WIDTH = 120;
    private static final int CONTINUATION = 8;

    private final StringBuilder out;

    LineBreaks(StringBuilder out) {
        this.out = out;
    }

    void put(String text, int indent) {
        if (fits(text, indent) || !breakUp(text, indent)) {
            print(text, indent);
        }
    }

    private boolean breakUp(String text, int indent) {
        return breakThrows(text, indent)
                || breakTernary(text, indent)
                || breakAfter(" = ", text, indent)
                || breakAfter(" -> ", text, indent)
                || breakChain(text, indent)
                || breakCondition(text, indent)
                || breakArguments(text, indent, CONTINUATION)
                || breakList(" permits ", text, indent)
                || breakList(" implements ", text, indent);
    }

    /** The exceptions of a method stand below its parameters, on one line or on several. */
    private boolean breakThrows(String text, int indent) {
        int at = Brackets.find(text, " throws ");
        if (at < 0) {
            return false;
        }
        put(text.substring(0, at), indent);
        list(text.substring(at + 1), indent);
        return true;
    }

    /** Puts the rest on lines of its own if it fits on one, or if not even its beginning fits behind the head. */
    private boolean breakAfter(String token, String text, int indent) {
        int at = Brackets.find(text, token);
        if (at < 0) {
            return false;
        }
        String head = text.substring(0, at + token.length() - 1);
        String rest = text.substring(at + token.length());
        int group = Brackets.firstGroup(rest);
        boolean beginningFits = fits(head + " " + rest.substring(0, group + 1), indent);
        boolean ternary = Brackets.find(rest, " ? ") >= 0;
        if (rest.startsWith("{") || (!fits(rest, indent + CONTINUATION) && beginningFits && !ternary)) {
            return false;
        }
        put(head, indent);
        put(rest, indent + CONTINUATION);
        return true;
    }

    private boolean breakTernary(String text, int indent) {
        return Brackets.find(text, " ? ") >= 0 && breakBefore(Brackets.findAll(text, " ? ", " : "), text, indent);
    }

    /** The operands of a condition, each on a line; those of an {@code if} stand in its brackets. */
    private boolean breakCondition(String text, int indent) {
        if (!text.contains(" && ")) {
            return false;
        }
        int from = text.startsWith("if (") ? 4 : 0;
        List<Integer> operators = Brackets.findAll(text.substring(from), " && ").stream()
                .map(at -> at + from)
                .toList();
        return breakBefore(operators, text, indent);
    }

    /** Puts each of these operators, which stand behind a space, at the beginning of a line. */
    private boolean breakBefore(List<Integer> spaces, String text, int indent) {
        int from = 0;
        for (int space : spaces) {
            put(text.substring(from, space), from == 0 ? indent : indent + CONTINUATION);
            from = space + 1;
        }
        if (from > 0) {
            put(text.substring(from), indent + CONTINUATION);
        }
        return from > 0;
    }

    private boolean breakChain(String text, int indent) {
        List<Integer> dots = Brackets.chainDots(text);
        if (dots.isEmpty()) {
            return false;
        }
        String head = text.substring(0, dots.get(0));
        if (fits(head, indent) || !breakArguments(head, indent, 2 * CONTINUATION)) {
            print(head, indent);
        }
        for (int i = 0; i < dots.size(); i++) {
            int end = i + 1 < dots.size() ? dots.get(i + 1) : text.length();
            put(text.substring(dots.get(i), end), indent + CONTINUATION);
        }
        return true;
    }

    private boolean breakArguments(String text, int indent, int deeper) {
        int opening = Brackets.firstGroup(text);
        if (opening < 0) {
            return false;
        }
        int closing = Brackets.closing(text, opening);
        String arguments = text.substring(opening + 1, closing);
        String tail = text.substring(closing);
        print(text.substring(0, opening + 1), indent);
        if (fits(arguments + tail, indent + deeper)) {
            print(arguments + tail, indent + deeper);
            return true;
        }
        List<String> parts = Brackets.split(arguments);
        for (int i = 0; i < parts.size(); i++) {
            put(parts.get(i) + (i + 1 < parts.size() ? "," : tail), indent + deeper);
        }
        return true;
    }

    private boolean breakList(String word, String text, int indent) {
        int at = Brackets.find(text, word);
        if (at < 0) {
            return false;
        }
        print(text.substring(0, at), indent);
        list(text.substring(at + 1), indent);
        return true;
    }

    /** A word and what it lists: on one line if it fits, else one element per line. */
    private void list(String text, int indent) {
        if (fits(text, indent + CONTINUATION)) {
            print(text, indent + CONTINUATION);
            return;
        }
        List<String> parts = Brackets.split(text);
        for (int i = 0; i < parts.size(); i++) {
            int deeper = i == 0 ? CONTINUATION : 2 * CONTINUATION;
            print(parts.get(i) + (i + 1 < parts.size() ? "," : ""), indent + deeper);
        }
    }

    private static boolean fits(String text, int indent) {
        return indent + text.length() <= WIDTH;
    }

    private void print(String text, int indent) {
        out.append(" ".repeat(indent)).append(text).append('\n');
    }
}
