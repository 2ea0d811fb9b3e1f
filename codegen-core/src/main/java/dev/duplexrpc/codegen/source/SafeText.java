package dev.duplexrpc.codegen.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Text of a document made harmless for a comment. Nothing that comes out can end the comment, begin a unicode escape, a
 * javadoc tag or an HTML element, break a line or reorder what a reader sees. Brackets stay: without an at sign they begin
 * no tag.
 */
final class SafeText {
    private static final Pattern WEB_ADDRESS =
            Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9/?#!$&'()+,;=._~%-]*)?");
    private static final Pattern PLAIN_CODE = Pattern.compile("[A-Za-z0-9 _.,:;=<>&+\\-/\"'()\\[\\]#!?%|$^~]+");

    private SafeText() {}

    /** Text without the characters that nobody sees; every sort of space is a plain one. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isShown(c)) {
                visible.appendCodePoint(c);
            } else if (isSpace(c)) {
                visible.append(' ');
            }
        });
        return visible.toString();
    }

    /** Text as HTML. */
    static String html(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> appendHtml(html, c));
        return html.toString();
    }

    /** Text as HTML that shows it as code. */
    static String code(String text) {
        String one = text.strip();
        if (PLAIN_CODE.matcher(one).matches() && !one.contains("*/")) {
            return "{@code " + one + "}";
        }
        String html = html(one).strip();
        return html.isEmpty() ? "(blank)" : "<code>" + html + "</code>";
    }

    /** A link, or the mere text where the address is none that a browser should open. */
    static String link(String text, String address) {
        String shown = text.isBlank() ? address : text;
        if (!isWebAddress(address)) {
            return html(shown);
        }
        return "<a href=\"" + address.replace("&", "&amp;").replace("'", "&#39;") + "\">" + html(shown) + "</a>";
    }

    private static boolean isWebAddress(String address) {
        if (address.length() > 500 || !WEB_ADDRESS.matcher(address).matches()) {
            return false;
        }
        try {
            return new URI(address).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void appendHtml(StringBuilder html, int c) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '@' -> html.append("&#64;");
            case '\\' -> html.append("&#92;");
            case '/' -> html.append(endsWithStar(html) ? "&#47;" : "/");
            case '\n', '\r', '\t' -> html.append(' ');
            default -> {
                if (isShown(c)) {
                    html.appendCodePoint(c);
                } else if (isSpace(c)) {
                    html.append(' ');
                }
            }
        }
    }

    private static boolean endsWithStar(StringBuilder html) {
        return html.length() > 0 && html.charAt(html.length() - 1) == '*';
    }

    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c);
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
