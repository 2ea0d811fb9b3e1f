package dev.duplexrpc.benchmarks.chaos;

import java.util.BitSet;

/** The receiver's book: which numbers came, how often one came that had been there before, and how often one came behind a higher one. Safe for use by several threads. */
final class Arrivals {

    private final BitSet numbers = new BitSet();
    private int highest = -1;
    private long twice;
    private long reordered;

    synchronized void came(long number) {
        int index = Math.toIntExact(number);
        if (numbers.get(index)) {
            twice++;
        } else if (index < highest) {
            reordered++;
        }
        numbers.set(index);
        highest = Math.max(highest, index);
    }

    synchronized Page.Came page() {
        return new Page.Came((BitSet) numbers.clone(), twice, reordered);
    }
}
