package dev.duplexrpc.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Puts the same load on every server in turn and prints what a call costs each of them in processor time.
 * Servers and load are processes of their own, the servers on the first core, the load on the second, so that nobody's time is
 * taken for another's; rounds are interleaved, so that a busy minute of the machine hits all servers alike.
 */
public final class Compare {
    private static final int SERVERS_CORE = 0;
    private static final int LOADS_CORE = 1;

    private final int rounds;
    private final List<String> loadOptions;

    private Compare(int rounds, List<String> loadOptions) {
        this.rounds = rounds;
        this.loadOptions = loadOptions;
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(Arrays.asList(arguments));
        int rounds = options.number("--rounds", 5);
        List<String> names = Arrays.asList(options.text("--servers", "").split(","));
        List<String> load = new ArrayList<>();
        load.addAll(List.of("--connections", options.text("--connections", "64")));
        load.addAll(List.of("--in-flight", options.text("--in-flight", "16")));
        load.addAll(List.of("--warm-up", options.text("--warm-up", "2")));
        load.addAll(List.of("--seconds", options.text("--seconds", "4")));
        options.refuseOthers();
        List<Contender> contenders = Contender.ALL.stream()
                .filter(contender -> names.contains("") || names.contains(contender.name()))
                .toList();
        if (!Child.canPin()) {
            System.err.println("There is no /usr/bin/taskset or only one core: servers and load share what there is.");
        }
        new Compare(rounds, load).run(contenders);
    }

    private void run(List<Contender> contenders) throws IOException {
        List<Started> servers = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                servers.add(new Started(
                        contender, Child.start(SERVERS_CORE, contender.command()), new Row(contender.name())));
            }
            for (Started server : servers) {
                measure(server); // a round to get warm, which is not kept
            }
            for (int round = 1; round <= rounds; round++) {
                for (Started server : servers) {
                    Round measured = measure(server);
                    server.row.add(measured);
                    System.err.printf("round %d of %d: %s %s%n", round, rounds, server.contender.name(), measured);
                }
            }
        } finally {
            servers.forEach(server -> server.process.close());
        }
        System.out.print(Row.table(servers.stream().map(Started::row).toList(), Contender.NETTY_ECHO.name()));
    }

    private Round measure(Started server) throws IOException {
        List<String> command = new ArrayList<>(List.of(Load.class.getName(), Integer.toString(server.process.port())));
        command.addAll(loadOptions);
        command.addAll(List.of("--expect", server.contender.expected().name().toLowerCase(Locale.ROOT)));
        try (Child load = Child.start(LOADS_CORE, command)) {
            load.lineStartingWith(Load.MEASURING);
            ProcessHandle measured = server.process.handle();
            long before = CpuTime.nanos(measured);
            LoadReport report = LoadReport.parse(load.lineStartingWith(LoadReport.PREFIX));
            return new Round(report, CpuTime.nanos(measured) - before);
        }
    }

    /** A contender's process and what has been measured of it. */
    private record Started(Contender contender, Child process, Row row) {}
}
