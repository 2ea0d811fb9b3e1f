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
    private static final int FINAL_TEXT = 0x81;
    private static final int COMPRESSED = 0x40;
    private static final int FINAL_PONG = 0x8a;
    private static final int MASKED = 0x80;
    private static final int LONGEST_SHORT_LENGTH = 125;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final int EIGHT_BYTES_FOLLOW = 127;

    private final byte[] text;
    private final byte[] frame;

    Request(Call call) {
        text = ("{\"jsonrpc\":\"2.0\",\"id\":" + FIRST_ID + ",\"method\":\"" + call.method() + "\",\"params\":"
                        + call.params() + "}")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_HEADER + text.length);
        putFrame(bytes, FINAL_TEXT, ByteBuffer.wrap(text));
        frame = new byte[bytes.position()];
        bytes.flip().get(frame);
    }

    int frameLength() {
        return frame.length;
    }

    void put(ByteBuffer out, int id) {
        int header = frame.length - text.length;
        int rest = id;
        for (int i = ID_AT + ID_DIGITS - 1; i >= ID_AT; i--) {
            frame[header + i] = masked((byte) ('0' + rest % 10), i);
            rest /= 10;
        }
        out.put(frame);
    }

    void put(ByteBuffer out, int id, Compression compression) {
        int rest = id;
        for (int i = ID_AT + ID_DIGITS - 1; i >= ID_AT; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        putFrame(out, FINAL_TEXT | COMPRESSED, compression.deflate(text));
    }

    /** Answers a ping. */
    static void putPong(ByteBuffer out, byte[] payload) {
        putFrame(out, FINAL_PONG, ByteBuffer.wrap(payload));
    }

    private static void putFrame(ByteBuffer out, int first, ByteBuffer payload) {
        int length = payload.remaining();
        out.put((byte) first);
        if (length <= LONGEST_SHORT_LENGTH) {
            out.put((byte) (MASKED | length));
        } else if (length < 1 << Short.SIZE) {
            out.put((byte) (MASKED | TWO_BYTES_FOLLOW)).putShort((short) length);
        } else {
            out.put((byte) (MASKED | EIGHT_BYTES_FOLLOW)).putLong(length);
        }
        out.put(MASK);
        for (int i = 0; i < length; i++) {
            out.put(masked(payload.get(payload.position() + i), i));
        }
    }

    private static byte masked(byte plain, int at) {
        return (byte) (plain ^ MASK[at & 3]);
    }
}
