package dev.duplexrpc.benchmarks.load;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Finds the id in an answer without reading the rest. */
final class Answer {
    private static final byte[] MEMBER = "\"id\":".getBytes(StandardCharsets.US_ASCII);

    private Answer() {}

    /** @param from where the answer's text starts; the buffer's position is not moved */
    static int id(ByteBuffer bytes, int from, int length) throws ProtocolException {
        int digits = Request.ID_AT;
        // Where most servers write it; others may write their members in any order.
        if (length < digits + Request.ID_DIGITS || !isMember(bytes, from + digits - MEMBER.length)) {
            digits = search(bytes, from, length) - from;
        }
        int id = 0;
        for (int i = 0; i < Request.ID_DIGITS; i++) {
            id = id * 10 + bytes.get(from + digits + i) - '0';
        }
        return id;
    }

    private static int search(ByteBuffer bytes, int from, int length) throws ProtocolException {
        int last = from + length - MEMBER.length - Request.ID_DIGITS;
        int found = -1;
        // The last one: a result may have members of this name as well, but their values are short.
        for (int at = from; at <= last; at++) {
            if (isMember(bytes, at) && isNineDigits(bytes, at + MEMBER.length)) {
                found = at + MEMBER.length;
            }
        }
        if (found < 0) {
            byte[] text = new byte[length];
            bytes.get(from, text);
            throw new ProtocolException("An answer has no id: " + new String(text, StandardCharsets.UTF_8));
        }
        return found;
    }

    private static boolean isMember(ByteBuffer bytes, int at) {
        for (int i = 0; i < MEMBER.length; i++) {
            if (bytes.get(at + i) != MEMBER[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNineDigits(ByteBuffer bytes, int at) {
        for (int i = 0; i < Request.ID_DIGITS; i++) {
            if (bytes.get(at + i) < '0' || bytes.get(at + i) > '9') {
                return false;
            }
        }
        return true;
    }
}
