package dev.duplexrpc.websocket;

/** The header of one frame, RFC 6455 section 5.2: read from bytes that may end inside it, and held to everything that can be known without the payload. */
final class FrameHeader {

    /** The longest header: two bytes, a 64-bit length and a key. */
    static final int MAX_SIZE = 14;

    private static final int MAX_CONTROL_PAYLOAD = 125;

    private static final int COMPRESSED = 0x40;

    private final boolean masked;

    /** The reserved bits that may be set in the first frame of a message. */
    private final int negotiated;

    private boolean fin;
    private boolean compressed;
    private int opcode;
    private long payload;
    private int key;

    /**
     * @param masked whether the other side must mask, that is: whether it is a client
     * @param deflate whether permessage-deflate was negotiated
     */
    FrameHeader(boolean masked, boolean deflate) {
        this.masked = masked;
        this.negotiated = deflate ? COMPRESSED : 0;
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
        int reserved = first & 0x70;
        compressed = reserved != 0;
        if (reserved != 0 && (reserved != negotiated || (opcode != Opcode.TEXT && opcode != Opcode.BINARY))) {
            throw FrameException.protocol(
                    negotiated == 0
                            ? "A frame has a reserved bit set, but no extension was negotiated."
                            : "A frame has a reserved bit set that does not mean the beginning of a compressed message.");
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

    /** Whether this is the first frame of a compressed message. */
    boolean compressed() {
        return compressed;
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
