package dev.duplexrpc.codegen.proof;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Makes a text for a regular expression: literals, classes, groups, alternatives and quantifiers; look-around and references back are passed
 * over, and the judge throws away what does not fit.
 */
final class PatternSample {
    private final String pattern;
    private final Choices choices;
    private int at;

    private PatternSample(String pattern, Choices choices) {
        this.pattern = pattern;
        this.choices = choices;
    }

    static String of(String pattern, Choices choices) {
        return new PatternSample(pattern, choices).alternatives();
    }

    static boolean finds(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private String alternatives() {
        StringBuilder chosen = new StringBuilder(sequence());
        int count = 1;
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            count++;
            String next = sequence();
            if (choices.below(count) == 0) {
                chosen.setLength(0);
                chosen.append(next);
            }
        }
        return chosen.toString();
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int start = at;
            String first = atom();
            int end = at;
            int[] range = quantifier();
            int times = range[0] == range[1] ? range[0] : choices.between(range[0], Math.min(range[1], range[0] + 5));
            int after = at;
            for (int i = 0; i < times; i++) {
                if (i == 0) {
                    text.append(first);
                } else {
                    at = start;
                    text.append(atom());
                }
            }
            at = Math.max(after, end);
        }
        return text.toString();
    }

    private String atom() {
        char c = pattern.charAt(at++);
        switch (c) {
            case '^', '$':
                return "";
            case '.':
                return letter("abcXYZ019 -_/");
            case '[':
                return characterClass();
            case '(':
                return group();
            case '\\':
                return at < pattern.length() ? escape(pattern.charAt(at++)) : "\\";
            default:
                return String.valueOf(c);
        }
    }

    private String group() {
        boolean silent = pattern.startsWith("?!", at) || pattern.startsWith("?=", at) || pattern.startsWith("?<", at);
        if (pattern.startsWith("?:", at) || silent) {
            at += 2;
        }
        String text = alternatives();
        if (at < pattern.length()) {
            at++;
        }
        return silent ? "" : text;
    }

    private String escape(char c) {
        return switch (c) {
            case 'd' -> letter("0123456789");
            case 'w' -> letter("abcXYZ019_");
            case 's' -> " ";
            case 'D', 'S', 'W' -> letter(c == 'W' ? "-/." : "abc");
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'b', 'B' -> "";
            default -> String.valueOf(c);
        };
    }

    private String characterClass() {
        boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
        at += negated ? 1 : 0;
        StringBuilder all = new StringBuilder();
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            first = false;
            char from = pattern.charAt(at++);
            if (from == '\\' && at < pattern.length()) {
                char escaped = pattern.charAt(at++);
                all.append(
                        escaped == 'd'
                                ? "0123456789"
                                : escaped == 'w' ? "abcXYZ019_" : escaped == 's' ? " " : escape(escaped));
            } else if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                char to = pattern.charAt(at + 1);
                at += 2;
                for (char each = from; each <= to && all.length() < 500; each++) {
                    all.append(each);
                }
            } else {
                all.append(from);
            }
        }
        at++;
        if (!negated) {
            return all.isEmpty() ? "" : letter(all.toString());
        }
        String rest = "abcdefXYZ0123456789-_ /."
                .chars()
                .filter(each -> all.indexOf(String.valueOf((char) each)) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return rest.isEmpty() ? "" : letter(rest);
    }

    private int[] quantifier() {
        if (at >= pattern.length()) {
            return new int[] {1, 1};
        }
        int[] range;
        switch (pattern.charAt(at)) {
            case '*' -> {
                at++;
                range = new int[] {0, 5};
            }
            case '+' -> {
                at++;
                range = new int[] {1, 5};
            }
            case '?' -> {
                at++;
                range = new int[] {0, 1};
            }
            case '{' -> range = counted();
            default -> {
                return new int[] {1, 1};
            }
        }
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        return range;
    }

    private int[] counted() {
        int close = pattern.indexOf('}', at);
        String inside = close < 0 ? "" : pattern.substring(at + 1, close);
        if (!inside.matches("\\d{1,4}(,\\d{0,4})?")) {
            return new int[] {1, 1};
        }
        at = close + 1;
        String[] ends = inside.split(",", -1);
        int least = Integer.parseInt(ends[0]);
        int most = ends.length == 1 ? least : ends[1].isEmpty() ? least + 5 : Integer.parseInt(ends[1]);
        return new int[] {least, most};
    }

    private String letter(String of) {
        return String.valueOf(of.charAt(choices.below(of.length())));
    }
}
