package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.json.Json;
import io.undertow.Handlers;
import io.undertow.Undertow;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is found on which path. */
@Timeout(120)
class RoutesTest {

    private static final String ADD = "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[20,22],\"id\":1}";
    private static final String SUM = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":42}";
    private static final Json DOCUMENT = Json.parse("{\"openrpc\":\"1.3.2\"}");

    private static DuplexServer.Builder builder() {
        return DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .drainTimeout(Duration.ofSeconds(1))
                .closeTimeout(Duration.ofSeconds(1));
    }

    @Test
    void everyPathHasItsOwnServicesLimitsAndDocument() throws Exception {
        try (DuplexServer server = builder()
                .serve(Arithmetic.service())
                .endpoint("/admin/tools", tools -> tools.maxMessageBytes(200).document(DOCUMENT))
                .maxMessageBytes(500)
                .start()) {
            Http http = new Http(server.port());

            assertThat(http.post("/", ADD).body()).isEqualTo(SUM);
            assertThat(http.post("/admin/tools", "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"id\":1}")
                            .body())
                    .contains("-32601");
            assertThat(http.post("/admin/tools", ADD + " ".repeat(200)).statusCode())
                    .isEqualTo(413);
            assertThat(http.post("/", ADD + " ".repeat(500)).statusCode()).isEqualTo(413);
            assertThat(http.get("/admin/tools/openrpc.json").body()).isEqualTo("{\"openrpc\":\"1.3.2\"}");
            assertThat(http.get("/openrpc.json").statusCode()).isEqualTo(404);
            assertThat(http.post("/admin", ADD).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void bothEndpointsSpeakWebSocket() throws Exception {
        try (DuplexServer server = builder()
                .endpoint("/numbers", numbers -> numbers.serve(Arithmetic.service()))
                .start()) {
            try (RawClient client = new RawClient(server.port())) {
                client.send(RawClient.UPGRADE
                        .replace("GET /", "GET /numbers?user=1")
                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(client.head()).startsWith("HTTP/1.1 101");
                client.send(RawClient.text(ADD));
                assertThat(client.frame()).isEqualTo(SUM);
            }
            try (RawClient client = RawClient.upgraded(server.port())) {
                client.send(RawClient.text(ADD));
                assertThat(client.frame()).contains("-32601");
            }
        }
    }

    @Test
    void aDocumentIsSentOnceToWhoeverKeepsIt() throws Exception {
        try (DuplexServer server = builder().document(DOCUMENT).start()) {
            Http http = new Http(server.port());
            HttpResponse<String> first = http.get("/openrpc.json");
            String tag = first.headers().firstValue("ETag").orElseThrow();

            assertThat(first.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(http.get("/openrpc.json", "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
            assertThat(http.get("/openrpc.json", "If-None-Match", "\"other\"").statusCode())
                    .isEqualTo(200);
            assertThat(http.post("/openrpc.json", ADD).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void aDocumentIsTakenFromAResourceAndOneThatIsMissingIsSaidToBe() throws Exception {
        InputStream resource = new ByteArrayInputStream("{\"openrpc\":\"1.3.2\"}".getBytes(StandardCharsets.UTF_8));
        try (DuplexServer server = builder().document(resource).start()) {
            assertThat(new Http(server.port()).get("/openrpc.json").body()).isEqualTo("{\"openrpc\":\"1.3.2\"}");
        }
        assertThatThrownBy(() -> builder().document(RoutesTest.class.getResourceAsStream("/nowhere.json")))
                .hasMessageContaining("not on the class path");
        assertThatThrownBy(() -> builder().document(new ByteArrayInputStream(new byte[] {'{'})))
                .hasMessageContaining("no JSON");
    }

    @Test
    void healthTellsOfReadinessAndLife() throws Exception {
        try (DuplexServer server = builder().start();
                RawClient client = RawClient.upgraded(server.port())) {
            assertThat(client).isNotNull();
            Http http = new Http(server.port());

            assertThat(http.get("/health").body()).contains("\"ready\"", "\"connections\":1");
            assertThat(http.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(http.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(http.get("/health/else").statusCode()).isEqualTo(404);
            assertThat(http.get("/healthy").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void healthMovesAndGoes() throws Exception {
        try (DuplexServer server = builder().healthPath("/internal/status").start()) {
            assertThat(new Http(server.port()).get("/internal/status/live").statusCode())
                    .isEqualTo(200);
            assertThat(new Http(server.port()).get("/health").statusCode()).isEqualTo(404);
        }
        try (DuplexServer server = builder().path("/rpc").healthPath("/").start()) {
            Http http = new Http(server.port());
            assertThat(http.get("/").statusCode()).isEqualTo(200);
            assertThat(http.get("/live").statusCode()).isEqualTo(200);
            assertThat(http.get("/lives").statusCode()).isEqualTo(404);
        }
        try (DuplexServer server = builder().healthPath(null).start()) {
            assertThat(new Http(server.port()).get("/health").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aPathThatIsNoneIsRefusedAtOnce() {
        assertThatThrownBy(() -> DuplexServer.builder().path("rpc")).hasMessageContaining("path", "/rpc", "'rpc'");
        assertThatThrownBy(() -> DuplexServer.builder().endpoint("/rpc/", e -> {}))
                .hasMessageContaining("does not end with one");
        assertThatThrownBy(() -> DuplexServer.builder().endpoint("/a", e -> {}).endpoint("/a", e -> {}))
                .hasMessageContaining("'/a'");
        assertThatThrownBy(() -> builder().endpoint("/", e -> {}).start()).hasMessageContaining("default path");
    }

    @Test
    void aHandlerServesWithinSomebodyElsesServer() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        DuplexHandler rpc = DuplexHandler.builder()
                .serve(Arithmetic.service())
                .document(DOCUMENT)
                .closeTimeout(Duration.ofSeconds(20))
                .build();
        Undertow undertow = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setHandler(Handlers.path(exchange -> pages.incrementAndGet()).addPrefixPath("/rpc", rpc))
                .build();
        undertow.start();
        try {
            int port = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
            Http http = new Http(port);

            assertThat(http.post("/rpc", ADD).body()).isEqualTo(SUM);
            assertThat(http.post("/rpc/", ADD).body()).isEqualTo(SUM);
            assertThat(http.get("/rpc/openrpc.json").statusCode()).isEqualTo(200);
            http.get("/page");
            assertThat(pages).hasValue(1);
            try (RawClient client = new RawClient(port)) {
                client.send(RawClient.UPGRADE.replace("GET /", "GET /rpc").getBytes(StandardCharsets.US_ASCII));
                client.head();
                client.send(RawClient.text(ADD));
                assertThat(client.frame()).isEqualTo(SUM);
                Thread closer = new Thread(rpc::close);
                closer.start();
                assertThat(client.frame()).startsWith("close 1001");
                client.send(RawClient.masked(0x88, ""));
                closer.join();
            }
            assertThat(http.get("/rpc/health").statusCode()).isEqualTo(503);
            HttpResponse<String> late = http.post("/rpc", ADD);
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.headers().firstValue("Retry-After")).contains("5");
            assertThat(late.body()).contains("-32000", "shutting down");
        } finally {
            rpc.close();
            undertow.stop();
        }
    }
}
