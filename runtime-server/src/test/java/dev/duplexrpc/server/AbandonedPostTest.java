package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that do not wait for the answer to their POST, and handlers that go on when nobody waits any more. */
@Timeout(120)
class AbandonedPostTest {

    private static final RpcMethod<Json, Long> SLOW = RpcMethod.request("slow", Codecs.JSON, Codecs.LONG);
    private static final String CALL = "{\"jsonrpc\":\"2.0\",\"method\":\"slow\",\"id\":1}";
    private static final String DONE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":7}";

    /** What the handlers wait for, in the order in which they began. */
    private final BlockingQueue<CompletableFuture<Long>> begun = new LinkedBlockingQueue<>();

    private final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    private DuplexServer.Builder server() {
        return DuplexServer.builder()
                .ioThreads(1)
                .drainTimeout(Duration.ofMillis(100))
                .closeTimeout(Duration.ofMillis(100))
                .serve(RpcService.builder("Slow")
                        .async(SLOW, params -> {
                            CompletableFuture<Long> result = new CompletableFuture<>();
                            CallContext.current().onCancel(() -> cancelled.add("cancelled"));
                            begun.add(result);
                            return result;
                        })
                        .build());
    }

    private CompletableFuture<Long> begun() throws InterruptedException {
        CompletableFuture<Long> one = begun.poll(20, TimeUnit.SECONDS);
        assertThat(one).isNotNull();
        return one;
    }

    @Test
    void whoClosesTheConnectionCancelsWhatItAskedFor() throws Exception {
        try (DuplexServer server = server().port(0).start();
                RawClient client = new RawClient(server.port())) {
            client.send(post(CALL));
            begun();

            client.shutdownOutput();

            assertThat(cancelled.poll(20, TimeUnit.SECONDS)).isEqualTo("cancelled");
        }
    }

    @Test
    void whoVanishesDoesToo() throws Exception {
        try (DuplexServer server = server().port(0).start();
                RawClient client = new RawClient(server.port())) {
            client.send(post(CALL));
            begun();

            client.reset();

            assertThat(cancelled.poll(20, TimeUnit.SECONDS)).isEqualTo("cancelled");
        }
    }

    @Test
    void overTlsItIsTheSame() throws Exception {
        Path own = Certificates.keyStore(folder, "server");
        try (DuplexServer server = server().tls(() -> Certificates.identity(own))
                        .securePort(0)
                        .start();
                RawClient client = new RawClient(
                        Certificates.client(own).getSocketFactory().createSocket("localhost", server.securePort()))) {
            client.send(post(CALL));
            begun().complete(7L);
            client.head();
            assertThat(client.body(DONE.length())).isEqualTo(DONE);
            client.send(post(CALL));
            begun();

            client.shutdownOutput();

            assertThat(cancelled.poll(20, TimeUnit.SECONDS)).isEqualTo("cancelled");
        }
    }

    @Test
    void theNextRequestMayComeBeforeTheAnswer() throws Exception {
        try (DuplexServer server = server().port(0).start();
                RawClient client = new RawClient(server.port())) {
            client.send(post(CALL));
            CompletableFuture<Long> first = begun();
            byte[] next = post(CALL);
            client.send(Arrays.copyOf(next, 20));
            assertThat(client.byteWithin(50)).isEmpty();
            client.send(Arrays.copyOfRange(next, 20, next.length));
            first.complete(7L);

            client.head();
            assertThat(client.body(DONE.length())).isEqualTo(DONE);
            begun().complete(7L);
            client.head();
            assertThat(client.body(DONE.length())).isEqualTo(DONE);
            assertThat(cancelled).isEmpty();
        }
    }

    @Test
    void whatGoesOnWhenItsTimeIsUpKeepsItsPlaceUntilItIsDone() throws Exception {
        try (DuplexServer server = server().port(0)
                .maxConnections(2)
                .httpTimeout(Duration.ofMillis(200))
                .start()) {
            Http http = new Http(server.port());
            assertThat(http.post("/", CALL).statusCode()).isEqualTo(504);
            assertThat(http.post("/", CALL).statusCode()).isEqualTo(504);

            assertThat(http.post("/", CALL).statusCode()).isEqualTo(503);
            assertThat(http.get("/health").body()).contains("\"connections\":2");

            begun().complete(7L);
            begun().complete(7L);
            BadDay.await("places", () -> health(http).contains("\"connections\":0"));
            CompletableFuture<Integer> letIn =
                    CompletableFuture.supplyAsync(() -> quietly(http).statusCode());
            begun().complete(7L);
            // Its time may be up before that.
            assertThat(letIn.get(20, TimeUnit.SECONDS)).isIn(200, 504);
        }
    }

    @Test
    void aBatchThatCancelsACallOfItsOwnIsAnsweredAndLeavesNothing() throws Exception {
        RpcMethod<Json, Long> method = RpcMethod.request("m", Codecs.JSON, Codecs.LONG);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        try (DuplexServer server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .serve(RpcService.builder("Slow")
                        .blocking(method, params -> {
                            entered.countDown();
                            read.await();
                            return 7L;
                        })
                        .build())
                .start()) {
            Http http = new Http(server.port());
            String note = "{\"jsonrpc\":\"2.0\",\"method\":\"m\"}";
            String batch = "[" + note + "," + CALL.replace("slow", "m") + "," + note + ","
                    + CALL.replace("slow", "m").replace("\"id\":1", "\"id\":2")
                    + ",{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":2}}]";
            CompletableFuture<HttpResponse<String>> answered =
                    CompletableFuture.supplyAsync(() -> quietly(http, batch));
            assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
            // The only I/O thread answers this behind the whole batch.
            assertThat(health(http)).contains("\"connections\":1");
            read.countDown();

            assertThat(answered.get(20, TimeUnit.SECONDS).body()).contains(DONE, "-32004");
            BadDay.await("places", () -> health(http).contains("\"connections\":0"));
        }
    }

    private static HttpResponse<String> quietly(Http http) {
        return quietly(http, CALL);
    }

    private static HttpResponse<String> quietly(Http http, String body) {
        try {
            return http.post("/", body);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String health(Http http) {
        try {
            return http.get("/health").body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] post(String body) {
        return ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
