package dev.duplexrpc.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.interop.Lsp4jLaboratory.Text;
import dev.duplexrpc.interop.Lsp4jLaboratory.Where;
import dev.duplexrpc.json.Json;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** LSP4J's endpoint as a server, carried by the WebSockets of Undertow, whose frames are not ours. */
@Timeout(120)
class Lsp4jServerTest extends ForeignServerTest {

    private final Undertow server = Undertow.builder()
            .addHttpListener(0, "localhost")
            .setIoThreads(1)
            .setHandler(Handlers.websocket((exchange, channel) -> serve(channel)))
            .build();

    @Override
    String start() {
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return "ws://localhost:" + address.getPort() + "/";
    }

    @Override
    void stop() {
        server.stop();
    }

    private static void serve(WebSocketChannel channel) {
        Served served = new Served();
        Map<String, JsonRpcMethod> methods = new LinkedHashMap<>(ServiceEndpoints.getSupportedMethods(Served.class));
        methods.putAll(ServiceEndpoints.getSupportedMethods(Lsp4jLaboratory.Visitor.class));
        MessageJsonHandler json = new MessageJsonHandler(methods);
        RemoteEndpoint endpoint = new RemoteEndpoint(
                message -> WebSockets.sendText(json.serialize(message), channel, null),
                ServiceEndpoints.toEndpoint(served));
        json.setMethodProvider(endpoint);
        served.visitor = ServiceEndpoints.toServiceObject(endpoint, Lsp4jLaboratory.Visitor.class);
        channel.getReceiveSetter().set(new AbstractReceiveListener() {
            @Override
            protected long getMaxTextBufferSize() {
                return Bench.LARGEST_MESSAGE;
            }

            @Override
            protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
                endpoint.consume(json.parseMessage(message.getData()));
            }
        });
        channel.resumeReceives();
    }

    /** LSP4J takes an object where a method has one parameter, and an array where it has several. */
    @Override
    Json operands() {
        return Json.object(Map.of("minuend", Json.of(42), "subtrahend", Json.of(23)));
    }

    @Test
    void callsByPosition() {
        Json operands = Json.array(Json.of(42), Json.of(23));
        assertThat(client.callBlocking("subtractByPosition", operands, CallOptions.DEFAULTS))
                .isEqualTo(Json.of(19));
    }

    @Test
    void theServerCalls() {
        assertThat(laboratory.askBack(42, 23)).isEqualTo(19);
    }

    /** The laboratory, as LSP4J serves it. */
    public static final class Served {

        private final List<String> notes = new CopyOnWriteArrayList<>();
        private volatile Lsp4jLaboratory.@Nullable Visitor visitor;

        private Lsp4jLaboratory.Visitor caller() {
            return Objects.requireNonNull(visitor);
        }

        @JsonRequest
        public CompletableFuture<Integer> subtract(Operands operands) {
            return CompletableFuture.completedFuture(operands.minuend - operands.subtrahend);
        }

        @JsonRequest
        public CompletableFuture<Integer> subtractByPosition(int minuend, int subtrahend) {
            return CompletableFuture.completedFuture(minuend - subtrahend);
        }

        @JsonRequest
        public CompletableFuture<String> echo(Text text) {
            return CompletableFuture.completedFuture(text.text);
        }

        @JsonRequest
        public CompletableFuture<String> explode(Where where) {
            return CompletableFuture.failedFuture(
                    new ResponseErrorException(new ResponseError(4711, "It exploded.", where)));
        }

        @JsonNotification
        public void note(Text text) {
            notes.add(text.text);
        }

        @JsonRequest
        public CompletableFuture<List<String>> notes() {
            return CompletableFuture.completedFuture(notes);
        }

        @JsonRequest
        public CompletableFuture<Boolean> announce(Text text) {
            caller().announced(text.text);
            return CompletableFuture.completedFuture(true);
        }

        @JsonRequest
        public CompletableFuture<Integer> askBack(Operands operands) {
            return caller().visitorSubtract(operands.minuend, operands.subtrahend);
        }
    }

    /** Members that Gson reads. */
    public static final class Operands {
        int minuend;
        int subtrahend;
    }
}
