package dev.duplexrpc.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The request, as a masked frame whose id can be put in. All ids have nine digits, so all frames have one length. The mask is
 * always the same: the server's work does not depend on it, and the load generator must not cost more than the server.
 */
final class LoadRequest {
    static final String METHOD = "listPets";
    static final int LIMIT = 3;

    /** The smallest id; the next smaller one has a digit less. */
    static final int FIRST_ID = 100_000_000;

    static final int LAST_ID = 999_999_999;
    /** Where the id's digits start in the request's text, and in the answers of most servers. */
    static final int ID_AT = "{\"jsonrpc\":\"2.0\",\"id\":".length();

    static final int ID_DIGITS = 9;

    private static final byte[] MASK = {(byte) 0x5c, (byte) 0xa3, (byte) 0x91, (byte) 0x37};
    private static final int HEADER = 6;
    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final int MASKED = 0x80;
    private static final int LONGEST_SHORT_LENGTH = 125;

    private final byte[] frame;

    LoadRequest() {
        byte[] text = ("{\"jsonrpc\":\"2.0\",\"id\":" + FIRST_ID + ",\"method\":\"" + METHOD
                        + "\",\"params\":{\"limit\":" + LIMIT + ",\"tags\":[\"dog\",\"small\"]}}")
                .getBytes(StandardCharsets.UTF_8);
        if (text.length > LONGEST_SHORT_LENGTH) {
            throw new IllegalStateException("The request has outgrown the shortest form of a frame's header.");
        }
        frame = new byte[HEADER + text.length];
        frame[0] = FINAL_TEXT;
        frame[1] = (byte) (MASKED | text.length);
        System.arraycopy(MASK, 0, frame, 2, MASK.length);
        for (int i = 0; i < text.length; i++) {
            frame[HEADER + i] = masked(text[i], i);
        }
    }

    int frameLength() {
        return frame.length;
    }

    void put(ByteBuffer out, int id) {
        int rest = id;
        for (int i = ID_AT + ID_DIGITS - 1; i >= ID_AT; i--) {
            frame[HEADER + i] = masked((byte) ('0' + rest % 10), i);
            rest /= 10;
        }
        out.put(frame);
    }

    private static byte masked(byte plain, int at) {
        return (byte) (plain ^ MASK[at & 3]);
    }
}
