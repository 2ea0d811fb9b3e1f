package dev.duplexrpc.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The request, as a masked frame whose id can be put in. All ids have nine digits, so all frames have one length. The mask is
 * always the same: the server's work does not depend on it, and the load generator must not cost more than the server.
 */
final class Request {
    /** The smallest id; the next smaller one has a digit less. */
    static final int FIRST_ID = 100_000_000;

    static final int LAST_ID = 999_999_999;
    /** Where the id's digits start in the request's text, and in the answers of most servers. */
    static final int ID_AT = "{\"jsonrpc\":\"2.0\",\"id\":".length();

    static final int ID_DIGITS = 9;

    private static final byte[] MASK = {(byte) 0x5c, (byte) 0xa3, (byte) 0x91, (byte) 0x37};
    private static final int LONGEST_HEADER = 14;
    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final byte FINAL_PONG = (byte) 0x8a;
    private static final int MASKED = 0x80;
    private static final int LONGEST_SHORT_LENGTH = 125;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final int EIGHT_BYTES_FOLLOW = 127;

    private final byte[] frame;
    private final int header;

    Request(Call call) {
        byte[] text = ("{\"jsonrpc\":\"2.0\",\"id\":" + FIRST_ID + ",\"method\":\"" + call.method() + "\",\"params\":"
                        + call.params() + "}")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_HEADER + text.length).put(FINAL_TEXT);
        if (text.length <= LONGEST_SHORT_LENGTH) {
            bytes.put((byte) (MASKED | text.length));
        } else if (text.length < 1 << Short.SIZE) {
            bytes.put((byte) (MASKED | TWO_BYTES_FOLLOW)).putShort((short) text.length);
        } else {
            bytes.put((byte) (MASKED | EIGHT_BYTES_FOLLOW)).putLong(text.length);
        }
        header = bytes.put(MASK).position();
        for (int i = 0; i < text.length; i++) {
            bytes.put(masked(text[i], i));
        }
        frame = new byte[bytes.position()];
        bytes.flip().get(frame);
    }

    int frameLength() {
        return frame.length;
    }

    void put(ByteBuffer out, int id) {
        int rest = id;
        for (int i = ID_AT + ID_DIGITS - 1; i >= ID_AT; i--) {
            frame[header + i] = masked((byte) ('0' + rest % 10), i);
            rest /= 10;
        }
        out.put(frame);
    }

    /** Answers a ping. */
    static void putPong(ByteBuffer out, byte[] payload) {
        out.put(FINAL_PONG).put((byte) (MASKED | payload.length)).put(MASK);
        for (int i = 0; i < payload.length; i++) {
            out.put(masked(payload[i], i));
        }
    }

    private static byte masked(byte plain, int at) {
        return (byte) (plain ^ MASK[at & 3]);
    }
}
