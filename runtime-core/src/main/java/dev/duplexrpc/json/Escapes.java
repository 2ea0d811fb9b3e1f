package dev.duplexrpc.json;

/** The escape sequences of JSON strings. */
final class Escapes {
    private Escapes() {}

    /** Decodes the content of a string that {@link Tokens#stringEnd} has already found to be well-formed. */
    static String decode(byte[] bytes, int from, int to) {
        char[] text = new char[to - from];
        int length = 0;
        int at = from;
        while (at < to) {
            int b = bytes[at++];
            if (b == '\\') {
                int letter = bytes[at++];
                if (letter == 'u') {
                    text[length++] = (char) hex(bytes, at);
                    at += 4;
                } else {
                    text[length++] = meaning(letter);
                }
            } else if (b >= 0) {
                text[length++] = (char) b;
            } else if (b < (byte) 0xe0) {
                text[length++] = (char) ((b & 0x1f) << 6 | (bytes[at++] & 0x3f));
            } else if (b < (byte) 0xf0) {
                text[length++] = (char) ((b & 0x0f) << 12 | (bytes[at] & 0x3f) << 6 | (bytes[at + 1] & 0x3f));
                at += 2;
            } else {
                int codePoint = (b & 0x07) << 18
                        | (bytes[at] & 0x3f) << 12
                        | (bytes[at + 1] & 0x3f) << 6
                        | (bytes[at + 2] & 0x3f);
                at += 3;
                text[length++] = Character.highSurrogate(codePoint);
                text[length++] = Character.lowSurrogate(codePoint);
            }
        }
        return new String(text, 0, length);
    }

    /** Returns the value of the four hexadecimal digits at an index; -1 if they are none. */
    static int hex(byte[] bytes, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Tells whether a backslash and this letter are an escape sequence by themselves. */
    static boolean isLetter(int letter) {
        return switch (letter) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> true;
            default -> false;
        };
    }

    private static char meaning(int letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (char) letter;
        };
    }
}
