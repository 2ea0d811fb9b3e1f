package dev.duplexrpc.websocket;

import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * Writes frames into byte arrays: unfragmented, and masked where this side is a client. The caller makes room first, see {@link #size}.
 * Not safe for several threads.
 */
public final class FrameWriter {

    private static final int MAX_REASON = 123;

    /** The reserved bit that permessage-deflate gives a meaning. */
    private static final int COMPRESSED = 0x40;

    private final boolean masked;
    private final IntSupplier keys;

    private FrameWriter(boolean masked, IntSupplier keys) {
        this.masked = masked;
        this.keys = keys;
    }

    public static FrameWriter server() {
        return new FrameWriter(false, () -> 0);
    }

    /** @param keys gives a new unpredictable key for every frame, as RFC 6455 section 10.3 requires */
    public static FrameWriter client(IntSupplier keys) {
        return new FrameWriter(true, keys);
    }

    /** How many bytes a frame with this payload takes. */
    public long size(int payload) {
        return (long) headerSize(payload) + payload;
    }

    private int headerSize(int payload) {
        return (payload < 126 ? 2 : payload < 0x10000 ? 4 : 10) + (masked ? 4 : 0);
    }

    /** Writes a text frame at a place and returns the place behind it. */
    public int text(byte[] out, int at, byte[] payload, int from, int length) {
        return frame(out, at, Opcode.TEXT, payload, from, length);
    }

    /** Writes a text frame whose payload {@link MessageDeflater} made. */
    public int compressedText(byte[] out, int at, byte[] payload, int from, int length) {
        return frame(out, at, COMPRESSED | Opcode.TEXT, payload, from, length);
    }

    public int ping(byte[] out, int at, byte[] payload, int from, int length) {
        return frame(out, at, Opcode.PING, payload, from, length);
    }

    public int pong(byte[] out, int at, byte[] payload, int from, int length) {
        return frame(out, at, Opcode.PONG, payload, from, length);
    }

    /**
     * Writes a close frame; a reason that is too long is cut at a character.
     *
     * @param code {@link CloseCode#NO_STATUS} for a frame without one
     */
    public int close(byte[] out, int at, int code, String reason) {
        byte[] payload = closePayload(code, reason);
        return frame(out, at, Opcode.CLOSE, payload, 0, payload.length);
    }

    private static byte[] closePayload(int code, String reason) {
        if (code == CloseCode.NO_STATUS) {
            return new byte[0];
        }
        if (!CloseCode.mayBeSent(code)) {
            throw new IllegalArgumentException("The status code " + code + " may not be sent in a close frame.");
        }
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(text.length, MAX_REASON);
        while (length < text.length && length > 0 && (text[length] & 0xC0) == 0x80) {
            length--;
        }
        byte[] payload = new byte[2 + length];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, length);
        return payload;
    }

    private int frame(byte[] out, int start, int first, byte[] payload, int from, int length) {
        int at = start;
        int maskBit = masked ? 0x80 : 0;
        out[at++] = (byte) (0x80 | first);
        if (length < 126) {
            out[at++] = (byte) (maskBit | length);
        } else if (length < 0x10000) {
            out[at++] = (byte) (maskBit | 126);
            out[at++] = (byte) (length >>> 8);
            out[at++] = (byte) length;
        } else {
            out[at++] = (byte) (maskBit | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out[at++] = (byte) ((long) length >>> shift);
            }
        }
        if (!masked) {
            System.arraycopy(payload, from, out, at, length);
            return at + length;
        }
        int key = keys.getAsInt();
        Mask.putKey(out, at, key);
        at += 4;
        System.arraycopy(payload, from, out, at, length);
        Mask.apply(out, at, length, key);
        return at + length;
    }
}
