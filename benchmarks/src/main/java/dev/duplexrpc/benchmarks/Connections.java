package dev.duplexrpc.benchmarks;

import dev.duplexrpc.benchmarks.load.Pace;
import dev.duplexrpc.benchmarks.load.PaceReport;
import dev.duplexrpc.benchmarks.process.Child;
import dev.duplexrpc.benchmarks.process.CpuTime;
import dev.duplexrpc.benchmarks.process.Jvm;
import dev.duplexrpc.benchmarks.process.Memory;
import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.benchmarks.servers.NettyEcho;
import dev.duplexrpc.benchmarks.servers.Server;
import dev.duplexrpc.benchmarks.servers.UndertowEcho;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What many connections cost: the heap and the memory of a server with none, with all of them idle, and with all of them calling once a second, and how long those
 * calls took. A process may open as many files as {@code ulimit -n} says, which has to be more than there are connections.
 */
public final class Connections {
    private static final int SERVERS_CORE = 0;
    private static final int LOADS_CORE = 1;
    private static final double KIB = 1024;
    private static final double MIB = 1024 * KIB;

    private final int connections;
    private final int seconds;

    private Connections(int connections, int seconds) {
        this.connections = connections;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(Arrays.asList(arguments));
        List<String> servers = Arrays.asList(
                options.text("--servers", "duplexrpc,netty-echo,undertow-echo").split(","));
        Connections all = new Connections(options.number("--connections", 10_000), options.number("--seconds", 60));
        options.refuseOthers();
        System.out.printf(
                Locale.ROOT,
                "%-14s %12s %20s %14s %14s %10s %8s %8s %9s %9s %9s %16s%n",
                "server",
                "connections",
                "idle: heap KiB each",
                "resident MiB",
                "of it before",
                "calls",
                "errors",
                "skipped",
                "p50 µs",
                "p99 µs",
                "worst µs",
                "CPU µs per call");
        for (String server : servers) {
            switch (server) {
                case "duplexrpc" ->
                    all.measure(
                            server,
                            List.of(
                                    Server.class.getName(),
                                    "0",
                                    "--max-connections",
                                    Integer.toString(all.connections)),
                            "pets");
                case "netty-echo" -> all.measure(server, List.of(NettyEcho.class.getName(), "0"), "echo");
                case "undertow-echo" -> all.measure(server, List.of(UndertowEcho.class.getName(), "0"), "echo");
                default -> throw new IllegalArgumentException("There is no server '" + server + "' to measure.");
            }
        }
    }

    private void measure(String name, List<String> command, String expected) throws IOException {
        // More heap than any of them needs, so that nobody collects for lack of room.
        Jvm jvm = Jvm.same().with("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m");
        try (Child server = Child.start(SERVERS_CORE, jvm, command);
                Child load = Child.start(
                        LOADS_CORE,
                        jvm,
                        List.of(
                                Pace.class.getName(),
                                Integer.toString(server.port()),
                                "--connections",
                                Integer.toString(connections),
                                "--seconds",
                                Integer.toString(seconds),
                                "--expect",
                                expected))) {
            long heapBefore = server.usedHeap();
            long residentBefore = Memory.residentBytes(server.handle());
            load.begin();
            load.lineStartingWith(Pace.OPENED);
            long heap = server.usedHeap() - heapBefore;
            long resident = Memory.residentBytes(server.handle());
            load.begin();
            long cpuBefore = CpuTime.nanos(server.handle());
            PaceReport report = PaceReport.parse(load.lineStartingWith(PaceReport.PREFIX));
            long cpu = CpuTime.nanos(server.handle()) - cpuBefore;
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %12d %20.2f %14.1f %14.1f %10d %8d %8d %9.0f %9.0f %9.0f %16.2f%n",
                    name,
                    connections,
                    heap / KIB / connections,
                    resident / MIB,
                    residentBefore / MIB,
                    report.calls(),
                    report.errors(),
                    report.skipped(),
                    report.median() / 1e3,
                    report.percentile99() / 1e3,
                    report.worst() / 1e3,
                    cpu / 1e3 / report.calls());
        }
    }
}
