package dev.duplexrpc.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strict UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /** Returns the index behind the character of several bytes that starts at {@code from}; -1 if it is malformed. */
    static int characterEnd(byte[] bytes, int from, int end) {
        int first = bytes[from] & 0xff;
        if (first < 0xc2) {
            return -1;
        }
        if (first < 0xe0) {
            return continues(bytes, from + 1, end, 0x80, 0xbf) ? from + 2 : -1;
        }
        if (first < 0xf0) {
            int lowest = first == 0xe0 ? 0xa0 : 0x80;
            int highest = first == 0xed ? 0x9f : 0xbf;
            return continues(bytes, from + 1, end, lowest, highest) && continues(bytes, from + 2, end, 0x80, 0xbf)
                    ? from + 3
                    : -1;
        }
        if (first < 0xf5) {
            int lowest = first == 0xf0 ? 0x90 : 0x80;
            int highest = first == 0xf4 ? 0x8f : 0xbf;
            return continues(bytes, from + 1, end, lowest, highest)
                            && continues(bytes, from + 2, end, 0x80, 0xbf)
                            && continues(bytes, from + 3, end, 0x80, 0xbf)
                    ? from + 4
                    : -1;
        }
        return -1;
    }

    private static boolean continues(byte[] bytes, int at, int end, int lowest, int highest) {
        if (at >= end) {
            return false;
        }
        int value = bytes[at] & 0xff;
        return value >= lowest && value <= highest;
    }

    /** Encodes a text; one with half a surrogate pair is no text and is refused. */
    static byte[] encode(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOfRange(
                    encoded.array(), encoded.arrayOffset(), encoded.arrayOffset() + encoded.remaining());
        } catch (CharacterCodingException e) {
            JsonException refused =
                    JsonException.of("The text", " holds half a surrogate pair, which is no character.", "", 0);
            refused.initCause(e);
            throw refused;
        }
    }
}
