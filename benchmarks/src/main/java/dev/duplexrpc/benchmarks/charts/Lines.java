package dev.duplexrpc.benchmarks.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A line for each server over steps of the same width; upwards each step of the grid is twice the one below. */
final class Lines {
    private static final int TOP = 62;
    private static final int BOTTOM = 322;
    private static final int LEFT = 44;
    private static final int RIGHT = 560;
    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 8;

    /** No two labels are nearer than this. */
    private static final double APART = 17;

    record Line(String label, boolean isOurs, List<Double> values) {
        double last() {
            return values.get(values.size() - 1);
        }
    }

    private Lines() {}

    static String draw(String title, String subtitle, List<String> steps, List<Line> lines) {
        Svg svg = new Svg().title(title, subtitle);
        for (double times = LOWEST; times <= HIGHEST; times *= 2) {
            svg.line(LEFT, y(times), RIGHT, y(times));
            svg.text(LEFT - 8, y(times) + 4, "quiet end", times < 1 ? "½" : String.format(Locale.ROOT, "%.0f", times));
        }
        for (int i = 0; i < steps.size(); i++) {
            svg.text(x(i, steps.size()), BOTTOM + 20, "quiet middle", steps.get(i));
        }
        for (Line line : lines) {
            String side = line.isOurs() ? "ours" : "other";
            List<String> points = new ArrayList<>();
            for (int i = 0; i < line.values().size(); i++) {
                double x = x(i, steps.size());
                double y = y(line.values().get(i));
                points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
                svg.dot(x, y, side);
            }
            svg.path(String.join(" ", points), side + " line");
        }
        label(svg, lines);
        return svg.file(
                BOTTOM + 32,
                title + ": "
                        + lines.stream()
                                .map(line -> line.label() + " " + line.values())
                                .collect(Collectors.joining("; ")));
    }

    /** At the right ends of the lines, pushed apart downwards where they would touch. */
    private static void label(Svg svg, List<Line> lines) {
        double free = TOP - APART;
        List<Line> downwards = lines.stream()
                .sorted(Comparator.comparingDouble(Line::last).reversed())
                .toList();
        for (Line line : downwards) {
            double y = Math.max(y(line.last()), free + APART);
            svg.text(RIGHT + 10, y + 4, line.isOurs() ? "" : "quiet", line.label());
            free = y;
        }
    }

    private static double x(int step, int steps) {
        return LEFT + 20 + (RIGHT - LEFT - 20.0) * step / (steps - 1);
    }

    private static double y(double times) {
        double share = Math.log(times / LOWEST) / Math.log(HIGHEST / LOWEST);
        return BOTTOM - share * (BOTTOM - TOP);
    }
}
