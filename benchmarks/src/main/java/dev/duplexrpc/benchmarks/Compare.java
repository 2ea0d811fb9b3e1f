package dev.duplexrpc.benchmarks;

import dev.duplexrpc.benchmarks.load.Load;
import dev.duplexrpc.benchmarks.load.Report;
import dev.duplexrpc.benchmarks.process.Child;
import dev.duplexrpc.benchmarks.process.CpuTime;
import dev.duplexrpc.benchmarks.process.Jvm;
import dev.duplexrpc.benchmarks.process.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the same load on every server in turn and prints what a call costs each of them in processor time.
 * Servers and load are processes of their own, the servers on the first core, the load on the second, so that nobody's time is
 * taken for another's; rounds are interleaved, so that a busy minute of the machine hits all servers alike.
 */
public final class Compare {
    private static final int SERVERS_CORE = 0;
    private static final int LOADS_CORE = 1;

    private final int rounds;
    private final List<String> duration;

    private Compare(int rounds, List<String> duration) {
        this.rounds = rounds;
        this.duration = duration;
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(Arrays.asList(arguments));
        int rounds = options.number("--rounds", 5);
        List<String> sections = Arrays.asList(options.text("--sections", "").split(","));
        List<String> servers = Arrays.asList(options.text("--servers", "").split(","));
        String home = options.text("--java", "");
        List<String> duration =
                List.of("--warm-up", options.text("--warm-up", "2"), "--seconds", options.text("--seconds", "4"));
        options.refuseOthers();
        if (!Child.canPin()) {
            System.err.println("There is no /usr/bin/taskset or only one core: servers and load share what there is.");
        }
        @Nullable Jvm other = home.isEmpty() ? null : Jvm.at(Path.of(home));
        Compare compare = new Compare(rounds, duration);
        StringBuilder tables = new StringBuilder();
        for (Section section : Section.all(other)) {
            if (sections.contains("") || sections.contains(section.key())) {
                List<Contender> chosen = section.contenders().stream()
                        .filter(contender -> servers.contains("") || servers.contains(contender.name()))
                        .toList();
                if (!chosen.isEmpty()) {
                    tables.append(compare.run(section, chosen));
                }
            }
        }
        System.out.print(tables);
    }

    private String run(Section section, List<Contender> contenders) throws IOException {
        List<Started> pairs = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                pairs.add(start(contender, section));
            }
            for (Started pair : pairs) {
                pair.measure(); // a round to get warm, which is not kept
            }
            for (int round = 1; round <= rounds; round++) {
                for (Started pair : pairs) {
                    Round measured = pair.measure();
                    pair.row.add(measured);
                    System.err.printf(
                            "%s, round %d of %d: %s %s%n", section.key(), round, rounds, pair.row.name(), measured);
                }
            }
        } finally {
            pairs.forEach(Started::close);
        }
        return Row.table(section.title(), pairs.stream().map(Started::row).toList());
    }

    private Started start(Contender contender, Section section) throws IOException {
        Child server = Child.start(SERVERS_CORE, contender.jvm(), contender.serverCommand());
        List<String> shape = new ArrayList<>(section.shape());
        shape.addAll(duration);
        Child load = Child.start(LOADS_CORE, contender.jvm(), contender.loadCommand(server.port(), shape));
        return new Started(server, load, new Row(contender));
    }

    /** A contender's processes and what has been measured of them. */
    private record Started(Child server, Child load, Row row) {
        Round measure() throws IOException {
            load.begin();
            load.lineStartingWith(Load.MEASURING);
            long serverBefore = CpuTime.nanos(server.handle());
            long loadBefore = CpuTime.nanos(load.handle());
            Report report = Report.parse(load.lineStartingWith(Report.PREFIX));
            return new Round(
                    report, CpuTime.nanos(server.handle()) - serverBefore, CpuTime.nanos(load.handle()) - loadBefore);
        }

        void close() {
            load.close();
            server.close();
        }
    }
}
