package dev.duplexrpc.benchmarks.load;

import dev.duplexrpc.benchmarks.process.Options;

/**
 * What a load generator does.
 *
 * @param port where the server listens, on the loopback interface
 * @param shape how many connections and calls at once
 * @param warmUpSeconds how long it calls before it counts
 * @param seconds how long it counts
 * @param calls after how many counted calls it stops, should that be earlier
 * @param bytes how large the payload is, about; 0 for the small call
 */
record Plan(int port, Shape shape, int warmUpSeconds, int seconds, long calls, int bytes) {
    /**
     * How much is done at once.
     *
     * @param connections how many connections there are
     * @param inFlight how many calls are in flight on each of them
     */
    record Shape(int connections, int inFlight) {}

    Plan {
        if (shape.connections < 1 || shape.inFlight < 1 || warmUpSeconds < 0 || seconds < 1 || calls < 1 || bytes < 0) {
            throw new IllegalArgumentException(
                    "A load needs at least one connection, one call in flight, one second and one call.");
        }
    }

    static final String USAGE =
            "[--connections 64] [--in-flight 16] [--warm-up 2] [--seconds 4] [--calls <at most>] [--bytes <payload, 0: the small call>]";

    /** Reads what all kinds of load have in common. */
    static Plan of(String port, Options options) {
        return new Plan(
                Integer.parseInt(port),
                new Shape(options.number("--connections", 64), options.number("--in-flight", 16)),
                options.number("--warm-up", 2),
                options.number("--seconds", 4),
                options.number("--calls", Integer.MAX_VALUE),
                options.number("--bytes", 0));
    }

    Call call() {
        return bytes == 0 ? Call.LIST_PETS : Call.storing(bytes);
    }
}
