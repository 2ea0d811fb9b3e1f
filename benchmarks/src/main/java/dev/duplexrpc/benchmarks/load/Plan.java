package dev.duplexrpc.benchmarks.load;

import dev.duplexrpc.benchmarks.process.Options;
import java.util.concurrent.TimeUnit;

/**
 * What a load generator does.
 *
 * @param port where the server listens, on the loopback interface
 * @param shape how many connections and calls at once
 * @param warmUpSeconds how long it calls before it counts
 * @param warmUpCalls how many calls it makes before it counts, should that take longer
 * @param seconds how long it counts
 * @param calls after how many counted calls it stops, should that be earlier
 * @param bytes how large the payload is, about; 0 for the small call
 */
record Plan(int port, Shape shape, int warmUpSeconds, long warmUpCalls, int seconds, long calls, int bytes) {
    /**
     * How much is done at once.
     *
     * @param connections how many connections there are
     * @param inFlight how many calls are in flight on each of them
     */
    record Shape(int connections, int inFlight) {}

    Plan {
        if (shape.connections < 1
                || shape.inFlight < 1
                || warmUpSeconds < 0
                || warmUpCalls < 0
                || seconds < 1
                || calls < 1
                || bytes < 0) {
            throw new IllegalArgumentException(
                    "A load needs at least one connection, one call in flight, one second and one call.");
        }
    }

    private static final int WARM_UP_AT_MOST_SECONDS = 60;

    static final String USAGE =
            "[--connections 64] [--in-flight 16] [--warm-up 2] [--warm-up-calls 0] [--seconds 4] [--calls <at most>] [--bytes <payload, 0: the small call>]";

    /** Reads what all kinds of load have in common. */
    static Plan of(String port, Options options) {
        return new Plan(
                Integer.parseInt(port),
                new Shape(options.number("--connections", 64), options.number("--in-flight", 16)),
                options.number("--warm-up", 2),
                options.number("--warm-up-calls", 0),
                options.number("--seconds", 4),
                options.number("--calls", Integer.MAX_VALUE),
                options.number("--bytes", 0));
    }

    /** The same for a process that is warm. */
    Plan onceWarm() {
        return new Plan(port, shape, warmUpSeconds, 0, seconds, calls, bytes);
    }

    /** Whether it has called for long enough to count from now on. A server that is very slow is not waited for. */
    boolean isWarm(long nanos, long answered) {
        long passed = TimeUnit.NANOSECONDS.toSeconds(nanos);
        return passed >= warmUpSeconds && (answered >= warmUpCalls || passed >= WARM_UP_AT_MOST_SECONDS);
    }

    Call call() {
        return bytes == 0 ? Call.LIST_PETS : Call.storing(bytes);
    }
}
