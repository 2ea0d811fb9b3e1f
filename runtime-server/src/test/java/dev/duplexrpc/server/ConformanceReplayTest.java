package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.testkit.Conformance;
import dev.duplexrpc.testkit.ConformanceCase;
import dev.duplexrpc.testkit.ConformanceService;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Plays the conformance cases of JSON-RPC 2.0 on real sockets, over WebSocket and over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceReplayTest {

    private static final String LAST = "{\"jsonrpc\":\"2.0\",\"method\":\"echo\",\"params\":[],\"id\":\"the last\"}";
    private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":\"the last\",\"result\":[]}";

    private DuplexServer server;
    private Http http;

    @BeforeAll
    void start() {
        server = DuplexServer.builder()
                .port(0)
                .ioThreads(1)
                .serve(ConformanceService.service())
                .start();
        http = new Http(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> everyCaseEndsAsItShouldOverWebSocket() {
        return replay(ConformanceCase.Over.WEBSOCKET);
    }

    @TestFactory
    Stream<DynamicTest> everyCaseEndsAsItShouldOverHttp() {
        return replay(ConformanceCase.Over.HTTP);
    }

    private Stream<DynamicTest> replay(ConformanceCase.Over transport) {
        return Conformance.cases(transport).stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    List<String> replies = transport == ConformanceCase.Over.HTTP ? overHttp(one) : overWebSocket(one);
                    assertThat(one.mismatch(replies)).isNull();
                }));
    }

    private List<String> overWebSocket(ConformanceCase one) throws IOException {
        try (RawClient client = RawClient.upgraded(server.port())) {
            client.send(RawClient.masked(0x81, one.message()));
            if (one.closeCode() != 0) {
                assertThat(client.frame()).startsWith("close " + one.closeCode());
                return List.of();
            }
            client.send(RawClient.text(LAST));
            List<String> replies = new ArrayList<>();
            for (String reply = client.frame(); !reply.equals(ANSWER); reply = client.frame()) {
                replies.add(reply);
            }
            return replies;
        }
    }

    private List<String> overHttp(ConformanceCase one) throws IOException, InterruptedException {
        HttpRequest.Builder request = http.request("/")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(one.message()));
        HttpResponse<String> response = http.send(request);
        assertThat(response.statusCode()).isEqualTo(response.body().isEmpty() ? 204 : 200);
        return response.body().isEmpty() ? List.of() : List.of(response.body());
    }
}
