package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DuplexServerTest {

    private static final String ADD = "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[20,22],\"id\":1}";
    private static final String SUM = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":42}";

    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .maxMessageBytes(20_000)
            .closeTimeout(Duration.ofSeconds(20))
            .serve(Arithmetic.service())
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aForeignClientCallsAndIsAnswered() throws Exception {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        WebSocket client = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + server.port() + "/"), collectingInto(answers))
                .get();

        client.sendText(ADD, true).get();
        assertThat(answers.poll(20, TimeUnit.SECONDS)).isEqualTo(SUM);

        client.sendText(ADD.replace("add", "addSlowly"), true).get();
        assertThat(answers.poll(20, TimeUnit.SECONDS)).isEqualTo(SUM);

        client.sendClose(WebSocket.NORMAL_CLOSURE, "bye").get();
        assertThat(answers.poll(20, TimeUnit.SECONDS)).isEqualTo("close 1000 bye");
    }

    private static WebSocket.Listener collectingInto(BlockingQueue<String> answers) {
        return new WebSocket.Listener() {
            private final StringBuilder message = new StringBuilder();

            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                message.append(data);
                if (last) {
                    answers.add(message.toString());
                    message.setLength(0);
                }
                socket.request(1);
                return null;
            }

            @Override
            public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                answers.add("close " + code + " " + reason);
                return null;
            }
        };
    }

    @Test
    void framesThatComeWithTheUpgradeRequestAreAnswered() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(RawClient.UPGRADE.getBytes(StandardCharsets.US_ASCII));
            all.writeBytes(RawClient.text(ADD));
            all.writeBytes(RawClient.masked(0x89, "ping"));
            client.send(all.toByteArray());

            assertThat(client.head()).startsWith("HTTP/1.1 101").contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(client.frame()).isEqualTo(SUM);
            assertThat(client.frame()).isEqualTo("138 ping");
        }
    }

    @Test
    void manyCallsOfOneReadAreAnsweredInOrder() throws IOException {
        try (RawClient client = RawClient.upgraded(server.port())) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int i = 0; i < 2000; i++) {
                all.writeBytes(RawClient.text(ADD.replace("\"id\":1", "\"id\":" + i)));
            }
            client.send(all.toByteArray());

            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                answers.add(client.frame());
            }
            assertThat(answers).first().isEqualTo(SUM.replace("\"id\":1", "\"id\":0"));
            assertThat(answers).last().isEqualTo(SUM.replace("\"id\":1", "\"id\":1999"));
        }
    }

    @Test
    void anUnmaskedFrameClosesTheConnectionWithTheReason() throws IOException {
        try (RawClient client = RawClient.upgraded(server.port())) {
            client.send(new byte[] {(byte) 0x81, 1, 'x'});

            assertThat(client.frame()).startsWith("close 1002 ").contains("not masked");
            client.shutdownOutput();
            assertThat(client.frame()).isEqualTo("end");
        }
    }

    @Test
    void aMessageBeyondTheLimitClosesTheConnectionAndNamesTheLimit() throws IOException {
        try (RawClient client = RawClient.upgraded(server.port())) {
            client.send(RawClient.text(" ".repeat(20_001)));

            assertThat(client.frame()).startsWith("close 1009 ").contains("maxMessageBytes");
        }
    }

    @Test
    void binaryMessagesAreRefused() throws IOException {
        try (RawClient client = RawClient.upgraded(server.port())) {
            client.send(RawClient.masked(0x82, ADD));

            assertThat(client.frame()).startsWith("close 1003 ");
        }
    }

    @Test
    void aResultThatIsTooLargeIsAnErrorAndNotTheEnd() throws IOException {
        try (RawClient client = RawClient.upgraded(server.port())) {
            client.send(RawClient.text("{\"jsonrpc\":\"2.0\",\"method\":\"repeat\",\"params\":[30000],\"id\":\"a\"}"));
            assertThat(client.frame())
                    .contains("\"id\":\"a\"")
                    .contains("-32001")
                    .contains("maxMessageBytes");

            client.send(RawClient.text(ADD));
            assertThat(client.frame()).isEqualTo(SUM);
        }
    }

    @Test
    void largeAnswersOfManyCallsArriveWholeAtASlowReader() throws IOException {
        try (RawClient client = RawClient.upgraded(server.port())) {
            for (int i = 0; i < 200; i++) {
                client.send(RawClient.text(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"repeat\",\"params\":[15000],\"id\":" + i + "}"));
            }
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(client.frame());
            }

            assertThat(answers).allMatch(answer -> answer.length() > 15_000 && answer.endsWith("x\"}"));
        }
    }

    @Test
    void whatAConnectionLeftUnsentNeverReachesAnother() throws IOException {
        byte[] other = RawClient.text(ADD.replace("\"id\":1", "\"id\":\"another client's\""));
        ByteArrayOutputStream flood = new ByteArrayOutputStream();
        while (flood.size() < 300_000) {
            flood.writeBytes(other);
        }
        try (RawClient steady = RawClient.upgraded(server.port())) {
            for (int i = 0; i < 10; i++) {
                RawClient rude = RawClient.upgraded(server.port());
                rude.send(flood.toByteArray());
                rude.reset();
                steady.send(RawClient.text(ADD));

                assertThat(steady.frame()).isEqualTo(SUM);
            }
        }
    }

    @Test
    void closingTheServerSaysFarewell() throws IOException {
        try (RawClient client = RawClient.upgraded(server.port())) {
            client.send(RawClient.text(ADD));
            client.frame();
            Thread closer = new Thread(server::close);
            closer.start();

            assertThat(client.frame()).startsWith("close 1001 ");
            client.send(RawClient.masked(0x88, ""));
            assertThat(client.frame()).isEqualTo("end");
        }
    }

    @Test
    void whatIsNoHandshakeIsRefusedWithAStatus() throws IOException {
        assertThat(headOf("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 426");
        assertThat(headOf(RawClient.UPGRADE.replace("GET / ", "GET /other "))).startsWith("HTTP/1.1 404");
        assertThat(headOf(RawClient.UPGRADE.replace("Version: 13", "Version: 8")))
                .startsWith("HTTP/1.1 426")
                .contains("Sec-WebSocket-Version: 13");
        assertThat(headOf(RawClient.UPGRADE.replace("dGhlIHNhbXBsZSBub25jZQ==", "short")))
                .startsWith("HTTP/1.1 400");
    }

    private String headOf(String request) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(request.getBytes(StandardCharsets.US_ASCII));
            return client.head();
        }
    }
}
