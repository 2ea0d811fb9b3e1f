package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HandshakeResponseTest {

    private final HandshakeResponse response = new HandshakeResponse();

    @Test
    void anAnswerMayComeByteByByteAndFramesBehindIt() {
        String head = "HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nX: 1\r\nx: 2\r\n\r\n";
        int completeAt = 0;
        byte[] bytes = (head + "frame").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            response.take(new byte[] {bytes[i]}, 1);
            if (response.hasHead() && completeAt == 0) {
                completeAt = i + 1;
            }
        }

        assertThat(completeAt).isEqualTo(head.length());
        assertThat(response.status()).isEqualTo(101);
        assertThat(response.header("upgrade")).isEqualTo("WebSocket");
        assertThat(response.header("x")).isEqualTo("1,2");
        assertThat(new String(response.rest(), StandardCharsets.US_ASCII)).isEqualTo("frame");
    }

    @Test
    void whatIsNotHttpIsKnownFromTheFirstByte() {
        take("S");
        assertThat(response.isNotHttp()).isTrue();

        HandshakeResponse slow = new HandshakeResponse();
        slow.take(new byte[] {'H'}, 1);
        assertThat(slow.isNotHttp()).isFalse();
    }

    @Test
    void anEndlessHeadIsRecognized() {
        take("HTTP/1.1 101 Fine\r\n");
        while (!response.isTooLong()) {
            take("X: y\r\n".repeat(100));
        }

        assertThat(response.hasHead()).isFalse();
        assertThat(response.rest().length).isLessThan(HandshakeResponse.MAX_HEAD_BYTES + 1200);
    }

    @Test
    void aBodyEndsWithItsLength() {
        take("HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\n\r\nnope");
        assertThat(response.hasBody()).isFalse();
        take("!");
        assertThat(response.hasBody()).isTrue();
        assertThat(response.body()).isEqualTo("nope!");
    }

    @Test
    void aBodyMayComeInChunks() {
        take("HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nbro");
        assertThat(response.hasBody()).isFalse();
        take("k\r\n2\r\nen\r\n0\r\n\r\n");
        assertThat(response.hasBody()).isTrue();
        assertThat(response.body()).isEqualTo("broken");
    }

    @Test
    void onlyTheBeginningOfABodyIsKept() {
        take("HTTP/1.1 500 Oops\r\n\r\n");
        take("x".repeat(HandshakeResponse.MAX_BODY_BYTES + 100));

        assertThat(response.hasBody()).isTrue();
        assertThat(response.body()).hasSize(HandshakeResponse.MAX_BODY_BYTES);
    }

    @Test
    void whatIsShownIsPrintable() {
        take("HTTP/1.1 503 Try\u0007 later\u001b[31m\r\n\r\n");

        assertThat(response.shownStatus()).isEqualTo("HTTP/1.1 503 Try? later?[31m");
    }

    private void take(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        response.take(bytes, bytes.length);
    }
}
