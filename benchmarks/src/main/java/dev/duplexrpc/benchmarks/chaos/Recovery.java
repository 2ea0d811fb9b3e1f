package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.benchmarks.load.Latencies;
import dev.duplexrpc.benchmarks.process.Jvm;
import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.benchmarks.witness.Witness;
import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.testkit.fault.Cut;
import dev.duplexrpc.testkit.fault.FaultProxy;
import dev.duplexrpc.testkit.fault.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long it takes from a restored network to the first completed call: in all, which is mostly the client's backoff, and beyond the backoff, which is from the moment at which its attempt to
 * connect has come. The call is made while the network is down.
 */
public final class Recovery {

    static final String USAGE = """
            Options, each with a value behind it:
              --rounds <number>   how often the network fails; default: 50
              --down <ms>         for how long, each time; default: 300
            """;

    private static final int SERVERS_CORE = 0;
    private static final int WARM_UP = 5;
    private static final double MILLI = 1e6;
    private static final CallOptions PATIENT = CallOptions.DEFAULTS.withTimeout(Duration.ofMinutes(1));

    private Recovery() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (Arrays.equals(arguments, new String[] {"--help"})) {
            System.out.print(USAGE);
            return;
        }
        Options options = Options.of(Arrays.asList(arguments));
        int rounds = options.number("--rounds", 50);
        int down = options.number("--down", 300);
        options.refuseOthers();
        AtomicLong came = new AtomicLong();
        try (Worker server = new Worker(SERVERS_CORE, Jvm.same(), StormServer.class);
                FaultProxy proxy = FaultProxy.builder(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()))
                        .whenConnected(connection -> came.set(System.nanoTime()))
                        .start();
                DuplexClient client = Ends.quietClient(proxy.port()).connect()) {
            Witness.Async witness = Witness.asyncOver(client).withOptions(PATIENT);
            Latencies all = new Latencies();
            Latencies beyond = new Latencies();
            for (int round = 0; round < WARM_UP + rounds; round++) {
                proxy.refuse(Refusal.CLOSED);
                proxy.cutAll(Cut.RST);
                CompletableFuture<Long> completed = witness.hit(0, round, 0).thenApply(answer -> System.nanoTime());
                TimeUnit.MILLISECONDS.sleep(down);
                proxy.accept();
                long restored = System.nanoTime();
                long end = completed.join();
                if (round >= WARM_UP) {
                    all.add(end - restored);
                    beyond.add(end - came.get());
                }
            }
            print("from the restored network to the first completed call", all);
            print("beyond the backoff", beyond);
        }
    }

    private static void print(String what, Latencies seen) {
        System.out.printf(
                Locale.ROOT,
                "%s: rounds=%d median=%.1fms p90=%.1fms worst=%.1fms%n",
                what,
                seen.total(),
                seen.at(0.5) / MILLI,
                seen.at(0.9) / MILLI,
                seen.at(1) / MILLI);
    }
}
