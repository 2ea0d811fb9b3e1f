package dev.duplexrpc.benchmarks.load;

/** Counts the answers of all connections. Every now and then it wants to see one in full. */
final class Tally {
    /** Rare enough not to be felt, often enough that nothing wrong gets through a run. A prime, so that every slot has its turn. */
    private static final int CHECK_EVERY = 509;

    private final Expected expected;
    private Latencies latencies = new Latencies();
    private long calls;
    private long checked;

    Tally(Expected expected) {
        this.expected = expected;
    }

    void reset() {
        latencies = new Latencies();
        calls = 0;
        checked = 0;
    }

    /** Whether this answer is to be checked. */
    boolean answered(long nanos) {
        latencies.add(nanos);
        return calls++ % CHECK_EVERY == 0;
    }

    void check(byte[] answer, int id) {
        expected.check(answer, id);
        checked++;
    }

    long calls() {
        return calls;
    }

    Report report(long nanos) {
        return new Report(calls, nanos, latencies.at(0.5), latencies.at(0.99), checked);
    }
}
