package dev.duplexrpc.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.interop.Lsp4jLaboratory.Text;
import dev.duplexrpc.interop.Lsp4jLaboratory.Where;
import dev.duplexrpc.server.DuplexServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** LSP4J's endpoint, its messages carried by Java's WebSocket, against our server. Its ids are texts. */
@Timeout(120)
class Lsp4jClientTest {

    private final DuplexServer server;
    private final BlockingQueue<String> announced = new LinkedBlockingQueue<>();
    private WebSocket socket;
    private Lsp4jLaboratory laboratory;

    Lsp4jClientTest() throws IOException {
        server = Bench.server();
    }

    @BeforeEach
    void connect() throws Exception {
        Map<String, JsonRpcMethod> methods =
                new LinkedHashMap<>(ServiceEndpoints.getSupportedMethods(Lsp4jLaboratory.class));
        methods.putAll(ServiceEndpoints.getSupportedMethods(Lsp4jLaboratory.Visitor.class));
        MessageJsonHandler json = new MessageJsonHandler(methods);
        RemoteEndpoint endpoint = new RemoteEndpoint(
                message -> send(json.serialize(message)), ServiceEndpoints.toEndpoint(new Visiting()));
        json.setMethodProvider(endpoint);
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create(Bench.url(server)),
                        new TextMessages(message -> endpoint.consume(json.parseMessage(message))))
                .get(20, TimeUnit.SECONDS);
        laboratory = ServiceEndpoints.toServiceObject(endpoint, Lsp4jLaboratory.class);
    }

    private synchronized void send(String message) {
        socket.sendText(message, true).join();
    }

    @AfterEach
    void stop() {
        socket.abort();
        server.close();
    }

    private static <T> T get(CompletableFuture<T> call) throws Exception {
        return call.get(20, TimeUnit.SECONDS);
    }

    @Test
    void callsByPositionAndByName() throws Exception {
        assertThat(get(laboratory.subtract(42, 23))).isEqualTo(19);
        assertThat(get(laboratory.echo(Text.of("größer 😀")))).isEqualTo("größer 😀");
        String large = "x".repeat(1_000_000);
        assertThat(get(laboratory.echo(Text.of(large)))).isEqualTo(large);
    }

    @Test
    void errorsComeWithTheirData() {
        assertThatThrownBy(() -> get(laboratory.explode(Where.of("lab 3"))))
                .hasCauseInstanceOf(ResponseErrorException.class)
                .satisfies(failed -> {
                    var error = ((ResponseErrorException) failed.getCause()).getResponseError();
                    assertThat(error.getCode()).isEqualTo(4711);
                    assertThat(error.getMessage()).isEqualTo("It exploded.");
                    assertThat(String.valueOf(error.getData())).contains("lab 3");
                });
    }

    @Test
    void notificationsBothWays() throws Exception {
        laboratory.note(Text.of("first"));
        laboratory.note(Text.of("second"));
        assertThat(get(laboratory.notes())).containsExactly("first", "second");

        assertThat(get(laboratory.announce(Text.of("hello")))).isTrue();
        assertThat(announced.poll(20, TimeUnit.SECONDS)).isEqualTo("hello");
    }

    @Test
    void manyCallsWithoutWaiting() throws Exception {
        List<CompletableFuture<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            calls.add(laboratory.subtract(i, 1));
        }
        for (int i = 0; i < 500; i++) {
            assertThat(get(calls.get(i))).isEqualTo(i - 1);
        }
    }

    @Test
    void theServerCalls() throws Exception {
        assertThat(get(laboratory.askBack(42, 23))).isEqualTo(19);
    }

    /** What this client serves. */
    private final class Visiting implements Lsp4jLaboratory.Visitor {

        @Override
        public CompletableFuture<Integer> visitorSubtract(int minuend, int subtrahend) {
            return CompletableFuture.completedFuture(minuend - subtrahend);
        }

        @Override
        public void announced(String text) {
            announced.add(text);
        }
    }
}
