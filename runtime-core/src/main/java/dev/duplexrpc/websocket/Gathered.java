package dev.duplexrpc.websocket;

import java.util.Arrays;

/** The beginning of a message whose end has not come: in a buffer that grows with what really arrived, not with what a header promises. */
final class Gathered {

    private static final int FIRST_CAPACITY = 4096;
    private static final byte[] NOTHING = {};

    private final int maxBytes;
    private byte[] bytes = NOTHING;
    private int length;

    Gathered(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @param lacking how much of the present frame is still to come behind this */
    void add(byte[] more, int from, int count, long lacking) {
        reserve(count, lacking);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    /** Makes room for more bytes: for the whole frame where that is little, else for twice of what has come. */
    private void reserve(int more, long lacking) {
        int needed = length + more;
        if (needed <= bytes.length) {
            return;
        }
        long promised = needed + lacking;
        long wanted = Math.max(needed, Math.min(promised, Math.max(FIRST_CAPACITY, 2L * length)));
        bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, maxBytes));
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Lets go of them. */
    void clear() {
        bytes = NOTHING;
        length = 0;
    }
}
