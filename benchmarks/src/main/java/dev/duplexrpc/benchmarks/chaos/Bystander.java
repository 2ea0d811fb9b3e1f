package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.benchmarks.load.Latencies;
import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.benchmarks.witness.Witness;
import dev.duplexrpc.client.DuplexClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The process of a client that is not concerned, and calls every few milliseconds whether or not the last answer has come, so that a server that stands still is seen. How late it is itself
 * with its calls says how much of what it sees is its own machine's doing.
 */
final class Bystander {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final double MILLI = 1e6;

    private Latencies answers = new Latencies();
    private Latencies late = new Latencies();

    private Bystander() {}

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(Arrays.asList(arguments));
        DuplexClient client = DuplexClient.connect("ws://localhost:" + options.number("--port", 8080) + "/");
        options.refuseOthers();
        Bystander bystander = new Bystander();
        Thread calls = new Thread(() -> bystander.call(Witness.asyncOver(client)), "calls");
        calls.setDaemon(true);
        calls.start();
        System.out.println("ready");
        Orders.follow(order -> {
            if (order.equals("take")) {
                return List.of(bystander.take());
            }
            throw Orders.unknown(order);
        });
    }

    private void call(Witness.Async server) {
        long due = System.nanoTime();
        while (true) {
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            long begin = System.nanoTime();
            long behind = begin - due;
            server.hit(0, 0, 0).whenComplete((answer, failure) -> add(System.nanoTime() - begin, behind));
            due += PERIOD_NANOS;
        }
    }

    private synchronized void add(long nanos, long behind) {
        answers.add(nanos);
        late.add(behind);
    }

    /** What has been seen since this was asked last. */
    private synchronized String take() {
        String seen = String.format(
                Locale.ROOT,
                "take calls=%d p50=%.2fms p99=%.2fms worst=%.2fms late_itself_p99=%.2fms",
                answers.total(),
                answers.at(0.5) / MILLI,
                answers.at(0.99) / MILLI,
                answers.at(1) / MILLI,
                late.at(0.99) / MILLI);
        answers = new Latencies();
        late = new Latencies();
        return seen;
    }
}
