package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpPostTest {

    private static final String ADD = "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[20,22],\"id\":1}";
    private static final String SUM = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":42}";

    private static final RpcMethod<Json, Void> NOTE = RpcMethod.notification("note", Codecs.JSON);
    private static final RpcMethod<Json, Long> NEVER = RpcMethod.request("never", Codecs.JSON, Codecs.LONG);
    private static final SubscriptionMethod<Json, String> WATCH =
            SubscriptionMethod.of("watch", Codecs.JSON, Codecs.STRING, "seen", "unwatch");

    private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
    private final DuplexServer server = DuplexServer.builder()
            .port(0)
            .ioThreads(1)
            .maxMessageBytes(20_000)
            .maxOutboxBytes(100_000)
            .drainTimeout(Duration.ofMillis(100))
            .closeTimeout(Duration.ofMillis(100))
            .serve(Arithmetic.service())
            .serve(RpcService.builder("Other")
                    .blocking(NOTE, params -> {
                        notes.add(params.toString());
                        return null;
                    })
                    .subscription(WATCH, (params, subscriber) -> () -> {})
                    .build())
            .endpoint(
                    "/impatient",
                    impatient -> impatient
                            .bodyTimeout(Duration.ofMillis(300))
                            .httpTimeout(Duration.ofMillis(500))
                            .serve(RpcService.builder("Never")
                                    .async(NEVER, params -> new CompletableFuture<>())
                                    .build()))
            .endpoint("/socket", socket -> socket.serve(Arithmetic.service()).http(HttpPost.OFF))
            .start();
    private final Http http = new Http(server.port());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCallIsAnsweredWithItsIdByteForByte() throws Exception {
        HttpResponse<String> answer = http.post("/", ADD.replace("\"id\":1", "\"id\":1.0e0"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body()).isEqualTo(SUM.replace("\"id\":1", "\"id\":1.0e0"));
    }

    @Test
    void aHandlerMayBlock() throws Exception {
        assertThat(http.post("/", ADD.replace("add", "addSlowly")).body()).isEqualTo(SUM);
    }

    @Test
    void oneConnectionCarriesManyCalls() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            for (int i = 0; i < 3; i++) {
                client.send(post(ADD));
                assertThat(client.head()).startsWith("HTTP/1.1 200");
                assertThat(client.body(SUM.length())).isEqualTo(SUM);
            }
        }
    }

    @Test
    void aBatchIsAnsweredAsOneArrayWithoutItsNotifications() throws Exception {
        String note = "{\"jsonrpc\":\"2.0\",\"method\":\"note\",\"params\":[7]}";
        HttpResponse<String> answer = http.post("/", "[" + ADD + "," + note + ",1," + ADD.replace("add", "no") + "]");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("[").endsWith("]").contains(SUM, "-32600", "-32601");
        assertThat(notes.poll(20, TimeUnit.SECONDS)).isEqualTo("[7]");
    }

    @Test
    void aBatchWhoseRepliesNeedMoreThanOneMessageIsOneArrayAllTheSame() throws Exception {
        String large = "{\"jsonrpc\":\"2.0\",\"method\":\"repeat\",\"params\":[15000],\"id\":1}";
        HttpResponse<String> answer = http.post("/", "[" + large + "," + large + "," + large + "]");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("[{").endsWith("}]").hasSizeGreaterThan(45_000);
        assertThat(answer.body().split("\"jsonrpc\"", -1)).hasSize(4);
    }

    @Test
    void repliesBeyondTheOutboxAreAnErrorThatNamesIt() throws Exception {
        String large = "{\"jsonrpc\":\"2.0\",\"method\":\"repeat\",\"params\":[15000],\"id\":1}";
        HttpResponse<String> answer = http.post("/", "[" + (large + ",").repeat(9) + large + "]");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("maxOutboxBytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"method\":\"note\",\"params\":[1]}",
                "[{\"jsonrpc\":\"2.0\",\"method\":\"note\",\"params\":[1]}]",
                "{\"jsonrpc\":\"2.0\",\"method\":\"note\",\"params\":[1],\"context\":{}}"
            })
    void notificationsAreAnsweredWithNoContentWhenTheyAreHandled(String body) throws Exception {
        HttpResponse<String> answer = http.post("/", body);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(notes).containsExactly("[1]");
    }

    @Test
    void whatIsNoRequestIsAnsweredAsOverWebSocket() throws Exception {
        assertThat(http.post("/", "{").body()).contains("\"id\":null", "-32700");
        assertThat(http.post("/", "").body()).contains("-32700");
        assertThat(http.post("/", "[]").body()).contains("-32600");
        assertThat(http.post("/", "{\"jsonrpc\":\"2.0\",\"id\":\"x\"}").body()).contains("\"id\":\"x\"", "-32600");
    }

    @Test
    void aSubscriptionIsRefusedBecauseNothingCouldCarryItsItems() throws Exception {
        assertThat(http.post("/", "{\"jsonrpc\":\"2.0\",\"method\":\"watch\",\"id\":1}")
                        .body())
                .contains("-32007", "call it over WebSocket");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "json"})
    void onlyJsonIsTaken(String type) throws Exception {
        HttpResponse<String> answer = http.post("/", ADD, "Content-Type", type);

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("\"jsonrpc\":\"2.0\",\"id\":null", "-32600", "application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf-8",
                "Application/JSON;charset=\"UTF-8\"",
                "application/json; charset=utf8"
            })
    void jsonMaySayThatItIsUtf8(String type) throws Exception {
        assertThat(http.post("/", ADD, "Content-Type", type).body()).isEqualTo(SUM);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws Exception {
        HttpRequest.Builder request = http.request("/")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xC0, '"'}));

        assertThat(http.send(request).body()).contains("-32700", "not UTF-8");
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedByItsHeaderAlone() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(
                    bytes(
                            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20001\r\n\r\n"));

            assertThat(client.head()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWhenItsLengthWasNotAnnounced() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(bytes(
                    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "4e21\r\n" + " ".repeat(20_001)));

            assertThat(client.head()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyThatComesInPiecesIsPutTogether() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(
                    bytes(
                            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"));
            for (char c : ADD.toCharArray()) {
                client.send(bytes("1\r\n" + c + "\r\n"));
            }
            client.send(bytes("0\r\n\r\n"));

            assertThat(client.head()).startsWith("HTTP/1.1 200");
            assertThat(client.body(SUM.length())).isEqualTo(SUM);
        }
    }

    @Test
    void aClientThatWaitsToBeAskedForTheBodyIsAsked() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(bytes(
                    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: "
                            + ADD.length() + "\r\n\r\n"));
            assertThat(client.head()).startsWith("HTTP/1.1 100");

            client.send(bytes(ADD));
            assertThat(client.head()).startsWith("HTTP/1.1 200");
            assertThat(client.body(SUM.length())).isEqualTo(SUM);
        }
    }

    @Test
    void aClientThatWaitsToBeAskedForABodyThatIsTooLargeIsRefusedInstead() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(
                    bytes(
                            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 99999\r\n\r\n"));
            assertThat(client.head()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyThatDoesNotComeIsGivenUp() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(
                    bytes(
                            "POST /impatient HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{"));

            assertThat(client.head()).startsWith("HTTP/1.1 408").contains("Connection: close");
        }
    }

    @Test
    void aCallThatDoesNotEndIsGivenUp() throws Exception {
        HttpResponse<String> answer = http.post("/impatient", "{\"jsonrpc\":\"2.0\",\"method\":\"never\",\"id\":1}");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("httpTimeout");
    }

    @Test
    void aSlowCallHoldsUpNobodyElse() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            slow.add(CompletableFuture.supplyAsync(this::never, task -> new Thread(task).start()));
        }
        assertThat(http.post("/", ADD).body()).isEqualTo(SUM);
        assertThat(slow).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(504));
    }

    private HttpResponse<String> never() {
        try {
            return http.post("/impatient", "{\"jsonrpc\":\"2.0\",\"method\":\"never\",\"id\":1}");
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void aPathMaySpeakWebSocketOnly() throws Exception {
        assertThat(http.post("/socket", ADD).statusCode()).isEqualTo(405);
    }

    @Test
    void pagesOfOtherOriginsMayNotPost() throws Exception {
        try (RawClient client = new RawClient(server.port())) {
            client.send(bytes(new String(post(ADD), StandardCharsets.US_ASCII)
                    .replace("Host: localhost\r\n", "Host: localhost\r\nOrigin: https://evil.example\r\n")));

            assertThat(client.head()).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void aPageThatMayPostBecauseAnyMayDoesNotComeAsItsUser() throws Exception {
        try (DuplexServer open = DuplexServer.builder()
                .port(0)
                .allowedOrigins("*", "https://app.example")
                .serve(Arithmetic.service())
                .start()) {
            HttpResponse<String> any = new Http(open.port()).post("/", ADD, "Origin", "https://other.example");
            HttpResponse<String> known = new Http(open.port()).post("/", ADD, "Origin", "https://app.example");

            assertThat(any.headers().firstValue("Access-Control-Allow-Origin")).contains("https://other.example");
            assertThat(any.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
            assertThat(known.headers().firstValue("Access-Control-Allow-Credentials"))
                    .contains("true");
        }
    }

    private static byte[] post(String body) {
        return bytes("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
