package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.benchmarks.load.Latencies;
import dev.duplexrpc.benchmarks.process.Jvm;
import dev.duplexrpc.benchmarks.process.Memory;
import dev.duplexrpc.benchmarks.process.Options;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Drops thousands of sessions at once and has them all come back: how long that takes, what it costs the server, and what another client notices that is connected past the proxy. Each
 * client makes a call while it is cut off, and has come back when that call is answered.
 */
public final class Storm {

    static final String USAGE = """
            Options, each with a value behind it:
              --sessions <number>  how many are dropped; default: 5000
              --down <ms>          for how long nobody can connect; default: 2000
              --patience <s>       after how long those that have not come back are given up; default: 120
              --quiet <s>          for how long the other client is watched before; default: 5
            """;

    private static final int SERVERS_CORE = 0;
    private static final int OTHERS_CORE = 1;
    private static final long LOOK_MILLIS = 50;
    private static final double MIB = 1024 * 1024;
    private static final double MILLI = 1e6;

    private Storm() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (Arrays.equals(arguments, new String[] {"--help"})) {
            System.out.print(USAGE);
            return;
        }
        Options options = Options.of(Arrays.asList(arguments));
        int sessions = options.number("--sessions", 5000);
        int down = options.number("--down", 2000);
        int patience = options.number("--patience", 120);
        int quiet = options.number("--quiet", 5);
        options.refuseOthers();
        Jvm jvm = Jvm.same().with("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m");
        boolean all;
        try (Worker server = new Worker(SERVERS_CORE, jvm, StormServer.class);
                Worker proxy = new Worker(OTHERS_CORE, jvm, ChaosProxy.class, "--to", server.port());
                Worker clients = new Worker(
                        OTHERS_CORE, jvm, StormClients.class, "--port", proxy.port(), "--sessions", sessions);
                Bystander bystander = new Bystander(server.port())) {
            clients.await("ready");
            System.out.println(
                    "Connected: " + sessions + " sessions. Server: " + server.ask("health") + resident(server));
            bystander.take();
            TimeUnit.SECONDS.sleep(quiet);
            print("before", bystander.take());
            all = drop(server, proxy, clients, bystander, sessions, down, patience);
        }
        if (!all) {
            System.exit(1);
        }
    }

    private static boolean drop(
            Worker server, Worker proxy, Worker clients, Bystander bystander, int sessions, int down, int patience)
            throws IOException, InterruptedException {
        long acceptedBefore = proxy.number("accepted");
        bystander.take();
        proxy.ask("outage " + down);
        clients.ask("call");
        long restored = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(down);
        long deadline = restored + TimeUnit.SECONDS.toNanos(patience);
        long back = clients.number("back");
        while (back < sessions && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            back = clients.number("back");
        }
        double seconds = (System.nanoTime() - restored) / (MILLI * 1000);
        print("during", bystander.take());
        long attempts = proxy.number("accepted") - acceptedBefore;
        System.out.println("Server: " + server.ask("health") + resident(server));
        System.out.println("Calls: " + clients.ask("ended"));
        System.out.printf(
                Locale.ROOT,
                "sessions=%d down=%dms back=%d last=%.2fs attempts=%d failed_to_connect=%s%n",
                sessions,
                down,
                back,
                seconds,
                attempts,
                clients.ask("refused"));
        return back == sessions;
    }

    private static String resident(Worker server) throws IOException {
        return String.format(
                Locale.ROOT,
                " resident=%.1fMiB most=%.1fMiB",
                Memory.residentBytes(server.handle()) / MIB,
                Memory.mostResidentBytes(server.handle()) / MIB);
    }

    private static void print(String when, Latencies seen) {
        System.out.printf(
                Locale.ROOT,
                "Another client %s: calls=%d p50=%.2fms p99=%.2fms worst=%.2fms%n",
                when,
                seen.total(),
                seen.at(0.5) / MILLI,
                seen.at(0.99) / MILLI,
                seen.at(1) / MILLI);
    }
}
