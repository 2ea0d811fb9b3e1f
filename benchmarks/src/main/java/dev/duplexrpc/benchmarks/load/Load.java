package dev.duplexrpc.benchmarks.load;

import dev.duplexrpc.benchmarks.process.Child;
import dev.duplexrpc.benchmarks.process.Options;
import java.io.IOException;
import java.util.Arrays;

/**
 * A neutral load generator: one thread over plain NIO, its own frames, and byte for byte the same requests for every server.
 * It keeps a fixed number of calls in flight on each connection: an answer makes the next request, and all requests that one
 * read has made leave in one write.
 */
public final class Load {
    /** What a reader of the output waits for: from the line that starts so on, calls are counted. */
    public static final String MEASURING = "measuring";

    private Load() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: Load <port> " + Plan.USAGE
                    + " [--expect pets|echo] [--path /] [--tls <key store>] [--compressed yes]");
            System.exit(2);
        }
        Options options = Options.of(Arrays.asList(arguments).subList(1, arguments.length));
        Plan plan = Plan.of(arguments[0], options);
        Expected expected = Expected.named(options.text("--expect", "pets"), plan.call());
        Handshake handshake = Handshake.of(plan.port(), options);
        options.refuseOthers();
        Child.eachTime(
                first -> System.out.println(run(first ? plan : plan.onceWarm(), expected, handshake, Load::measuring)));
    }

    static void measuring() {
        System.out.println(MEASURING);
    }

    /** Runs the plan on the calling thread. */
    static Report run(Plan plan, Expected expected, Handshake handshake, Runnable measuring) throws IOException {
        try (Run run = Run.connect(plan, expected, handshake)) {
            run.warmUp();
            measuring.run();
            return run.measure();
        }
    }
}
