package dev.duplexrpc.codegen.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Finds repetitions inside repetitions, {@code (a+)+} and its like, on which a backtracking matcher can take time without end. A
 * group whose rounds are kept apart by something fixed, as in {@code (\\.[a-z]+)*}, passes; that the fixed text might also be part
 * of what repeats is not looked at.
 */
final class RepetitionCheck {
    private static final Pattern CLASS = Pattern.compile("\\[\\^?\\]?(?:[^\\]\\\\]|\\\\.)*\\]");
    private static final Pattern UNBOUNDED = Pattern.compile("[+*]|\\{\\d+,\\}");
    private static final Pattern VARYING = Pattern.compile("[+*]|\\{\\d+,\\d*\\}");
    private static final Pattern FIXED_START = Pattern.compile("(?:\\?:)?(?:\\\\[^A-Za-z]|[^\\\\C(.|^$?])(?![+*?{])");
    private static final Pattern FIXED_END = Pattern.compile("(?:\\\\[^A-Za-z]|[^\\\\C()+*?{}.|])$");

    private final String pattern;

    /** @param ecma a valid regular expression */
    RepetitionCheck(String ecma) {
        // What a class holds does not matter here; a letter stands for it. A real C is then taken for a class, which is
        // on the safe side.
        this.pattern = CLASS.matcher(ecma).replaceAll("C");
    }

    private static final class Group {
        private final int start;
        private boolean repeats;

        Group(int start) {
            this.start = start;
        }
    }

    boolean findsNested() {
        Deque<Group> groups = new ArrayDeque<>();
        groups.push(new Group(0));
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c == '(') {
                groups.push(new Group(at + 1));
                at++;
            } else if (c == ')' && groups.size() > 1) {
                Group group = groups.pop();
                if (group.repeats && follows(UNBOUNDED, at + 1) && !isKeptApart(pattern.substring(group.start, at))) {
                    return true;
                }
                groups.element().repeats |= group.repeats;
                at++;
            } else {
                groups.element().repeats |= follows(VARYING, at);
                at++;
            }
        }
        return false;
    }

    private boolean follows(Pattern quantifier, int at) {
        return quantifier.matcher(pattern).region(at, pattern.length()).lookingAt();
    }

    private static boolean isKeptApart(String body) {
        return body.indexOf('|') < 0
                && (FIXED_START.matcher(body).lookingAt()
                        || FIXED_END.matcher(body).find());
    }
}
