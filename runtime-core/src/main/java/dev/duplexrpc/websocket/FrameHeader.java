package dev.duplexrpc.websocket;

/** The header of one frame, RFC 6455 section 5.2: read from bytes that may end inside it, and held to everything that can be known without the payload. */
final class FrameHeader {

    /** The longest header: two bytes, a 64-bit length and a key. */
    static final int MAX_SIZE = 14;

    private static final int MAX_CONTROL_PAYLOAD = 125;

    private final boolean masked;

    private boolean fin;
    private int opcode;
    private long payload;
    private int key;

    /** @param masked whether the other side must mask, that is: whether it is a client */
    FrameHeader(boolean masked) {
        this.masked = masked;
    }

    /**
     * Reads a header.
     *
     * @return its size, or 0 if there are not enough bytes yet
     */
    int read(byte[] bytes, int at, int available) {
        if (available < 2) {
            return 0;
        }
        int first = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        fin = (first & 0x80) != 0;
        opcode = first & 0x0F;
        int length = second & 0x7F;
        checkFirstBytes(first, length, (second & 0x80) != 0);
        int size = 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + (masked ? 4 : 0);
        if (available < size) {
            return 0;
        }
        payload = length < 126 ? length : longLength(bytes, at + 2, length == 126 ? 2 : 8);
        key = masked ? Mask.key(bytes, at + size - 4) : 0;
        return size;
    }

    private void checkFirstBytes(int first, int length, boolean isMasked) {
        if ((first & 0x70) != 0) {
            throw FrameException.protocol("A frame has a reserved bit set, but no extension was negotiated.");
        }
        if (!Opcode.isKnown(opcode)) {
            throw FrameException.protocol("A frame has the opcode " + opcode + ", which RFC 6455 does not define.");
        }
        if (isMasked != masked) {
            throw FrameException.protocol(
                    masked
                            ? "A frame of the client is not masked; RFC 6455 requires it."
                            : "A frame of the server is masked; RFC 6455 forbids it.");
        }
        if (Opcode.isControl(opcode)) {
            if (!fin) {
                throw FrameException.protocol("A control frame is fragmented.");
            }
            if (length > MAX_CONTROL_PAYLOAD) {
                throw FrameException.protocol(
                        "A control frame has more than the " + MAX_CONTROL_PAYLOAD + " bytes allowed.");
            }
        }
    }

    private static long longLength(byte[] bytes, int at, int size) {
        long length = 0;
        for (int i = 0; i < size; i++) {
            length = length << 8 | (bytes[at + i] & 0xFF);
        }
        if (length < 0 || length < (size == 2 ? 126 : 0x10000)) {
            throw FrameException.protocol("A frame's length is not given in the fewest bytes possible.");
        }
        return length;
    }

    boolean fin() {
        return fin;
    }

    int opcode() {
        return opcode;
    }

    long payload() {
        return payload;
    }

    int key() {
        return key;
    }
}
