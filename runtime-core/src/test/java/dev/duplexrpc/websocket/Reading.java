package dev.duplexrpc.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;

/** Feeds frames to a reader, and says what it must make of them. */
final class Reading {

    private Reading() {}

    static int[] unsigned(byte[] bytes) {
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xFF;
        }
        return values;
    }

    static void feed(FrameReader reader, Frames frames) {
        reader.feed(frames.bytes(), 0, frames.bytes().length);
    }

    static void assertRefused(FrameReader reader, String hex, int code) {
        assertRefused(reader, Frames.ofServer().raw(unsigned(HexFormat.of().parseHex(hex))), code);
    }

    static void assertRefused(FrameReader reader, Frames frames, int code) {
        FrameException refused = catchThrowableOfType(FrameException.class, () -> feed(reader, frames));
        assertThat(refused).isNotNull();
        assertThat(refused.closeCode()).isEqualTo(code);
        assertThat(refused.getMessage()).endsWith(".");
    }
}
