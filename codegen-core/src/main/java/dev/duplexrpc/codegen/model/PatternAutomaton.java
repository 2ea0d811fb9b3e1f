package dev.duplexrpc.codegen.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts that an anchored regular expression takes, as an automaton: enough to prove that no text fits two of them. It knows the
 * regular part of the language (no look-around, no back references) and gives up on what is too large.
 */
final class PatternAutomaton {
    static final int MAX_STATES = 2000;
    private static final int MAX_PAIRS = 10_000;

    private final List<List<Step>> steps = new ArrayList<>();
    private final List<List<Integer>> jumps = new ArrayList<>();
    private int start;
    private int end;

    /** A transition over the characters of a set of ranges. */
    private record Step(CharSet chars, int to) {}

    /** Ranges of characters, or all but those. */
    record CharSet(List<int[]> ranges, boolean negated) {
        boolean contains(int c) {
            for (int[] range : ranges) {
                if (c >= range[0] && c <= range[1]) {
                    return !negated;
                }
            }
            return negated;
        }
    }

    /** False also when it cannot be proved. */
    static boolean areDisjoint(String one, String other) {
        PatternAutomaton a = PatternParser.automaton(one);
        PatternAutomaton b = PatternParser.automaton(other);
        return a != null && b != null && !a.meets(b);
    }

    int newState() {
        if (steps.size() >= MAX_STATES) {
            throw new TooLargeException();
        }
        steps.add(new ArrayList<>(2));
        jumps.add(new ArrayList<>(2));
        return steps.size() - 1;
    }

    void step(int from, CharSet chars, int to) {
        steps.get(from).add(new Step(chars, to));
    }

    void jump(int from, int to) {
        jumps.get(from).add(to);
    }

    void bounds(int first, int last) {
        start = first;
        end = last;
    }

    /** The pattern is beyond what is worth proving. */
    @SuppressWarnings("serial") // never serialised
    static final class TooLargeException extends RuntimeException {
        TooLargeException() {
            super(null, null, false, false);
        }
    }

    private record Pair(BitSet here, BitSet there) {}

    private boolean meets(PatternAutomaton other) {
        int[] alphabet = alphabet(other);
        Deque<Pair> open = new ArrayDeque<>();
        Set<Pair> seen = new HashSet<>();
        Pair first = new Pair(closure(start), other.closure(other.start));
        open.add(first);
        seen.add(first);
        while (!open.isEmpty()) {
            Pair pair = open.remove();
            if ((pair.here().get(end) && pair.there().get(other.end)) || seen.size() > MAX_PAIRS) {
                return true;
            }
            for (int c : alphabet) {
                Pair next = new Pair(next(pair.here(), c), other.next(pair.there(), c));
                if (!next.here().isEmpty() && !next.there().isEmpty() && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return false;
    }

    /** One character of each range between the ends of all ranges: the others behave the same. */
    private int[] alphabet(PatternAutomaton other) {
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(0);
        for (PatternAutomaton automaton : List.of(this, other)) {
            for (List<Step> from : automaton.steps) {
                for (Step step : from) {
                    for (int[] range : step.chars().ranges()) {
                        starts.add(range[0]);
                        starts.add(range[1] + 1);
                    }
                }
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private BitSet next(BitSet states, int c) {
        BitSet next = new BitSet();
        for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
            for (Step step : steps.get(state)) {
                if (step.chars().contains(c)) {
                    reach(step.to(), next);
                }
            }
        }
        return next;
    }

    private BitSet closure(int state) {
        BitSet states = new BitSet();
        reach(state, states);
        return states;
    }

    private void reach(int state, BitSet states) {
        Deque<Integer> open = new ArrayDeque<>();
        open.push(state);
        while (!open.isEmpty()) {
            int next = open.pop();
            if (!states.get(next)) {
                states.set(next);
                jumps.get(next).forEach(open::push);
            }
        }
    }
}
