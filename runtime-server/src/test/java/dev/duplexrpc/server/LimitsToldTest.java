package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an observer is told of a server's limits and of those who are not let in. */
@Timeout(60)
class LimitsToldTest {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @FunctionalInterface
    private interface Visit {
        void to(DuplexServer server) throws Exception;
    }

    private List<String> told(int events, UnaryOperator<DuplexServer.Builder> options, Visit visit) throws Exception {
        DuplexServer.Builder builder = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .serve(Arithmetic.service())
                .observe(new PeerListener() {
                    @Override
                    public void limitReached(@Nullable Peer peer, String limit) {
                        told.add("limit " + limit);
                    }

                    @Override
                    public void refused(String reason) {
                        told.add("refused " + reason);
                    }
                });
        try (DuplexServer server = options.apply(builder).start()) {
            visit.to(server);
            List<String> all = new ArrayList<>();
            for (int i = 0; i < events; i++) {
                all.add(String.valueOf(told.poll(20, TimeUnit.SECONDS)));
            }
            return all;
        }
    }

    @Test
    void aServerThatIsFullTellsWhichLimitIsTheReason() throws Exception {
        assertThat(told(2, options -> options.maxConnections(1), server -> {
                    try (RawClient inside = RawClient.upgraded(server.port());
                            RawClient outside = new RawClient(server.port())) {
                        assertThat(inside).isNotSameAs(outside);
                        outside.send(RawClient.UPGRADE.getBytes(StandardCharsets.US_ASCII));
                        assertThat(outside.head()).startsWith("HTTP/1.1 503");
                    }
                }))
                .containsExactly("refused maxConnections", "limit maxConnections");
    }

    @Test
    void aRefusalThatIsNoLimitHasAWordOfItsOwn() throws Exception {
        assertThat(told(2, options -> options.authenticate(request -> Authentication.refused("Who?")), server -> {
                    Http http = new Http(server.port());
                    http.post("/", "{}", "Content-Type", "text/plain");
                    http.post("/", "{}");
                }))
                .containsExactly("refused no_json", "refused unauthenticated");
        assertThat(told).isEmpty();
    }

    @Test
    void aPathThatIsNotServedAndADocumentThatIsPostedToAreToldToo() throws Exception {
        assertThat(told(4, options -> options.document(Json.parse("{}")).listener(listener()), server -> {
                    try (RawClient lost = new RawClient(server.port())) {
                        lost.send(
                                RawClient.UPGRADE.replace("GET /", "GET /pets").getBytes(StandardCharsets.US_ASCII));
                        assertThat(lost.head()).startsWith("HTTP/1.1 404");
                    }
                    assertThat(new Http(server.port())
                                    .post("/openrpc.json", "{}")
                                    .statusCode())
                            .isEqualTo(405);
                }))
                .containsExactly("404 on /pets", "refused not_found", "405 on /openrpc.json", "refused read_only");
    }

    private SessionListener listener() {
        return new SessionListener() {
            @Override
            public void refused(InetSocketAddress from, String path, int status, String reason) {
                told.add(status + " on " + path);
            }
        };
    }

    @Test
    void aBodyThatIsTooLargeIsToldOfThoughItsLengthWasNotSaid() throws Exception {
        assertThat(told(4, options -> options.maxMessageBytes(100), server -> {
                    Http http = new Http(server.port());
                    String body = " ".repeat(200);
                    assertThat(http.post("/", body).statusCode()).isEqualTo(413);
                    assertThat(http.send(http.request("/")
                                            .header("Content-Type", "application/json")
                                            .POST(HttpRequest.BodyPublishers.ofInputStream(
                                                    () -> new ByteArrayInputStream(
                                                            body.getBytes(StandardCharsets.US_ASCII)))))
                                    .statusCode())
                            .isEqualTo(413);
                }))
                .containsExactly(
                        "refused maxMessageBytes",
                        "limit maxMessageBytes",
                        "refused maxMessageBytes",
                        "limit maxMessageBytes");
    }

    @Test
    void aMessageThatIsTooLargeAndAFloodOfPingsAreToldOfWhenTheyEndTheConnection() throws Exception {
        assertThat(told(2, options -> options.maxMessageBytes(100).maxPingsPerMinute(1), server -> {
                    try (RawClient large = RawClient.upgraded(server.port())) {
                        large.send(RawClient.text("x".repeat(200)));
                        assertThat(large.frame()).startsWith("close 1009");
                    }
                    try (RawClient flood = RawClient.upgraded(server.port())) {
                        flood.send(RawClient.masked(0x89, ""));
                        flood.send(RawClient.masked(0x89, ""));
                        assertThat(flood.farewell()).contains("maxPingsPerMinute");
                    }
                }))
                .containsExactly("limit maxMessageBytes", "limit maxPingsPerMinute");
    }
}
