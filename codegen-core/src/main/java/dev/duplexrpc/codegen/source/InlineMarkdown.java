package dev.duplexrpc.codegen.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markdown within a paragraph: code, emphasis, links. What is not understood stays as it is, escaped. */
final class InlineMarkdown {
    /** Each alternative is bounded, so that no text makes the search slow. */
    private static final Pattern MARK = Pattern.compile("(`{1,3})([^`]{1,400})\\1"
            + "|\\*\\*([^*\\s][^*]{0,400})\\*\\*"
            + "|(?<![A-Za-z0-9_])__([^_\\s][^_]{0,400})__(?![A-Za-z0-9_])"
            + "|(?<![A-Za-z0-9*])\\*([^*\\s][^*]{0,400})\\*(?![A-Za-z0-9*])"
            + "|(?<![A-Za-z0-9_])_([^_\\s][^_]{0,400})_(?![A-Za-z0-9_])"
            + "|!?\\[([^\\[\\]]{0,400})\\]\\(([^()\\s]{1,500})(?:\\s[^()]{0,200})?\\)"
            + "|<(https?://[^<>\\s]{1,500})>"
            + "|(?<br><br ?/?>)"
            + "|\\\\(?<escaped>[!-/:-@\\[-`{-~])"
            + "|&(?<entity>lt|gt|amp|quot|apos|nbsp|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});");

    private InlineMarkdown() {}

    static String html(String markdown) {
        if (SafeText.isPlain(markdown)) {
            return markdown.strip();
        }
        // What will not be shown goes first: emphasis around nothing would be an empty element, which doclint refuses.
        String text = SafeText.visible(markdown);
        StringBuilder html = new StringBuilder(text.length() + 32);
        Matcher marks = MARK.matcher(text);
        int from = 0;
        while (marks.find()) {
            appendText(html, text.substring(from, marks.start()));
            if (marks.group("escaped") != null || marks.group("entity") != null) {
                appendText(html, character(marks));
            } else {
                html.append(mark(marks));
            }
            from = marks.end();
        }
        appendText(html, text.substring(from));
        return html.toString().strip();
    }

    private static void appendText(StringBuilder html, String text) {
        String safe = SafeText.html(text);
        boolean wouldEnd = html.length() > 0 && html.charAt(html.length() - 1) == '*' && safe.startsWith("/");
        html.append(wouldEnd ? "&#47;" + safe.substring(1) : safe);
    }

    /** The character that stands behind a backslash or has a name; safe it becomes like any other. */
    private static String character(Matcher marks) {
        String escaped = marks.group("escaped");
        return escaped != null ? escaped : entity(marks.group("entity"));
    }

    private static String entity(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> " ";
            default -> {
                boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
                int c = hex
                        ? Integer.parseInt(name, 2, name.length(), 16)
                        : Integer.parseInt(name, 1, name.length(), 10);
                yield Character.isValidCodePoint(c) ? Character.toString(c) : "&" + name + ";";
            }
        };
    }

    private static String mark(Matcher marks) {
        if (marks.group(2) != null) {
            return SafeText.code(marks.group(2));
        }
        for (int strong = 3; strong <= 4; strong++) {
            if (marks.group(strong) != null) {
                return "<strong>" + SafeText.html(marks.group(strong)) + "</strong>";
            }
        }
        for (int emphasis = 5; emphasis <= 6; emphasis++) {
            if (marks.group(emphasis) != null) {
                return "<em>" + SafeText.html(marks.group(emphasis)) + "</em>";
            }
        }
        if (marks.group(8) != null) {
            return SafeText.link(marks.group(7), marks.group(8));
        }
        return marks.group(9) != null ? SafeText.link("", marks.group(9)) : " ";
    }
}
