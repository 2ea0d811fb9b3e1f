package dev.duplexrpc.benchmarks.chaos;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/** The caller's book: how many calls it has made, numbered from 0, and what it was told of each. Safe for use by several threads. */
final class Calls {

    private final Map<Ending, BitSet> endings = new EnumMap<>(Ending.class);
    private int called;

    Calls() {
        for (Ending ending : Ending.values()) {
            endings.put(ending, new BitSet());
        }
    }

    /** @return the number of the new call */
    synchronized int begin() {
        return called++;
    }

    synchronized void end(int number, Ending ending) {
        BitSet numbers = endings.get(ending);
        if (numbers != null) {
            numbers.set(number);
        }
    }

    synchronized int called() {
        return called;
    }

    synchronized Map<Ending, BitSet> endings() {
        Map<Ending, BitSet> copy = new EnumMap<>(Ending.class);
        endings.forEach((ending, numbers) -> copy.put(ending, (BitSet) numbers.clone()));
        return copy;
    }

    /** How many calls nobody was told the end of. */
    synchronized long pending() {
        return called - endings.values().stream().mapToLong(BitSet::cardinality).sum();
    }
}
