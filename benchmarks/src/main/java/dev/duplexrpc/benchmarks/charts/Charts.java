package dev.duplexrpc.benchmarks.charts;

import dev.duplexrpc.benchmarks.charts.Bars.Bar;
import dev.duplexrpc.benchmarks.charts.Lines.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes {@code docs/charts} from the tables of {@code docs/benchmarks.md}; to be run in the folder of the repository. */
public final class Charts {
    private static final String CALLS = "The small call, 64 connections × 16 in flight";
    private static final String STUBS = "The small call, typed stubs on both sides, 64 connections × 16 in flight";
    private static final Pattern SIZES = Pattern.compile("A payload of (\\d+) bytes there and back.*");
    private static final int JDK = 17;

    private Charts() {}

    public static void main(String[] arguments) throws IOException {
        Path docs = Path.of(arguments.length == 0 ? "docs" : arguments[0]);
        for (Map.Entry<String, String> chart :
                draw(Files.readString(docs.resolve("benchmarks.md"))).entrySet()) {
            Path file = docs.resolve("charts").resolve(chart.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, chart.getValue());
            System.out.println(file);
        }
    }

    /** The charts of a page by the names of their files. */
    static SortedMap<String, String> draw(String page) {
        List<Figure> figures =
                Figure.of(page).stream().filter(figure -> figure.jdk() == JDK).toList();
        SortedMap<String, String> charts = new TreeMap<>();
        charts.put("small-call.svg", smallCall(figures));
        charts.put("stubs.svg", stubs(figures));
        charts.put("sizes.svg", sizes(figures));
        return charts;
    }

    private static String smallCall(List<Figure> figures) {
        return Bars.draw(
                "A small typed call",
                "Processor time of the server for each, JDK " + JDK + ". Less is better.",
                table(figures, CALLS).stream()
                        .map(figure -> new Bar(figure.label(), figure.isOurs(), figure.serverMicros(), 0))
                        .toList());
    }

    private static String stubs(List<Figure> figures) {
        return Bars.draw(
                "A small call, typed stubs on both sides",
                "Processor time of server and, paler, client for each, JDK " + JDK + ". Less is better.",
                table(figures, STUBS).stream()
                        .map(figure ->
                                new Bar(figure.label(), figure.isOurs(), figure.serverMicros(), figure.loadMicros()))
                        .toList());
    }

    private static String sizes(List<Figure> figures) {
        List<String> steps = new ArrayList<>();
        Map<String, Line> lines = new LinkedHashMap<>();
        for (String title : figures.stream().map(Figure::table).distinct().toList()) {
            Matcher size = SIZES.matcher(title);
            if (size.matches()) {
                steps.add(bytes(Integer.parseInt(size.group(1))));
                for (Figure figure : table(figures, title)) {
                    lines.computeIfAbsent(
                                    figure.server(),
                                    server -> new Line(figure.label(), figure.isOurs(), new ArrayList<>()))
                            .values()
                            .add(figure.toFirst());
                }
            }
        }
        return Lines.draw(
                "Payloads there and back",
                "Processor time of the server, as a multiple of what Netty needs to echo them, JDK " + JDK + ".",
                steps,
                List.copyOf(lines.values()));
    }

    /** The figures of one table; where it stands there more than once, the first line of each server counts. */
    private static List<Figure> table(List<Figure> figures, String title) {
        Map<String, Figure> found = new LinkedHashMap<>();
        figures.stream()
                .filter(figure -> figure.table().equals(title))
                .forEach(figure -> found.putIfAbsent(figure.server(), figure));
        if (found.isEmpty()) {
            throw new IllegalArgumentException("The page has no table '" + title + "' with lines of JDK " + JDK + ".");
        }
        return List.copyOf(found.values());
    }

    private static String bytes(int bytes) {
        return bytes >= 1_000_000 ? bytes / 1_000_000 + " MB" : bytes >= 1000 ? bytes / 1000 + " kB" : bytes + " B";
    }
}
