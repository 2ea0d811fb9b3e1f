package dev.duplexrpc.benchmarks.load;

/** A histogram of nanoseconds in buckets that are at most one thirty-second of their value wide. */
public final class Latencies {
    private static final int SUB_BITS = 5;
    private static final int SUBS = 1 << SUB_BITS;

    private final long[] counts = new long[(Long.SIZE - SUB_BITS) * SUBS];
    private long total;

    public void add(long nanos) {
        counts[bucket(Math.max(0, nanos))]++;
        total++;
    }

    void addAll(Latencies others) {
        for (int bucket = 0; bucket < counts.length; bucket++) {
            counts[bucket] += others.counts[bucket];
        }
        total += others.total;
    }

    /** How many values there are. */
    public long total() {
        return total;
    }

    /** The lower end of the bucket in which this share of all values, counted from the smallest, is reached. */
    public long at(double share) {
        long wanted = Math.max(1, (long) Math.ceil(total * share));
        long seen = 0;
        int bucket = 0;
        while (bucket < counts.length - 1 && seen + counts[bucket] < wanted) {
            seen += counts[bucket];
            bucket++;
        }
        return lowest(bucket);
    }

    private static int bucket(long nanos) {
        if (nanos < SUBS) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - SUB_BITS;
        return (shift + 1) * SUBS + (int) (nanos >>> shift) - SUBS;
    }

    private static long lowest(int bucket) {
        if (bucket < SUBS) {
            return bucket;
        }
        int shift = bucket / SUBS - 1;
        return (long) (SUBS + bucket % SUBS) << shift;
    }
}
