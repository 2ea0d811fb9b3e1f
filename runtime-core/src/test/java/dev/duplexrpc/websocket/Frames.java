package dev.duplexrpc.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Frames written byte by byte from the picture in RFC 6455, so that reader and writer are not tested against each other only. */
final class Frames {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean masked;

    private Frames(boolean masked) {
        this.masked = masked;
    }

    static Frames ofClient() {
        return new Frames(true);
    }

    static Frames ofServer() {
        return new Frames(false);
    }

    Frames text(String text) {
        return frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param first the first byte of the frame: final bit, reserved bits, opcode */
    Frames frame(int first, byte... payload) {
        out.write(first);
        int maskBit = masked ? 0x80 : 0;
        int length = payload.length;
        if (length < 126) {
            out.write(maskBit | length);
        } else if (length < 65536) {
            out.write(maskBit | 126);
            out.write(length >> 8);
            out.write(length);
        } else {
            out.write(maskBit | 127);
            raw(0, 0, 0, 0, length >> 24, length >> 16, length >> 8, length);
        }
        byte[] key = {(byte) 0xA5, 0x01, (byte) 0xFF, 0x3C};
        if (masked) {
            out.writeBytes(key);
        }
        for (int i = 0; i < length; i++) {
            out.write(masked ? payload[i] ^ key[i % 4] : payload[i]);
        }
        return this;
    }

    Frames raw(int... bytes) {
        for (int next : bytes) {
            out.write(next);
        }
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
