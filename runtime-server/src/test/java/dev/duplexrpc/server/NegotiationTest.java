package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.websocket.DeflateOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What client and server agree on at the handshake. */
@Timeout(120)
class NegotiationTest {

    private static String head(DuplexServer.Builder builder, String headers) throws IOException {
        try (DuplexServer server = builder.port(0).ioThreads(1).start();
                RawClient client = new RawClient(server.port())) {
            client.send(RawClient.UPGRADE
                    .replace("Host: localhost\r\n", "Host: localhost\r\n" + headers)
                    .getBytes(StandardCharsets.US_ASCII));
            String head = client.head();
            client.reset();
            return head;
        }
    }

    @Test
    void theServersBestSubprotocolThatTheClientOffersIsChosen() throws IOException {
        DuplexServer.Builder builder = DuplexServer.builder().subprotocols("v2.example", "v1.example");

        assertThat(head(builder, "Sec-WebSocket-Protocol: v1.example\r\nSec-WebSocket-Protocol: other, v2.example\r\n"))
                .contains("Sec-WebSocket-Protocol: v2.example");
        assertThat(head(builder, "Sec-WebSocket-Protocol: V1.example\r\n")).doesNotContain("Sec-WebSocket-Protocol");
        assertThat(head(builder, "")).startsWith("HTTP/1.1 101").doesNotContain("Sec-WebSocket-Protocol");
    }

    @Test
    void whoWantsASessionAndOffersOtherNamesThanTheServerHasIsRefusedWithBothLists() throws IOException {
        DuplexServer.Builder builder = DuplexServer.builder().subprotocols("v1.example", "v0.example");

        assertThat(head(builder, "Sec-WebSocket-Protocol: duplexrpc.1, v2.example, v3.example\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(head(builder, "Sec-WebSocket-Protocol: duplexrpc.1, v2.example, v0.example\r\n"))
                .contains("Sec-WebSocket-Protocol: duplexrpc.1");
        assertThat(head(builder, "Sec-WebSocket-Protocol: duplexrpc.1\r\n"))
                .contains("Sec-WebSocket-Protocol: duplexrpc.1");
        assertThat(head(DuplexServer.builder(), "Sec-WebSocket-Protocol: duplexrpc.1, v2.example\r\n"))
                .contains("Sec-WebSocket-Protocol: duplexrpc.1");
        // Without a session it is for the client to say whether it can do without.
        assertThat(head(builder, "Sec-WebSocket-Protocol: v2.example\r\n"))
                .startsWith("HTTP/1.1 101")
                .doesNotContain("Sec-WebSocket-Protocol");
        assertThat(head(builder.sessionGrace(Duration.ZERO), "Sec-WebSocket-Protocol: duplexrpc.1, v2.example\r\n"))
                .startsWith("HTTP/1.1 101")
                .doesNotContain("Sec-WebSocket-Protocol");
    }

    @Test
    void messagesAreCompressedOnlyWhereBothSidesWantThat() throws IOException {
        String offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";

        assertThat(head(DuplexServer.builder().compression(DeflateOptions.DEFAULTS), offer))
                .contains("Sec-WebSocket-Extensions: permessage-deflate");
        assertThat(head(DuplexServer.builder(), offer)).doesNotContain("Sec-WebSocket-Extensions");
        assertThat(head(DuplexServer.builder().compression(DeflateOptions.DEFAULTS), ""))
                .doesNotContain("Sec-WebSocket-Extensions");
    }
}
