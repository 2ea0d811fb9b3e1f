package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.benchmarks.process.CpuTime;
import dev.duplexrpc.benchmarks.process.Jvm;
import dev.duplexrpc.benchmarks.process.Memory;
import dev.duplexrpc.benchmarks.process.Options;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Drops thousands of sessions at once and has them all come back: how long that takes, what it costs the server, and what another client notices that is connected past the proxy. Each
 * client makes a call while it is cut off, and has come back when that call is answered. The server has a core of its own; those that come back share the other one with the client that watches,
 * and give way to it.
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
    private static final double MICRO = 1e3;
    private static final double SECOND = 1e9;

    private final int sessions;
    private final int down;
    private final int patience;
    private final Worker server;
    private final Worker proxy;
    private final Worker clients;
    private final Worker bystander;

    private Storm(int sessions, int down, int patience) throws IOException {
        this.sessions = sessions;
        this.down = down;
        this.patience = patience;
        Jvm jvm = Jvm.same().with("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m");
        Jvm humble = jvm.givingWay();
        server = new Worker(SERVERS_CORE, jvm, StormServer.class);
        proxy = new Worker(OTHERS_CORE, humble, ChaosProxy.class, "--to", server.port());
        clients = new Worker(OTHERS_CORE, humble, StormClients.class, "--port", proxy.port(), "--sessions", sessions);
        bystander = new Worker(OTHERS_CORE, Jvm.same(), Bystander.class, "--port", server.port());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (Arrays.equals(arguments, new String[] {"--help"})) {
            System.out.print(USAGE);
            return;
        }
        Options options = Options.of(Arrays.asList(arguments));
        int quiet = options.number("--quiet", 5);
        Storm storm = new Storm(
                options.number("--sessions", 5000), options.number("--down", 2000), options.number("--patience", 120));
        boolean all;
        try {
            options.refuseOthers();
            storm.watchQuiet(quiet);
            all = storm.drop();
        } finally {
            storm.close();
        }
        if (!all) {
            System.exit(1);
        }
    }

    private void watchQuiet(int seconds) throws IOException, InterruptedException {
        bystander.await("ready");
        clients.await("ready");
        System.out.println("Connected: " + sessions + " sessions. Server: " + server.ask("health") + resident());
        bystander.ask("take");
        TimeUnit.SECONDS.sleep(seconds);
        System.out.println("Another client before: " + bystander.ask("take"));
    }

    private boolean drop() throws IOException, InterruptedException {
        long acceptedBefore = proxy.number("accepted");
        bystander.ask("take");
        long begin = System.nanoTime();
        proxy.ask("down");
        clients.ask("call");
        TimeUnit.NANOSECONDS.sleep(begin + TimeUnit.MILLISECONDS.toNanos(down) - System.nanoTime());
        System.out.println("Another client while they are cut off: " + bystander.ask("take"));
        long serversBefore = CpuTime.nanos(server.handle());
        long clientsBefore = CpuTime.nanos(clients.handle());
        long restored = System.nanoTime();
        proxy.ask("up");
        long back = await(restored);
        double seconds = (System.nanoTime() - restored) / SECOND;
        System.out.println("Another client while they come back: " + bystander.ask("take"));
        System.out.printf(
                Locale.ROOT,
                "Processor time for each that came back: server %.0f µs, client %.0f µs%n",
                (CpuTime.nanos(server.handle()) - serversBefore) / MICRO / sessions,
                (CpuTime.nanos(clients.handle()) - clientsBefore) / MICRO / sessions);
        System.out.println("Server: " + server.ask("health") + resident());
        System.out.println("Calls: " + clients.ask("ended"));
        System.out.printf(
                Locale.ROOT,
                "sessions=%d down=%dms back=%d last=%.2fs attempts=%d refused_while_down=%s failed=%s%n",
                sessions,
                down,
                back,
                seconds,
                proxy.number("accepted") - acceptedBefore,
                clients.ask("refused"),
                clients.ask("failed"));
        return back == sessions;
    }

    private long await(long restored) throws IOException, InterruptedException {
        long deadline = restored + TimeUnit.SECONDS.toNanos(patience);
        long back = clients.number("back");
        while (back < sessions && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            back = clients.number("back");
        }
        return back;
    }

    private String resident() throws IOException {
        return String.format(
                Locale.ROOT,
                " resident=%.1fMiB most=%.1fMiB",
                Memory.residentBytes(server.handle()) / MIB,
                Memory.mostResidentBytes(server.handle()) / MIB);
    }

    private void close() {
        bystander.close();
        clients.close();
        proxy.close();
        server.close();
    }
}
