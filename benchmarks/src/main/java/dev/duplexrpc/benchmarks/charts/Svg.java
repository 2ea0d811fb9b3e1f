package dev.duplexrpc.benchmarks.charts;

import java.util.Locale;

/** A picture that grows by shapes. Its colours follow the reader's choice of light or dark, and it has no background of its own. */
final class Svg {
    static final int WIDTH = 760;

    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328 }
              .title { font-size: 15px; font-weight: 600 }
              .quiet { fill: #59636e }
              .end { text-anchor: end }
              .middle { text-anchor: middle }
              .axis { stroke: #d1d9e0 }
              .ours { fill: #0969da; stroke: #0969da }
              .other { fill: #818b98; stroke: #818b98 }
              .pale { opacity: .45 }
              .line { stroke-width: 2.5 }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3 }
                .quiet { fill: #9198a1 }
                .axis { stroke: #3d444d }
                .ours { fill: #4493f8; stroke: #4493f8 }
                .other { fill: #767e87; stroke: #767e87 }
              }
            </style>
            """;

    private final StringBuilder shapes = new StringBuilder();

    Svg title(String title, String subtitle) {
        return text(0, 18, "title", title).text(0, 38, "quiet", subtitle);
    }

    Svg text(double x, double y, String classes, String text) {
        return add("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>", x, y, classes, escaped(text));
    }

    Svg bar(double x, double y, double width, double height, String classes) {
        return add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\" style=\"stroke:none\"/>",
                x, y, width, height, classes);
    }

    Svg line(double x1, double y1, double x2, double y2) {
        return add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"axis\"/>", x1, y1, x2, y2);
    }

    Svg path(String points, String classes) {
        return add("<polyline points=\"%s\" class=\"%s\" style=\"fill:none\"/>", points, classes);
    }

    Svg dot(double x, double y, String classes) {
        return add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" class=\"%s\"/>", x, y, classes);
    }

    /** The whole file; {@code description} is for who cannot see it. */
    String file(int height, String description) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + height + "\" width=\"" + WIDTH
                + "\" height=\"" + height + "\" role=\"img\">\n<title>" + escaped(description) + "</title>\n" + STYLE
                + shapes
                + "</svg>\n";
    }

    private Svg add(String format, Object... values) {
        shapes.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
