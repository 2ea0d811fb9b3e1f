package dev.duplexrpc.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** All rounds of one server: a line of the table. Medians, because a machine that others use as well makes outliers. */
final class Row {
    private static final String HEAD = "%-22s %10s %16s %15s %13s %9s %9s%n";
    private static final String LINE = "%-22s %10.0f %16.2f %15s %13.2f %9.0f %9.0f%n";

    private final String server;
    private final List<Round> rounds = new ArrayList<>();

    Row(String server) {
        this.server = server;
    }

    void add(Round round) {
        rounds.add(round);
    }

    /** @param yardstick the server whose cost counts as one */
    static String table(List<Row> rows, String yardstick) {
        double unit = rows.stream()
                .filter(row -> row.server.equals(yardstick))
                .mapToDouble(row -> row.median(Round::cpuMicrosPerCall))
                .findAny()
                .orElse(Double.NaN);
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                HEAD,
                "server",
                "calls/s",
                "CPU µs per call",
                "min–max",
                "to " + yardstick,
                "p50 µs",
                "p99 µs"));
        rows.forEach(row -> table.append(row.line(unit)));
        return table.toString();
    }

    private String line(double unit) {
        double cpu = median(Round::cpuMicrosPerCall);
        String range = String.format(
                Locale.ROOT,
                "%.2f–%.2f",
                rounds.stream().mapToDouble(Round::cpuMicrosPerCall).min().orElse(Double.NaN),
                rounds.stream().mapToDouble(Round::cpuMicrosPerCall).max().orElse(Double.NaN));
        return String.format(
                Locale.ROOT,
                LINE,
                server,
                median(round -> round.load().callsPerSecond()),
                cpu,
                range,
                cpu / unit,
                median(round -> round.load().median() / 1e3),
                median(round -> round.load().percentile99() / 1e3));
    }

    private double median(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
