package dev.duplexrpc.codegen.fuzz;

/** Takes comments and white space out of Java sources as the compiler sees them: after Unicode escapes, and not inside of literals. */
final class Comments {
    private Comments() {}

    static String strip(String source) {
        String text = unescaped(source);
        StringBuilder code = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == '"' || c == '\'') {
                int end = literalEnd(text, at);
                code.append(text, at, end);
                at = end;
            } else {
                if (!Character.isWhitespace(c)) {
                    code.append(c);
                }
                at++;
            }
        }
        return code.toString();
    }

    private static int literalEnd(String text, int start) {
        char quote = text.charAt(start);
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), at + 1);
    }

    /** A backslash, any number of {@code u} and four digits are one character, unless the backslash is the second of a pair. */
    private static String unescaped(String source) {
        StringBuilder text = new StringBuilder(source.length());
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            int digits = at + 1;
            while (c == '\\' && digits < source.length() && source.charAt(digits) == 'u') {
                digits++;
            }
            if (c != '\\') {
                text.append(c);
                at++;
            } else if (digits > at + 1 && digits + 4 <= source.length()) {
                text.append((char) Integer.parseInt(source.substring(digits, digits + 4), 16));
                at = digits + 4;
            } else {
                text.append(c);
                at++;
                if (at < source.length() && source.charAt(at) == '\\') {
                    text.append('\\');
                    at++;
                }
            }
        }
        return text.toString();
    }
}
