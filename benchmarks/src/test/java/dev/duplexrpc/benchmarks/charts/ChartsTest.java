package dev.duplexrpc.benchmarks.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final Path DOCS = Path.of("../docs");

    @Test
    void theChartsShowWhatTheTablesSay() throws IOException {
        TreeMap<String, String> drawn = new TreeMap<>();
        try (Stream<Path> files = Files.list(DOCS.resolve("charts"))) {
            for (Path file : files.toList()) {
                drawn.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(drawn)
                .as("docs/charts; dev.duplexrpc.benchmarks.charts.Charts draws them anew, see docs/benchmarks.md")
                .isEqualTo(Charts.draw(Files.readString(DOCS.resolve("benchmarks.md"))));
    }

    @Test
    void everyChartIsShownAndIsXml() throws Exception {
        String page = Files.readString(DOCS.resolve("benchmarks.md"));
        for (var chart : Charts.draw(page).entrySet()) {
            assertThat(page).contains("](charts/" + chart.getKey() + ")");
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(chart.getValue().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void theTableOfTheReadmeSaysWhatThePageSays() throws IOException {
        String rows = Figure.of(Files.readString(DOCS.resolve("benchmarks.md"))).stream()
                .filter(figure -> figure.jdk() == 17)
                .filter(figure -> figure.table().equals("The small call, 64 connections × 16 in flight"))
                .map(figure -> String.format(
                        Locale.ROOT,
                        "| %s | %.2f µs | %.2f |\n",
                        figure.label(),
                        figure.serverMicros(),
                        figure.toFirst()))
                .collect(Collectors.joining());

        assertThat(rows).contains("DuplexRPC", "grpc-java");
        assertThat(Path.of("../README.md")).content().contains(rows);
    }

    @Test
    void linesOfTablesAreRead() {
        String page = """
                Words that mention server CPU µs
                are no table of nine cells.

                ```
                The small call
                server                  JDK   calls/s  server CPU µs           min–max to first  load CPU µs    p50 µs    p99 µs
                netty-echo               17    179417           1.38         1.25–1.69     1.00         0.92      2556     39846
                duplexrpc-async          25    188247           1.35         1.30–1.36     0.98         0.85      2359     50332
                ```
                server          connections  idle: heap KiB each
                duplexrpc             10000                 4.67
                """;

        assertThat(Figure.of(page))
                .isEqualTo(List.of(
                        new Figure("The small call", "netty-echo", 17, 1.38, 1.00, 0.92),
                        new Figure("The small call", "duplexrpc-async", 25, 1.35, 0.98, 0.85)));
    }
}
