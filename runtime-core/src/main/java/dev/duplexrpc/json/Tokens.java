package dev.duplexrpc.json;

import java.util.Arrays;

/**
 * The lowest layer of {@link JsonReader}: where it stands in the bytes, and how to get over one token or one value.
 *
 * <p>Whatever is passed over is checked, read or skipped: grammar, UTF-8, escapes, surrogate pairs, the length of numbers
 * and the depth. It is a superclass, not a part, because the reader's methods are inlined into one another only as long
 * as the position is a field of the one object that is at hand.
 */
abstract sealed class Tokens permits ScalarReader {
    static final int DEFAULT_DEPTH = 128;

    /** What {@link #byteAt} returns at the end; as a byte it is no UTF-8, so nothing well-formed is mistaken for it. */
    static final int END_OF_TEXT = -1;

    private static final byte[] NOTHING = {};
    private static final int INITIAL_LEVELS = 16;

    /** What {@link #stringEnd} saw: bit sets of what the content of the string needs to be decoded. */
    static final int NON_ASCII = 1;

    static final int ESCAPED = 2;

    byte[] bytes = NOTHING;
    int start;
    int end;

    /** The next byte to look at. */
    int pos;

    /** Where the value starts that was read or looked at last. */
    int valueAt;

    /** How many objects and arrays are open. */
    int depth;

    int maxDepth = DEFAULT_DEPTH;
    int stringShape;

    /**
     * For each open object or array the index behind its bracket; its complement as soon as the first entry has begun.
     * That is how the reader knows whether a comma must come.
     */
    int[] opened = new int[INITIAL_LEVELS];

    /** For each open object the index of the name that is expected next, for each array of parameters the position. */
    int[] expected = new int[INITIAL_LEVELS];

    void moveTo(byte[] newBytes, int from, int to) {
        bytes = newBytes;
        start = from;
        end = to;
        pos = from;
        valueAt = from;
        depth = 0;
        opened[0] = -1;
    }

    final int byteAt(int at) {
        return at < end ? bytes[at] : END_OF_TEXT;
    }

    /** Returns the index of the first byte from {@code at} on that is no white space. */
    final int skipSpace(int at) {
        return at < end && bytes[at] > ' ' ? at : skipSpaces(at);
    }

    private int skipSpaces(int from) {
        int at = from;
        while (at < end) {
            switch (bytes[at]) {
                case ' ', '\n', '\r', '\t' -> at++;
                default -> {
                    return at;
                }
            }
        }
        return at;
    }

    // Objects and arrays

    final void open(int at) {
        int level = ++depth;
        if (level >= opened.length || level > maxDepth) {
            deepen(level, at);
        }
        opened[level] = at + 1;
        expected[level] = 0;
        pos = at + 1;
    }

    final void close(int at) {
        if (depth == 0) {
            throw new IllegalStateException("No object or array is open that could be stepped through.");
        }
        valueAt = openedAt();
        depth--;
        pos = at + 1;
    }

    /** Returns where the innermost open object or array starts. */
    final int openedAt() {
        int behind = opened[depth];
        return (behind < 0 ? ~behind : behind) - 1;
    }

    /** Tells whether the innermost open object or array has had no entry yet, and that it has one from now on. */
    final boolean first() {
        int behind = opened[depth];
        if (behind < 0) {
            return false;
        }
        opened[depth] = ~behind;
        return true;
    }

    private void deepen(int level, int at) {
        if (level > maxDepth) {
            throw failed("The text", " is nested deeper than the limit of " + maxDepth + " levels.", at);
        }
        int capacity = Math.min(maxDepth, 2 * level) + 1;
        opened = Arrays.copyOf(opened, capacity);
        expected = Arrays.copyOf(expected, capacity);
    }

    // Strings

    /** Returns the index behind the string that starts at {@code quote}, and sets {@link #stringShape}. */
    final int stringEnd(int quote) {
        byte[] b = bytes;
        int lastWord = end - Long.BYTES;
        int shape = 0;
        int at = quote + 1;
        while (true) {
            while (at <= lastWord) {
                long marks = Words.special(Words.longAt(b, at));
                if (marks != 0) {
                    at += Words.firstMark(marks);
                    break;
                }
                at += Long.BYTES;
            }
            if (at >= end) {
                throw failed("The string", " has no end.", quote);
            }
            int c = b[at];
            if (c == '"') {
                stringShape = shape;
                return at + 1;
            }
            if (c < 0) {
                shape |= NON_ASCII;
                at = beyondAscii(at);
            } else if (c == '\\') {
                shape |= ESCAPED;
                at = escapeEnd(at);
            } else if (c < ' ') {
                throw failed("The string", " holds a control character that is not escaped.", at);
            } else {
                at++;
            }
        }
    }

    private int beyondAscii(int from) {
        int at = from;
        while (at < end && bytes[at] < 0) {
            int next = Utf8.characterEnd(bytes, at, end);
            if (next < 0) {
                throw failed("The string", " holds " + Excerpt.at(bytes, at, end) + ", which is no UTF-8.", at);
            }
            at = next;
        }
        return at;
    }

    private int escapeEnd(int backslash) {
        int letter = byteAt(backslash + 1);
        if (letter != 'u') {
            if (Escapes.isLetter(letter)) {
                return backslash + 2;
            }
            throw failed("The string", " holds a backslash that starts no escape sequence of JSON.", backslash);
        }
        int unit = unitAt(backslash);
        if (!Character.isSurrogate((char) unit)) {
            return backslash + 6;
        }
        int next = backslash + 6;
        if (Character.isLowSurrogate((char) unit)
                || byteAt(next) != '\\'
                || byteAt(next + 1) != 'u'
                || !Character.isLowSurrogate((char) unitAt(next))) {
            throw failed("The string", " holds half a surrogate pair, which is no character.", backslash);
        }
        return next + 6;
    }

    private int unitAt(int backslash) {
        int unit = backslash + 6 <= end ? Escapes.hex(bytes, backslash + 2) : -1;
        if (unit < 0) {
            throw failed("The string", " holds an escape sequence without four hexadecimal digits.", backslash);
        }
        return unit;
    }

    // Numbers and words

    /** Returns the index behind the number that starts at {@code from}. */
    final int numberEnd(int from) {
        int at = byteAt(from) == '-' ? from + 1 : from;
        int integer = at;
        at = digitsEnd(at);
        if (at == integer) {
            throw badNumber("has no digit before the point", from);
        }
        if (bytes[integer] == '0' && at > integer + 1) {
            throw badNumber("starts with a zero", from);
        }
        if (byteAt(at) == '.') {
            int fraction = at + 1;
            at = digitsEnd(fraction);
            if (at == fraction) {
                throw badNumber("has no digit behind the point", from);
            }
        }
        if ((byteAt(at) | 0x20) == 'e') {
            int exponent = at + 1;
            int sign = byteAt(exponent);
            if (sign == '+' || sign == '-') {
                exponent++;
            }
            at = digitsEnd(exponent);
            if (at == exponent) {
                throw badNumber("has an exponent without digits", from);
            }
        }
        if (at - from > Numbers.MAX_LENGTH) {
            throw badNumber("is longer than the limit of " + Numbers.MAX_LENGTH + " characters", from);
        }
        return at;
    }

    private JsonException badNumber(String problem, int from) {
        return failed("The number " + Excerpt.number(bytes, from, end), " " + problem + ".", from);
    }

    private int digitsEnd(int from) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** Returns the index behind the {@code true}, {@code false} or {@code null} that starts at {@code from}. */
    final int wordEnd(int from) {
        int first = from + 4 <= end ? Words.intAt(bytes, from) : 0;
        if (first == TRUE || first == NULL) {
            return from + 4;
        }
        if (first == FALS && byteAt(from + 4) == 'e') {
            return from + 5;
        }
        throw expected("a value", from);
    }

    static final int TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;
    static final int FALS = 'f' | 'a' << 8 | 'l' << 16 | 's' << 24;
    static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;

    // Errors

    /** An error in the words "Expected {@code what} at ..., but found ...". */
    final JsonException expected(String what, int at) {
        return failed("Expected " + what, ", but found " + Excerpt.at(bytes, at, end) + ".", at);
    }

    /** An error about the value read last, in the words "Expected {@code what} at ..., but found {@code found}.". */
    final JsonException unmet(String what, String found) {
        return failed("Expected " + what, ", but found " + found + ".", valueAt);
    }

    final JsonException failed(String subject, String rest, int at) {
        return JsonException.of(subject, rest, PointerFinder.find(bytes, start, at), at - start);
    }
}
