package dev.duplexrpc.json;

import java.nio.charset.StandardCharsets;

/** Words for what stands in a text, for error messages: never more than a few characters of the text itself. */
final class Excerpt {
    private static final int LONGEST = 40;

    private Excerpt() {}

    /** Describes what stands at an offset, be it JSON or not. */
    static String at(byte[] bytes, int at, int end) {
        if (at >= end) {
            return "the end of the text";
        }
        int first = bytes[at];
        return switch (first) {
            case '{' -> "an object";
            case '[' -> "an array";
            case '"' -> "the string " + quoted(bytes, at, end);
            case 't', 'f', 'n' -> word(bytes, at, end);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> "the number " + number(bytes, at, end);
            default -> character(first);
        };
    }

    /** As {@link #at}, to start a sentence with. */
    static String subject(byte[] bytes, int at, int end) {
        String found = at(bytes, at, end);
        if (found.startsWith("the ")) {
            return "T" + found.substring(1);
        }
        return found.startsWith("an ") ? "The " + found.substring(3) : "The value " + found;
    }

    /** Puts a text in quotes and cuts it. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int length = Math.min(text.length(), LONGEST);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            quoted.append(c < ' ' || c == 0x7f || Character.isSurrogate(c) ? '?' : c);
        }
        return quoted.append(text.length() > LONGEST ? "..." : "").append('"').toString();
    }

    /** Cuts a text that needs no quotes. */
    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static String quoted(byte[] bytes, int quote, int end) {
        int to = quote + 1;
        while (to < end && to - quote <= 4 * LONGEST && bytes[to] != '"') {
            to += bytes[to] == '\\' ? 2 : 1;
        }
        return quoted(new String(bytes, quote + 1, Math.min(to, end) - quote - 1, StandardCharsets.UTF_8));
    }

    static String number(byte[] bytes, int from, int end) {
        int to = from;
        while (to < end && to - from <= LONGEST && "+-.0123456789eE".indexOf(bytes[to]) >= 0) {
            to++;
        }
        return cut(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static String word(byte[] bytes, int from, int end) {
        int to = from;
        while (to < end && to - from <= LONGEST && bytes[to] >= 'a' && bytes[to] <= 'z') {
            to++;
        }
        String word = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        return switch (word) {
            case "true", "false", "null" -> word;
            default -> quoted(word);
        };
    }

    private static String character(int c) {
        return c > ' ' && c < 0x7f ? "'" + (char) c + "'" : String.format("the byte 0x%02x", c & 0xff);
    }
}
