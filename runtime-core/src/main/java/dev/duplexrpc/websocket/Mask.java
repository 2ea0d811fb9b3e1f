package dev.duplexrpc.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The exclusive-or of RFC 6455, section 5.3, eight bytes at a time. A key is the four bytes of the frame read as a little-endian int, so that its lowest
 * byte belongs to the payload's first.
 */
final class Mask {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long HIGH_BITS = 0x8080808080808080L;

    private Mask() {}

    static int key(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    static void putKey(byte[] bytes, int at, int key) {
        INTS.set(bytes, at, key);
    }

    /** The key for bytes that start {@code offset} bytes into the payload. */
    static int shifted(int key, int offset) {
        return Integer.rotateRight(key, (offset & 3) << 3);
    }

    /**
     * Masks or unmasks bytes in place.
     *
     * @return whether all of them are ASCII afterwards, which spares most messages the UTF-8 check
     */
    static boolean apply(byte[] bytes, int from, int length, int key) {
        long wide = (key & 0xFFFFFFFFL) | ((long) key << 32);
        long seen = 0;
        int at = from;
        int end = from + length;
        for (; at + 8 <= end; at += 8) {
            long plain = (long) LONGS.get(bytes, at) ^ wide;
            LONGS.set(bytes, at, plain);
            seen |= plain;
        }
        int rest = 0;
        for (int shift = 0; at < end; at++, shift += 8) {
            byte plain = (byte) (bytes[at] ^ (byte) (key >>> (shift & 31)));
            bytes[at] = plain;
            rest |= plain;
        }
        return (seen & HIGH_BITS) == 0 && (rest & 0x80) == 0;
    }

    static boolean isAscii(byte[] bytes, int from, int length) {
        long seen = 0;
        int at = from;
        int end = from + length;
        for (; at + 8 <= end; at += 8) {
            seen |= (long) LONGS.get(bytes, at);
        }
        int rest = 0;
        for (; at < end; at++) {
            rest |= bytes[at];
        }
        return (seen & HIGH_BITS) == 0 && (rest & 0x80) == 0;
    }
}
