package dev.duplexrpc.codegen.diagnostics;

/**
 * Keeps a document from writing to the user's terminal as it likes: what it brings along becomes one line of bounded length
 * in which control characters, also the ones that turn text around, are escapes.
 */
final class Printable {
    /** Longer than any sentence of ours; what a document adds to one may be megabytes. */
    private static final int LONGEST = 1000;

    private Printable() {}

    static String line(CharSequence raw) {
        int length = Math.min(raw.length(), LONGEST);
        StringBuilder clean = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = raw.charAt(i);
            if (c == '\n' || c == '\r' || c == '\t') {
                clean.append(' ');
            } else if (isHarmless(c)) {
                clean.append(c);
            } else {
                clean.append(String.format("\\u%04x", (int) c));
            }
        }
        return raw.length() > length ? clean.append("...").toString() : clean.toString();
    }

    private static boolean isHarmless(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
