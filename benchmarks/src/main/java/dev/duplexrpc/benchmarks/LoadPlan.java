package dev.duplexrpc.benchmarks;

/**
 * What the load generator does.
 *
 * @param port where the server listens, on the loopback interface
 * @param connections how many connections it keeps
 * @param inFlight how many calls it keeps in flight on each of them
 * @param warmUpSeconds how long it calls before it counts
 * @param seconds how long it counts
 * @param calls after how many counted calls it stops, should that be earlier
 * @param expected what a right answer looks like
 */
record LoadPlan(
        int port, int connections, int inFlight, int warmUpSeconds, int seconds, long calls, Expected expected) {
    static final int CONNECTIONS = 64;
    static final int IN_FLIGHT = 16;
    static final int WARM_UP_SECONDS = 2;
    static final int SECONDS = 4;

    LoadPlan {
        if (connections < 1 || inFlight < 1 || warmUpSeconds < 0 || seconds < 1 || calls < 1) {
            throw new IllegalArgumentException(
                    "A load needs at least one connection, one call in flight, one second and one call.");
        }
    }
}
