package dev.duplexrpc.client;

import static dev.duplexrpc.client.Attempts.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.client.ConnectFailedException.Phase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user reads when something is wrong: what happened, and what to do. */
@Timeout(120)
class ConnectProblemsTest {

    /** One letter longer than any name may be, so that no name service is asked, which may take its time to answer. */
    static final String NO_SUCH_HOST = "x".repeat(64) + ".invalid";

    @Test
    void nobodyListens() throws IOException {
        // Bound, so that the system gives the port to nobody else, and not listening.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress("localhost", 0));
            int port = taken.getLocalPort();

            ConnectFailedException failed = failure(DuplexClient.builder("ws://localhost:" + port + "/x?token=secret"));

            assertThat(failed.phase()).isEqualTo(Phase.CONNECTING);
            assertThat(failed)
                    .hasMessageContaining("No connection to ws://localhost:" + port + "/x: nobody listens there")
                    .hasMessageContaining("Check host and port")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void theHostIsUnknown() {
        ConnectFailedException failed = failure(DuplexClient.builder("ws://" + NO_SUCH_HOST + "/"));

        assertThat(failed.phase()).isEqualTo(Phase.PREPARING);
        assertThat(failed)
                .hasMessageContaining("'" + NO_SUCH_HOST + "' is not known")
                .hasMessageContaining("Check");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 Unauthorized | asks for credentials",
                "403 Forbidden | does not let this client in",
                "404 Not Found | Nothing is served on the path '/some/path'",
                "426 Upgrade Required | check the path",
                "429 Too Many Requests | try again later",
                "503 Service Unavailable | try again later",
                "502 Bad Gateway | something in front of it",
                "200 OK | no WebSocket: check the URL"
            })
    void theServerRefuses(String status, String advice) throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(
                "HTTP/1.1 " + status + "\r\nX-Reason: r1\r\nContent-Length: 9\r\n\r\nthe cause")) {
            ConnectFailedException failed = failure(to(server));

            assertThat(failed)
                    .hasMessageContaining("answered 'HTTP/1.1 " + status + "'")
                    .hasMessageContaining(advice);
            assertThat(failed.phase()).isEqualTo(Phase.HANDSHAKE);
            assertThat(failed.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
            assertThat(failed.headers()).containsEntry("x-reason", List.of("r1"));
            assertThat(failed.body()).isEqualTo("the cause");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain; charset=utf-8 | The key is too short.~ | answered 'HTTP/1.1 401 No'. It says: 'The key is too short.' It asks for credentials",
                "text/plain | Zu groß\u2028! | It says: 'Zu groß?!'",
                "text/plain | One.~Two. | answered 'HTTP/1.1 401 No'. It asks for credentials",
                "text/html | <p>No. | answered 'HTTP/1.1 401 No'. It asks for credentials",
            })
    void theReasonOfTheServerIsToldIfItIsASentence(String type, String body, String told) throws IOException {
        byte[] bytes = body.replace("~", "\n").getBytes(StandardCharsets.UTF_8);
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 401 No\r\nContent-Type: " + type
                + "\r\nContent-Length: " + bytes.length + "\r\n\r\n"
                + new String(bytes, StandardCharsets.ISO_8859_1))) {
            assertThat(failure(to(server))).hasMessageContaining(told);
        }
    }

    @Test
    void theServerRefusesAndLeavesItsAnswerOpen() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(conversation -> {
            conversation.head();
            conversation.say("HTTP/1.1 403 No\r\nContent-Length: 100\r\n\r\nonly a part");
            conversation.untilTheEnd();
        })) {
            ConnectFailedException failed = Attempts.failure(
                    to(server).connectTimeout(Duration.ofMillis(300)), answered -> answered.status() != 0);

            assertThat(failed.status()).isEqualTo(403);
            assertThat(failed.body()).isEqualTo("only a part");
        }
    }

    @Test
    void itIsNoWebSocketServerAtAll() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering("220 mail.example ESMTP\r\n")) {
            assertThat(failure(to(server)))
                    .hasMessageContaining("'220 mail.example ESMTP")
                    .hasMessageContaining("not HTTP: check the port");
        }
    }

    @Test
    void theServerClosesWithoutAWord() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.Conversation::head)) {
            assertThat(failure(to(server)))
                    .hasMessageContaining("closed the connection without an answer")
                    .hasMessageContaining("wss://");
        }
    }

    @Test
    void anErrorOfTheClientsOwnHookFailsTheConnectAtOnce() {
        DuplexClientBuilder builder = DuplexClient.builder("ws://localhost:1/")
                .connectTimeout(Duration.ofMinutes(10))
                .authorization(() -> {
                    throw new NoClassDefFoundError("not/There");
                });

        ConnectFailedException failed = failure(builder);

        assertThat(failed.phase()).isEqualTo(Phase.PREPARING);
        assertThat(failed).hasMessageContaining("not/There").hasCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void theServerNeverAnswers() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(ScriptedServer.Conversation::untilTheEnd)) {
            ConnectFailedException failed =
                    Attempts.failureIn(Phase.HANDSHAKE, to(server).connectTimeout(Duration.ofMillis(200)));

            assertThat(failed.phase()).isEqualTo(Phase.HANDSHAKE);
            assertThat(failed)
                    .hasMessageContaining("connectTimeout of 200 ms")
                    .hasMessageContaining("waiting for the answer");
        }
    }

    @Test
    void theAnswerComesByteByByteAndNeverEnds() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(conversation -> {
            conversation.head();
            conversation.say("HTTP/1.1 101 Fine\r\n");
            while (true) {
                conversation.say("X-Endless: yes, for ever and ever\r\n");
            }
        })) {
            assertThat(failure(to(server))).hasMessageContaining("more than 16384 bytes");
        }
    }

    @Test
    void theServerNeverShakesHandsOverTls() throws IOException {
        try (ScriptedServer silent = ScriptedServer.plain(ScriptedServer.Conversation::untilTheEnd)) {
            ConnectFailedException failed = Attempts.failureIn(
                    Phase.TLS,
                    DuplexClient.builder("wss://localhost:" + silent.port() + "/")
                            .connectTimeout(Duration.ofMillis(200)));

            assertThat(failed.phase()).isEqualTo(Phase.TLS);
            assertThat(failed).hasMessageContaining("connectTimeout of 200 ms");
        }
    }

    @Test
    void theUrlIsPlainButThePortSpeaksTls() throws IOException {
        try (ScriptedServer server = ScriptedServer.tls(
                TestCertificates.LOCALHOST.server(), conversation -> conversation.in.readUnsignedByte())) {
            assertThat(failure(to(server))).hasMessageContaining("wss://");
        }
    }

    @Test
    void theUrlSaysTlsButThePortIsPlain() throws IOException {
        try (ScriptedServer server = ScriptedServer.plain(conversation -> {
            conversation.in.readUnsignedByte();
            conversation.say("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        })) {
            ConnectFailedException failed = failure(DuplexClient.builder("wss://localhost:" + server.port() + "/"));

            assertThat(failed.phase()).isEqualTo(Phase.TLS);
            assertThat(failed)
                    .hasMessageContaining("does not speak TLS on this port")
                    .hasMessageContaining("ws://");
        }
    }

    @Test
    void theErrorsPageHasEveryPhase() throws IOException {
        String row = Files.readAllLines(Path.of("../docs/errors.md")).stream()
                .filter(line -> line.startsWith("| `ConnectFailedException`"))
                .findFirst()
                .orElseThrow();

        assertThat(Pattern.compile("`([A-Z]+)`").matcher(row).results().map(phase -> Phase.valueOf(phase.group(1))))
                .containsExactly(Phase.values());
    }

    private static DuplexClientBuilder to(ScriptedServer server) {
        return DuplexClient.builder("ws://localhost:" + server.port() + "/some/path?secret");
    }
}
