package dev.duplexrpc.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** All rounds of one contender: a line of the table. Medians, because a machine that others use as well makes outliers. */
final class Row {
    private static final String HEAD = "%-22s %4s %9s %14s %17s %8s %12s %9s %9s%n";
    private static final String LINE = "%-22s %4d %9.0f %14.2f %17s %8.2f %12.2f %9.0f %9.0f%n";

    private final Contender contender;
    private final List<Round> rounds = new ArrayList<>();

    Row(Contender contender) {
        this.contender = contender;
    }

    String name() {
        return contender.name();
    }

    void add(Round round) {
        rounds.add(round);
    }

    /** The rows below each other; the cost of the first one counts as one. */
    static String table(String title, List<Row> rows) {
        double unit = rows.get(0).median(Round::serverMicrosPerCall);
        StringBuilder table = new StringBuilder(String.format("%n%s%n", title));
        table.append(String.format(
                HEAD,
                "server",
                "JDK",
                "calls/s",
                "server CPU µs",
                "min–max",
                "to first",
                "load CPU µs",
                "p50 µs",
                "p99 µs"));
        rows.forEach(row -> table.append(row.line(unit)));
        return table.toString();
    }

    private String line(double unit) {
        double cpu = median(Round::serverMicrosPerCall);
        String range = String.format(
                Locale.ROOT,
                "%.2f–%.2f",
                rounds.stream().mapToDouble(Round::serverMicrosPerCall).min().orElse(Double.NaN),
                rounds.stream().mapToDouble(Round::serverMicrosPerCall).max().orElse(Double.NaN));
        return String.format(
                Locale.ROOT,
                LINE,
                contender.name(),
                contender.jvm().feature(),
                median(round -> round.load().callsPerSecond()),
                cpu,
                range,
                cpu / unit,
                median(Round::loadMicrosPerCall),
                median(round -> round.load().median() / 1e3),
                median(round -> round.load().percentile99() / 1e3));
    }

    private double median(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
