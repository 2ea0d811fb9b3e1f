package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import java.io.IOException;
import java.net.InetSocketAddress;
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
@Timeout(120)
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
                    String body = " ".repeat(200);
                    assertThat(answer(server, "Content-Length: 200\r\n\r\n" + body))
                            .startsWith("HTTP/1.1 413");
                    assertThat(answer(server, "Transfer-Encoding: chunked\r\n\r\nc8\r\n" + body + "\r\n0\r\n\r\n"))
                            .startsWith("HTTP/1.1 413");
                }))
                .containsExactly(
                        "refused maxMessageBytes",
                        "limit maxMessageBytes",
                        "refused maxMessageBytes",
                        "limit maxMessageBytes");
    }

    /** All at once, since a server that refuses a body does not wait for the rest of it. */
    private static String answer(DuplexServer server, String lengthAndBody) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + lengthAndBody)
                    .getBytes(StandardCharsets.US_ASCII));
            return client.head();
        }
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
