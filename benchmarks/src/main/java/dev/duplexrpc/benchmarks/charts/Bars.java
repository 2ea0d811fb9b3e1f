package dev.duplexrpc.benchmarks.charts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Bars below each other, each of one part or of two, with what they stand for on their left and the figures on their right. */
final class Bars {
    private static final int TOP = 58;
    private static final int STEP = 30;
    private static final int THICK = 18;
    private static final int LEFT = 215;
    private static final int RIGHT = 115;

    /**
     * @param dark the first part, {@code pale} the second or zero
     */
    record Bar(String label, boolean isOurs, double dark, double pale) {
        double sum() {
            return dark + pale;
        }

        String figures() {
            return pale == 0
                    ? String.format(Locale.ROOT, "%.2f µs", dark)
                    : String.format(Locale.ROOT, "%.2f + %.2f µs", dark, pale);
        }
    }

    private Bars() {}

    /** The shortest first. */
    static String draw(String title, String subtitle, List<Bar> all) {
        List<Bar> bars =
                all.stream().sorted(Comparator.comparingDouble(Bar::sum)).toList();
        Svg svg = new Svg().title(title, subtitle);
        double longest = bars.stream().mapToDouble(Bar::sum).max().orElseThrow();
        double scale = (Svg.WIDTH - LEFT - RIGHT) / longest;
        double y = TOP;
        for (Bar bar : bars) {
            String side = bar.isOurs() ? "ours" : "other";
            double end = LEFT + bar.sum() * scale;
            svg.text(LEFT - 10, y + 14, "end", bar.label()).bar(LEFT, y, bar.dark() * scale, THICK, side);
            if (bar.pale() > 0) {
                svg.bar(LEFT + bar.dark() * scale, y, bar.pale() * scale, THICK, side + " pale");
            }
            svg.text(end + 8, y + 14, "quiet", bar.figures());
            y += STEP;
        }
        return svg.file(
                (int) y,
                title + ": "
                        + bars.stream()
                                .map(bar -> bar.label() + " " + bar.figures())
                                .collect(Collectors.joining("; ")));
    }
}
