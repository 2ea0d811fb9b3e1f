package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.websocket.Handshake;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HandshakeResponseTest {

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final Target TARGET = Target.of("ws://localhost:1/");
    private static final String GOOD = "HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\n"
            + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Accept: " + Handshake.accept(KEY) + "\r\n\r\n";

    private final HandshakeResponse response = new HandshakeResponse();

    @Test
    void theKeyOfTheStandardHasTheAnswerOfTheStandard() {
        assertThat(Handshake.accept(KEY)).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void anAnswerMayComeByteByByteAndFramesBehindIt() {
        byte[] bytes = (GOOD + "frame").getBytes(StandardCharsets.US_ASCII);
        int completeAt = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (response.take(new byte[] {bytes[i]}, 1) && completeAt == 0) {
                completeAt = i + 1;
            }
        }

        assertThat(completeAt).isEqualTo(GOOD.length());
        assertThat(new String(response.rest(), StandardCharsets.US_ASCII)).isEqualTo("frame");
        assertThatCode(() -> response.check(KEY, TARGET)).doesNotThrowAnyException();
    }

    @Test
    void whateverIsNotTheAnswerToOurKeyIsRefused() {
        assertRefused(GOOD.replace("s3pP", "xxxx"), "Sec-WebSocket-Accept");
        assertRefused(GOOD.replace("upgrade: WebSocket", "upgrade: h2c"), "does not switch");
        assertRefused(GOOD.replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: x\r\n\r\n"), "extension");
        assertRefused("HTTP/1.1 503 Try\u0007 later\r\n\r\n", "503 Try? later");
        assertRefused("SMTP ready\r\n\r\n", "SMTP ready");
    }

    @Test
    void anEndlessAnswerIsRecognized() {
        byte[] line = "X: y\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII);
        while (!response.isTooLong()) {
            assertThat(response.take(line, line.length)).isFalse();
        }

        assertThat(response.rest().length).isLessThan(HandshakeResponse.MAX_BYTES + 2 * line.length);
    }

    private static void assertRefused(String answer, String problem) {
        HandshakeResponse response = new HandshakeResponse();
        byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(response.take(bytes, bytes.length)).isTrue();
        assertThatThrownBy(() -> response.check(KEY, TARGET))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining(problem);
    }
}
