package dev.duplexrpc.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A neutral load generator: one thread over plain NIO, its own frames, and byte for byte the same requests for every server.
 * It keeps a fixed number of calls in flight on each connection: an answer makes the next request, and all requests that one
 * read has made leave in one write.
 */
public final class Load {
    /** What a reader of the output waits for: from the line that starts so on, calls are counted. */
    static final String MEASURING = "measuring";

    private Load() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("usage: Load <port> [--connections 64] [--in-flight 16] [--warm-up 2] [--seconds 4]"
                    + " [--calls <at most>] [--expect pets|echo]");
            System.exit(2);
        }
        LoadPlan plan = plan(arguments[0], Arrays.asList(arguments).subList(1, arguments.length));
        System.out.println(run(plan, () -> System.out.println(MEASURING)));
    }

    /** Runs the plan on the calling thread. */
    static LoadReport run(LoadPlan plan, Runnable measuring) throws IOException {
        try (LoadRun run = LoadRun.connect(plan)) {
            run.warmUp();
            measuring.run();
            return run.measure();
        }
    }

    private static LoadPlan plan(String port, List<String> rest) {
        Options options = Options.of(rest);
        LoadPlan plan = new LoadPlan(
                Integer.parseInt(port),
                options.number("--connections", LoadPlan.CONNECTIONS),
                options.number("--in-flight", LoadPlan.IN_FLIGHT),
                options.number("--warm-up", LoadPlan.WARM_UP_SECONDS),
                options.number("--seconds", LoadPlan.SECONDS),
                options.number("--calls", Integer.MAX_VALUE),
                Expected.named(options.text("--expect", "pets")));
        options.refuseOthers();
        return plan;
    }
}
