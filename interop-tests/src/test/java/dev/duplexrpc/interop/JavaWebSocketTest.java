package dev.duplexrpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.server.DuplexServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The WebSocket of Java's own {@link HttpClient} against our server. */
@Timeout(120)
class JavaWebSocketTest {

    private final DuplexServer server;
    private final TextMessages heard = new TextMessages();
    private WebSocket socket;

    JavaWebSocketTest() throws IOException {
        server = Bench.server();
    }

    @BeforeEach
    void connect() throws Exception {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(Bench.url(server)), heard)
                .get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        socket.abort();
        server.close();
    }

    private void send(String text) throws Exception {
        socket.sendText(text, true).get(20, TimeUnit.SECONDS);
    }

    private static String call(String method, String params, String id) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + ",\"id\":" + id + "}";
    }

    private static String result(String id, String value) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + value + "}";
    }

    @Test
    void callsNotificationsErrorsAndBatches() throws Exception {
        send(call("subtract", "[42,23]", "\"a\""));
        assertThat(heard.next()).isEqualTo(result("\"a\"", "19"));
        send(call("subtract", "{\"subtrahend\":23,\"minuend\":42}", "2"));
        assertThat(heard.next()).isEqualTo(result("2", "19"));
        send(call("explode", "[\"lab 3\"]", "3"));
        assertThat(heard.next()).contains("4711", "{\"where\":\"lab 3\"}");
        send("{\"jsonrpc\":\"2.0\",\"method\":\"note\",\"params\":[\"größer 😀\"]}");
        send(call("notes", "[]", "4"));
        assertThat(heard.next()).isEqualTo(result("4", "[\"größer 😀\"]"));
        send("[" + call("subtract", "[3,1]", "5") + "," + call("notes", "{}", "6") + "]");
        assertThat(heard.next()).contains(result("5", "2"), result("6", "[\"größer 😀\"]"));
    }

    @Test
    void manyCallsWithoutWaiting() throws Exception {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            send(call("subtract", "[" + i + ",1]", "" + i));
            expected.add(result("" + i, "" + (i - 1)));
        }
        Set<String> answers = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            answers.add(heard.next());
        }
        assertThat(answers).isEqualTo(expected);
    }

    @Test
    void aLargeMessageInPiecesComesBackWhole() throws Exception {
        String large = "größer ".repeat(100_000);
        String message = call("echo", "[\"" + large + "\"]", "1");
        socket.sendText(message.substring(0, 300_000), false).get(20, TimeUnit.SECONDS);
        socket.sendText(message.substring(300_000), true).get(20, TimeUnit.SECONDS);

        assertThat(heard.next()).isEqualTo(result("1", "\"" + large + "\""));
    }

    @Test
    void theServerCallsAndNotifies() throws Exception {
        send(call("announce", "[\"hello\"]", "1"));
        assertThat(heard.next()).contains("\"method\":\"announced\"", "[\"hello\"]");
        assertThat(heard.next()).isEqualTo(result("1", "true"));

        send(call("askBack", "[42,23]", "2"));
        String asked = heard.next();
        assertThat(asked).contains("\"method\":\"visitorSubtract\"", "[42,23]");
        send(result(asked.replaceAll(".*\"id\":(\\d+).*", "$1"), "19"));
        assertThat(heard.next()).isEqualTo(result("2", "19"));
    }

    @Test
    void pingsAndFarewells() throws Exception {
        socket.sendPing(ByteBuffer.wrap("are you there?".getBytes(StandardCharsets.US_ASCII)))
                .get(20, TimeUnit.SECONDS);
        assertThat(heard.next()).isEqualTo("pong are you there?");

        socket.sendClose(4000, "done").get(20, TimeUnit.SECONDS);
        assertThat(heard.next()).isEqualTo("close 4000 done");
    }
}
