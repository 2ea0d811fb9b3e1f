package dev.duplexrpc.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.websocket.DeflateOptions;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HandshakeOptionsTest {

    private static final ScriptedServer.Script AGREE = conversation -> {
        conversation.accept("");
        conversation.untilFarewell();
    };

    @Test
    void theRequestIsWhatTheStandardAsksForAndWhatTheUserAdds() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(AGREE)) {
            try (DuplexClient client = to(server, "/a%20b?c=d")
                    .header("X-Tenant", "blue")
                    .header("Origin", "https://app.example")
                    .connect()) {
                assertThat(client.isOpen()).isTrue();
                assertThat(client.subprotocol()).isNull();
            }
            assertThat(server.nextHead())
                    .startsWith("GET /a%20b?c=d HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n")
                    .contains("\r\nUpgrade: websocket\r\n", "\r\nConnection: Upgrade\r\n")
                    .contains("\r\nSec-WebSocket-Version: 13\r\n")
                    .containsPattern("\r\nSec-WebSocket-Key: [A-Za-z0-9+/]{22}==\r\n")
                    .contains("\r\nX-Tenant: blue\r\n", "\r\nOrigin: https://app.example\r\n")
                    .contains("\r\nSec-WebSocket-Protocol: duplexrpc.1\r\n")
                    .doesNotContain("Authorization", "Sec-WebSocket-Extensions");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host | x",
                "upgrade | x",
                "Content-Length | 3",
                "Sec-WebSocket-Protocol | x",
                "X Y | z",
                "X | ä",
                "'' | x",
                "X | ''"
            })
    void headersThatWouldBreakTheHandshakeAreRefused(String name, String value) {
        assertThatThrownBy(() -> DuplexClient.builder("ws://localhost/").header(name, value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nInjected: yes", "a\nb", "a\rb", "a\u0000b", " a", "a "})
    void nothingCanBeSmuggledInBehindALineBreak(String value) {
        DuplexClientBuilder builder = DuplexClient.builder("ws://localhost/");

        assertThatThrownBy(() -> builder.header("X", value)).hasMessageContaining("line breaks");
        assertThatThrownBy(() -> builder.subprotocols(value)).hasMessageContaining("subprotocol");
        assertThatThrownBy(() -> builder.bearer(() -> value + "\n").connect())
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("authorization");
    }

    @Test
    void authorizationIsAskedForAtEachConnect() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.plain(AGREE)) {
            DuplexClientBuilder builder = to(server, "/").bearer(() -> "token" + asked.incrementAndGet());
            builder.connect().close();
            builder.connect().close();

            assertThat(server.nextHead()).contains("\r\nAuthorization: Bearer token1\r\n");
            assertThat(server.nextHead()).contains("\r\nAuthorization: Bearer token2\r\n");
        }
    }

    @Test
    void whatTheAuthorizationThrowsFailsTheConnect() {
        assertThatThrownBy(() -> DuplexClient.builder("ws://localhost:1/")
                        .authorization(() -> {
                            throw new IllegalStateException("the vault is closed");
                        })
                        .connect())
                .isInstanceOfSatisfying(
                        ConnectFailedException.class,
                        failed -> assertThat(failed.phase()).isEqualTo(ConnectFailedException.Phase.PREPARING))
                .hasMessageContaining("the vault is closed");
    }

    @Test
    void aServerChoosesAmongTheSubprotocolsOffered() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(conversation -> {
                    conversation.accept("Sec-WebSocket-Protocol: beta\r\n");
                    conversation.untilFarewell();
                });
                DuplexClient client =
                        to(server, "/").subprotocols("alpha", "beta").connect()) {
            assertThat(client.subprotocol()).isEqualTo("beta");
            assertThat(server.nextHead()).contains("\r\nSec-WebSocket-Protocol: duplexrpc.1, alpha, beta\r\n");
        }
    }

    @Test
    void aServerThatChoosesNoneOfTheSubprotocolsIsRefused() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(AGREE)) {
            assertThat(failure(to(server, "/").subprotocols("alpha", "beta")))
                    .hasMessageContaining("it chose none of the subprotocols that were offered (alpha, beta).");
            assertThat(failure(to(server, "/").subprotocols("alpha").reconnect(Reconnection.NEVER)))
                    .hasMessageContaining("(alpha)");
            // Whoever asks for none gets along with everybody.
            to(server, "/").connect().close();
        }
    }

    @Test
    void whoHasOtherSubprotocolsThanTheServerReadsBothLists() {
        try (DuplexServer server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .subprotocols("v1", "v0")
                .start()) {
            String url = "ws://localhost:" + server.port() + "/";

            assertThat(failure(DuplexClient.builder(url).subprotocols("v3", "v2")))
                    .hasMessageContaining("The client offers the subprotocols v3, v2, and this server has v1, v0")
                    .hasMessageNotContaining("check the path");
            try (DuplexClient client =
                    DuplexClient.builder(url).subprotocols("v2", "v1").connect()) {
                assertThat(client.subprotocol()).isEqualTo("duplexrpc.1");
            }
            try (DuplexClient client = DuplexClient.builder(url)
                    .subprotocols("v2", "v1")
                    .reconnect(Reconnection.NEVER)
                    .connect()) {
                assertThat(client.subprotocol()).isEqualTo("v1");
            }
            DuplexClient.builder(url).connect().close();
        }
    }

    @Test
    void aServerThatJustChoosesWhatIsOfferedFirstIsNotTakenForOneThatResumesSessions() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(conversation -> {
                    conversation.accept("Sec-WebSocket-Protocol: duplexrpc.1\r\n");
                    conversation.untilFarewell();
                });
                DuplexClient client = to(server, "/").connect()) {
            assertThat(client.subprotocol()).isNull();
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void whoNeverReconnectsOffersNothingForIt() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(AGREE)) {
            to(server, "/").reconnect(Reconnection.NEVER).connect().close();
            assertThat(server.nextHead()).doesNotContain("Sec-WebSocket-Protocol");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-WebSocket-Protocol: gamma | which was not offered. Check the URL",
                "Sec-WebSocket-Extensions: permessage-deflate | extension that was not offered",
                "Sec-WebSocket-Extensions: x-compress | extension that was not offered"
            })
    void whatWasNotOfferedMustNotBeChosen(String header, String problem) throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(conversation -> conversation.accept(header + "\r\n"))) {
            assertThat(failure(to(server, "/"))).hasMessageContaining(problem);
        }
    }

    @Test
    void compressionIsOfferedOnlyIfAskedFor() throws Exception {
        try (ScriptedServer server = ScriptedServer.plain(AGREE)) {
            to(server, "/").compression(DeflateOptions.DEFAULTS).connect().close();

            assertThat(server.nextHead())
                    .contains(
                            "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover\r\n");
        }
    }

    @Test
    void anAnswerToAnotherKeyIsRefused() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(conversation -> conversation.say(
                conversation.accepting(conversation.head(), "").replaceAll("Accept: ..", "Accept: xx")))) {
            assertThat(failure(to(server, "/"))).hasMessageContaining("Sec-WebSocket-Accept");
        }
    }

    @Test
    void redirectsAreRefusedUnlessAllowed() throws Exception {
        try (ScriptedServer target = ScriptedServer.plain(AGREE);
                ScriptedServer first = ScriptedServer.answering(
                        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + target.port() + "/there?x\r\n\r\n")) {
            assertThat(failure(to(first, "/")))
                    .hasMessageContaining("redirects to 'http://127.0.0.1:")
                    .hasMessageContaining("followRedirects");

            try (DuplexClient client = to(first, "/")
                    .header("X-Public", "1")
                    .header("Cookie", "secret")
                    .bearer(() -> "secret")
                    .followRedirects(1)
                    .connect()) {
                assertThat(client.isOpen()).isTrue();
            }
            assertThat(target.nextHead())
                    .startsWith("GET /there?x ")
                    .contains("X-Public: 1")
                    .doesNotContain("secret");
        }
    }

    @Test
    void redirectsAreFollowedOnlySoManyTimes() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 307 Again\r\nLocation: /\r\n\r\n")) {
            assertThat(failure(to(server, "/").followRedirects(3)))
                    .hasMessageContaining("more than the 3 that followRedirects allows");
        }
    }

    private static ConnectFailedException failure(DuplexClientBuilder builder) {
        return catchThrowableOfType(ConnectFailedException.class, builder::connect);
    }

    private static DuplexClientBuilder to(ScriptedServer server, String path) {
        return DuplexClient.builder("ws://localhost:" + server.port() + path);
    }
}
