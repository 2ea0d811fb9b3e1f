package dev.duplexrpc.testkit.fault;

/** Counts what goes one way, for one connection or for all. For the proxy's thread only. */
final class Tally {

    private long bytes;
    private long writes;
    private long swallowed;

    void delivered(int count) {
        bytes += count;
        writes++;
    }

    void swallowed(int count) {
        swallowed += count;
    }

    Traffic traffic() {
        return new Traffic(bytes, writes, swallowed);
    }
}
