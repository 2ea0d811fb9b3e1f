package dev.duplexrpc.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWriterTest {

    private final FrameWriter server = FrameWriter.server();

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 65535, 65536})
    void framesAreAsTheStandardDrawsThem(int length) {
        byte[] payload = "x".repeat(length).getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[(int) server.size(length)];

        int end = server.text(out, 0, payload, 0, length);

        assertThat(Arrays.copyOf(out, end))
                .isEqualTo(Frames.ofServer().text("x".repeat(length)).bytes());
    }

    @Test
    void aClientMasksWithTheKeyItIsGiven() {
        FrameWriter client = FrameWriter.client(() -> 0x3CFF01A5);
        byte[] payload = "a message of more than eight bytes".getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[(int) client.size(payload.length)];

        client.text(out, 0, payload, 0, payload.length);

        assertThat(out).isEqualTo(Frames.ofClient().frame(0x81, payload).bytes());
    }

    @Test
    void pingsAndPongsAreWrittenToTheirEnd() {
        byte[] payload = {1, 2, 3};
        byte[] out = new byte[10];

        assertThat(Arrays.copyOf(out, server.ping(out, 0, payload, 0, 3)))
                .isEqualTo(Frames.ofServer().frame(0x89, payload).bytes());
        assertThat(Arrays.copyOf(out, server.pong(out, 0, payload, 0, 3)))
                .isEqualTo(Frames.ofServer().frame(0x8A, payload).bytes());
        assertThat(Arrays.copyOf(out, server.compressedText(out, 0, payload, 0, 3)))
                .isEqualTo(Frames.ofServer().frame(0xC1, payload).bytes());
    }

    @Test
    void aReasonIsCutAtACharacter() {
        byte[] out = new byte[127];

        int end = server.close(out, 0, CloseCode.NORMAL, "€".repeat(50));

        assertThat(end).isEqualTo(2 + 2 + 123);
        assertThat(new String(out, 4, 123, StandardCharsets.UTF_8)).isEqualTo("€".repeat(41));
        assertThat(server.close(out, 0, CloseCode.NORMAL, "a" + "€".repeat(50))).isEqualTo(2 + 2 + 121);
    }

    @Test
    void aCloseFrameMayHaveNoCodeButNotAForbiddenOne() {
        byte[] out = new byte[10];

        assertThat(server.close(out, 0, CloseCode.NO_STATUS, "")).isEqualTo(2);
        assertThatThrownBy(() -> server.close(out, 0, CloseCode.ABNORMAL, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1006");
    }
}
