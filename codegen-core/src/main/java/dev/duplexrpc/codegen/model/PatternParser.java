package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.PatternAutomaton.CharSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the regular part of regular expressions that are anchored at both ends into an automaton. */
final class PatternParser {
    private static final CharSet ANY = new CharSet(List.of(new int[] {'\n', '\n'}, new int[] {'\r', '\r'}), true);
    private static final int UNBOUNDED = -1;

    private final String pattern;
    private final PatternAutomaton automaton = new PatternAutomaton();
    private int at;

    private PatternParser(String pattern) {
        this.pattern = pattern;
    }

    /** A part of the automaton, from its first to its last state. */
    private record Piece(int first, int last) {}

    /** The pattern is not of the regular part. */
    @SuppressWarnings("serial") // never serialised
    private static final class UnsupportedException extends RuntimeException {
        UnsupportedException() {
            super(null, null, false, false);
        }
    }

    /** Null when the pattern is not anchored, not regular or too large. */
    static @Nullable PatternAutomaton automaton(String pattern) {
        if (!pattern.startsWith("^") || !pattern.endsWith("$") || pattern.endsWith("\\$")) {
            return null;
        }
        PatternParser parser = new PatternParser(pattern.substring(1, pattern.length() - 1));
        try {
            Piece whole = parser.sequence();
            if (parser.at < parser.pattern.length()) {
                return null; // ^a|b$ is anchored only in part
            }
            parser.automaton.bounds(whole.first(), whole.last());
            return parser.automaton;
        } catch (UnsupportedException | PatternAutomaton.TooLargeException e) {
            return null;
        }
    }

    private boolean more() {
        return at < pattern.length();
    }

    private char take() {
        if (!more()) {
            throw new UnsupportedException();
        }
        return pattern.charAt(at++);
    }

    private Piece choice() {
        Piece first = sequence();
        if (!more() || pattern.charAt(at) != '|') {
            return first;
        }
        Piece all = new Piece(automaton.newState(), automaton.newState());
        join(all, first);
        while (more() && pattern.charAt(at) == '|') {
            at++;
            join(all, sequence());
        }
        return all;
    }

    private void join(Piece all, Piece branch) {
        automaton.jump(all.first(), branch.first());
        automaton.jump(branch.last(), all.last());
    }

    private Piece sequence() {
        int first = automaton.newState();
        int last = first;
        while (more() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            Piece piece = repeated();
            automaton.jump(last, piece.first());
            last = piece.last();
        }
        return new Piece(first, last);
    }

    private Piece repeated() {
        int begin = at;
        Piece piece = atom();
        int end = at;
        int[] counts = counts();
        if (counts[0] == 1 && counts[1] == 1) {
            return piece;
        }
        int first = automaton.newState();
        int last = first;
        for (int i = 0; i < counts[0]; i++) {
            last = append(last, copy(begin, end));
        }
        if (counts[1] == UNBOUNDED) {
            int loop = automaton.newState();
            automaton.jump(last, loop);
            automaton.jump(append(loop, copy(begin, end)), loop);
            return new Piece(first, loop);
        }
        int done = automaton.newState();
        automaton.jump(last, done);
        for (int i = counts[0]; i < counts[1]; i++) {
            last = append(last, copy(begin, end));
            automaton.jump(last, done);
        }
        return new Piece(first, done);
    }

    private int append(int last, Piece piece) {
        automaton.jump(last, piece.first());
        return piece.last();
    }

    /** Reads a part of the pattern once more, for its next repetition. */
    private Piece copy(int begin, int end) {
        int resume = at;
        at = begin;
        Piece piece = atom();
        if (at != end) {
            throw new UnsupportedException();
        }
        at = resume;
        return piece;
    }

    private int[] counts() {
        if (!more()) {
            return new int[] {1, 1};
        }
        int[] counts = switch (pattern.charAt(at)) {
            case '?' -> sign(0, 1);
            case '*' -> sign(0, UNBOUNDED);
            case '+' -> sign(1, UNBOUNDED);
            case '{' -> braces();
            default -> new int[] {1, 1};
        };
        if (more() && pattern.charAt(at) == '?') {
            at++; // reluctance changes what is found first, not what fits
        }
        return counts;
    }

    private int[] sign(int min, int max) {
        at++;
        return new int[] {min, max};
    }

    private int[] braces() {
        int close = pattern.indexOf('}', at);
        String inside = close < 0 ? "" : pattern.substring(at + 1, close);
        if (!inside.matches("\\d{1,4}(,\\d{0,4})?")) {
            throw new UnsupportedException();
        }
        at = close + 1;
        int comma = inside.indexOf(',');
        if (comma < 0) {
            int exact = Integer.parseInt(inside);
            return new int[] {exact, exact};
        }
        int min = Integer.parseInt(inside.substring(0, comma));
        String max = inside.substring(comma + 1);
        return new int[] {min, max.isEmpty() ? UNBOUNDED : Integer.parseInt(max)};
    }

    private Piece atom() {
        char c = take();
        return switch (c) {
            case '(' -> group();
            case '[' -> single(charClass());
            case '.' -> single(ANY);
            case '\\' -> single(escape(take()));
            case '^', '$', '*', '+', '?', '{', '}', ']' -> throw new UnsupportedException();
            default -> single(just(c));
        };
    }

    private Piece group() {
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (more() && pattern.charAt(at) == '?') {
            throw new UnsupportedException();
        }
        Piece inner = choice();
        if (take() != ')') {
            throw new UnsupportedException();
        }
        return inner;
    }

    private Piece single(CharSet chars) {
        Piece piece = new Piece(automaton.newState(), automaton.newState());
        automaton.step(piece.first(), chars, piece.last());
        return piece;
    }

    private static CharSet just(char c) {
        return new CharSet(List.of(new int[] {c, c}), false);
    }

    private static CharSet escape(char c) {
        return switch (c) {
            case 'd' -> new CharSet(List.of(new int[] {'0', '9'}), false);
            case 'w' ->
                new CharSet(
                        List.of(new int[] {'0', '9'}, new int[] {'A', 'Z'}, new int[] {'_', '_'}, new int[] {'a', 'z'}),
                        false);
            case 's' -> new CharSet(List.of(new int[] {' ', ' '}, new int[] {'\t', '\r'}), false);
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new UnsupportedException();
                }
                yield just(c);
            }
        };
    }

    private CharSet charClass() {
        boolean negated = more() && pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        List<int[]> ranges = new ArrayList<>();
        char c = take();
        while (c != ']') {
            CharSet set = c == '\\' ? escape(take()) : just(c);
            boolean range = at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
            if (range) {
                at++;
                char to = take();
                if (set.ranges().size() != 1 || to == '\\') {
                    throw new UnsupportedException();
                }
                ranges.add(new int[] {set.ranges().get(0)[0], to});
            } else {
                ranges.addAll(set.ranges());
            }
            c = take();
        }
        return new CharSet(List.copyOf(ranges), negated);
    }
}
