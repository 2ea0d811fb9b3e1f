package dev.duplexrpc.maven;

import java.util.ArrayList;
import java.util.List;

/** The alternatives of a pattern, <code>a.{json,yaml}</code>, as patterns of their own; those of Java know no braces within braces. */
final class Braces {
    /** More alternatives than anybody writes down; braces that follow upon each other multiply. */
    private static final int MOST = 1000;

    private Braces() {}

    /** Returns the pattern without its braces, once for each alternative; what is not closed stays as it is. */
    static List<String> expand(String pattern) {
        List<String> done = new ArrayList<>();
        List<String> pending = List.of(pattern);
        while (!pending.isEmpty()) {
            List<String> next = new ArrayList<>();
            for (String one : pending) {
                int open = open(one);
                List<Integer> cuts = open < 0 ? List.of() : cuts(one, open);
                if (cuts.isEmpty() || done.size() + next.size() > MOST) {
                    done.add(one);
                } else {
                    addAlternatives(one, open, cuts, next);
                }
            }
            pending = next;
        }
        return done;
    }

    private static void addAlternatives(String pattern, int open, List<Integer> cuts, List<String> to) {
        String before = pattern.substring(0, open);
        String behind = pattern.substring(cuts.get(cuts.size() - 1) + 1);
        int from = open + 1;
        for (int cut : cuts) {
            to.add(before + pattern.substring(from, cut) + behind);
            from = cut + 1;
        }
    }

    private static int open(String pattern) {
        for (int i = 0; i < pattern.length(); i = next(pattern, i)) {
            if (pattern.charAt(i) == '{') {
                return i;
            }
        }
        return -1;
    }

    /** The commas of the braces, and where they close; nothing when they do not. */
    private static List<Integer> cuts(String pattern, int open) {
        List<Integer> cuts = new ArrayList<>();
        int depth = 0;
        for (int i = open; i < pattern.length(); i = next(pattern, i)) {
            switch (pattern.charAt(i)) {
                case '{' -> depth++;
                case '}' -> depth--;
                case ',' -> {
                    if (depth == 1) {
                        cuts.add(i);
                    }
                }
                default -> {}
            }
            if (depth == 0) {
                cuts.add(i);
                return cuts;
            }
        }
        return List.of();
    }

    /** The next position; what stands in square brackets is a choice of characters, and a brace there is one of them. */
    private static int next(String pattern, int at) {
        if (pattern.charAt(at) != '[') {
            return at + 1;
        }
        int close = pattern.indexOf(']', at + 2);
        return close < 0 ? at + 1 : close + 1;
    }
}
