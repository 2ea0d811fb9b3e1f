package dev.duplexrpc.json;

/** How characters that cannot simply be copied are written into a JSON string. */
final class StringEscapes {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    /** What stands for a character that cannot be told. */
    static final char REPLACEMENT = '\ufffd';

    private StringEscapes() {}

    /** Tells whether JSON demands an escape sequence for a character of ASCII. */
    static boolean needed(char c) {
        return c < ' ' || c == '"' || c == '\\';
    }

    /** Returns how many bytes {@link #put} writes. */
    static int size(char c) {
        if (c < 0x80) {
            return !needed(c) ? 1 : letter(c) == 0 ? 6 : 2;
        }
        return c < 0x800 ? 2 : 3;
    }

    /** Writes a character that is none of a pair, and {@link #REPLACEMENT} for half a pair; returns the index behind it. */
    static int put(byte[] to, int index, char half) {
        char c = Character.isSurrogate(half) ? REPLACEMENT : half;
        int at = index;
        if (c < 0x80) {
            if (!needed(c)) {
                to[at++] = (byte) c;
                return at;
            }
            int letter = letter(c);
            if (letter == 0) {
                return putUnit(to, at, c);
            }
            to[at++] = '\\';
            to[at++] = (byte) letter;
        } else if (c < 0x800) {
            to[at++] = (byte) (0xc0 | c >> 6);
            to[at++] = (byte) (0x80 | (c & 0x3f));
        } else {
            to[at++] = (byte) (0xe0 | c >> 12);
            to[at++] = (byte) (0x80 | (c >> 6 & 0x3f));
            to[at++] = (byte) (0x80 | (c & 0x3f));
        }
        return at;
    }

    /** Writes the four bytes of a surrogate pair; returns the index behind them. */
    static int putPair(byte[] to, int index, char high, char low) {
        int codePoint = Character.toCodePoint(high, low);
        int at = index;
        to[at++] = (byte) (0xf0 | codePoint >> 18);
        to[at++] = (byte) (0x80 | (codePoint >> 12 & 0x3f));
        to[at++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
        to[at++] = (byte) (0x80 | (codePoint & 0x3f));
        return at;
    }

    private static int putUnit(byte[] to, int index, char c) {
        int at = index;
        to[at++] = '\\';
        to[at++] = 'u';
        to[at++] = HEX[c >> 12];
        to[at++] = HEX[c >> 8 & 0xf];
        to[at++] = HEX[c >> 4 & 0xf];
        to[at++] = HEX[c & 0xf];
        return at;
    }

    /** Returns the letter of the short escape sequence, 0 if there is none. */
    private static int letter(char c) {
        return switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
    }
}
