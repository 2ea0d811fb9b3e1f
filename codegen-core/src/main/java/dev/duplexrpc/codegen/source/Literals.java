package dev.duplexrpc.codegen.source;

/** Java literals for values of any origin. */
public final class Literals {
    private Literals() {}

    /**
     * A string literal. All that is not ASCII is escaped: nothing can hide in it or end it, and it means the same in whatever
     * encoding the file is compiled.
     */
    public static String string(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                // Not two backslashes before a u or a unicode escape: behind an escaped surrogate javac miscounts them.
                case '\\' -> literal.append(meetsEscape(text, i + 1) ? "\\134" : "\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (isPlain(c)) {
                        literal.append(c);
                    } else {
                        literal.append(String.format("\\u%04x", (int) c));
                    }
                }
            }
        }
        return literal.append('"').toString();
    }

    /** A {@code long} literal, without the suffix where an {@code int} does. */
    public static String number(long value) {
        return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE ? Long.toString(value) : value + "L";
    }

    private static boolean meetsEscape(String text, int next) {
        if (next == text.length()) {
            return false;
        }
        char c = text.charAt(next);
        return c == 'u' || (!isPlain(c) && "\n\r\t".indexOf(c) < 0);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f;
    }
}
