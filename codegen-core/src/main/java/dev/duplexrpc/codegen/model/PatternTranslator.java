package dev.duplexrpc.codegen.model;

/**
 * Rewrites what ECMAScript and Java spell alike and mean differently, or spell differently: {@code $} (Java's also matches before a
 * last line break), {@code [} inside a class (Java's opens a nested one), {@code &&} there, white space (Java's is that of ASCII), and
 * code points in braces.
 */
final class PatternTranslator {
    private static final String SPACES = "\\s\\p{Z}\\x{feff}";

    private final String ecma;
    private final StringBuilder java = new StringBuilder();
    private int at;

    PatternTranslator(String ecma) {
        this.ecma = ecma;
    }

    String translate() {
        boolean inClass = false;
        while (at < ecma.length()) {
            char c = ecma.charAt(at++);
            if (c == '\\' && at < ecma.length()) {
                escape(ecma.charAt(at++), inClass);
            } else if (inClass) {
                inClass = c != ']';
                inClass(c);
            } else if (c == '[') {
                inClass = openClass();
            } else if (c == '$') {
                java.append("\\z");
            } else {
                java.append(c);
            }
        }
        return java.toString();
    }

    /** @return whether the class goes on; {@code [^]} is anything at all and {@code []} nothing */
    private boolean openClass() {
        if (ecma.startsWith("^]", at)) {
            java.append("[\\s\\S]");
            at += 2;
            return false;
        }
        if (ecma.startsWith("]", at)) {
            java.append("(?!)");
            at++;
            return false;
        }
        java.append('[');
        return true;
    }

    private void inClass(char c) {
        if (c == '[') {
            java.append("\\[");
        } else if (c == '&' && at < ecma.length() && ecma.charAt(at) == '&') {
            java.append("\\&");
        } else {
            java.append(c);
        }
    }

    private void escape(char c, boolean inClass) {
        switch (c) {
            case '_' -> java.append('_'); // Java knows no such escape
            case 'u' -> unicode();
            case 's' -> java.append(inClass ? SPACES : "[" + SPACES + "]");
            case 'S' -> java.append("[^" + SPACES + "]");
            default -> java.append('\\').append(c);
        }
    }

    private void unicode() {
        int close = ecma.startsWith("{", at) ? ecma.indexOf('}', at) : -1;
        if (close > 0) {
            java.append("\\x{").append(ecma, at + 1, close).append('}');
            at = close + 1;
        } else {
            java.append("\\u");
        }
    }
}
