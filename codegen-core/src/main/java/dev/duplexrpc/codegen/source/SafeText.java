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
    private static final Pattern MAIL_ADDRESS = Pattern.compile("mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+");
    private static final Pattern PLAIN_CODE = Pattern.compile("[A-Za-z0-9 _.,:;=<>&+\\-/\"'()\\[\\]#!?%|$^~]+");

    /**
     * Pairs of first and last. Fixed, and not what {@link Character} says: every version of Java knows more characters than the last
     * one, and what is generated must not depend on the JDK that generates.
     */
    private static final int[] SPACES = {
        '\t', '\r', 0x1c, ' ', 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f,
        0x205f, 0x3000, 0x3000
    };

    /** Controls, what turns text around, what has no width or is always blank, surrogates, private use. */
    private static final int[] UNSEEN = {
        0x00, 0x1f, 0x7f, 0x9f, 0xad, 0xad, 0x34f, 0x34f, 0x61c, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f,
        0x200b, 0x200f, 0x202a, 0x202e, 0x2060, 0x206f, 0x3164, 0x3164, 0xd800, 0xf8ff, 0xfdd0, 0xfdef, 0xfeff, 0xfeff,
        0xffa0, 0xffa0, 0xfff0, 0xfffb, 0x13430, 0x1345f, 0x1bca0, 0x1bcaf, 0x1d173, 0x1d17a
    };

    private SafeText() {}

    /**
     * Whether a text is harmless as it is, and says nothing in Markdown. Most are: a look at each character, once, spares them all that
     * is done with the others, and half the time of making comments.
     */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return switch (c) {
            case '&', '<', '>', '@', '\\', '*', '`', '_', '[' -> false;
            default -> c >= ' ' && c <= '~';
        };
    }

    /** Text without the characters that nobody sees; every sort of space is a plain one. */
    static String visible(String text) {
        if (isPlain(text)) {
            return text;
        }
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
        if (isPlain(text)) {
            return text;
        }
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
        return "<a href=\""
                + address.replace("&", "&amp;").replace("'", "&#39;").replace("@", "&#64;") + "\">" + html(shown)
                + "</a>";
    }

    private static boolean isWebAddress(String address) {
        if (address.length() <= 500 && MAIL_ADDRESS.matcher(address).matches()) {
            return true;
        }
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
        return isIn(SPACES, c);
    }

    /** The last two characters of each plane are none, and the planes from 14 on hold only what nobody sees, and private things. */
    private static boolean isShown(int c) {
        return c == ' ' || (c < 0xe0000 && (c & 0xfffe) != 0xfffe && !isIn(SPACES, c) && !isIn(UNSEEN, c));
    }

    private static boolean isIn(int[] ranges, int c) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (c >= ranges[i] && c <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
