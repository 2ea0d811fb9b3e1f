package dev.duplexrpc.codegen.diagnostics;

/** Keeps a document from writing to the user's terminal: control characters, also the ones that turn text around, become escapes. */
final class Printable {
    private Printable() {}

    static String text(CharSequence raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isHarmless(c)) {
                clean.append(c);
            } else {
                clean.append(String.format("\\u%04x", (int) c));
            }
        }
        return clean.toString();
    }

    private static boolean isHarmless(char c) {
        if (c == '\n') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
