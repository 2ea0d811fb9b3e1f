package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A handler in somebody else's server, behind handlers of his that do what ours do not. */
@Timeout(120)
class EmbeddedTest {

    private static final String ADD = "{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[20,22],\"id\":1}";
    private static final String SUM = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":42}";
    private static final RpcMethod<Json, String> WHERE = RpcMethod.request("where", Codecs.JSON, Codecs.STRING);
    private static final RpcMethod<Json, Void> NOTE = RpcMethod.notification("note", Codecs.JSON);

    private final BlockingQueue<Boolean> notes = new LinkedBlockingQueue<>();

    @FunctionalInterface
    private interface Visit {
        void to(Http http) throws Exception;
    }

    private void served(Function<HttpHandler, HttpHandler> before, Visit visit) throws Exception {
        DuplexHandler rpc = DuplexHandler.builder()
                .closeTimeout(Duration.ofMillis(300))
                .drainTimeout(Duration.ofMillis(300))
                .serve(Arithmetic.service())
                .serve(RpcService.builder("Threads")
                        .async(
                                WHERE,
                                params -> CompletableFuture.completedFuture(
                                        Thread.currentThread().getName()))
                        .blocking(NOTE, params -> {
                            notes.add(true);
                            return null;
                        })
                        .build())
                .build();
        Undertow undertow = Undertow.builder()
                .setIoThreads(1)
                .addHttpListener(0, "localhost")
                .setHandler(before.apply(rpc))
                .build();
        undertow.start();
        try {
            visit.to(new Http(
                    ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort()));
        } finally {
            rpc.close();
            undertow.stop();
        }
    }

    private static String health(Http http) {
        try {
            return http.get("/health").body();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void behindOneThatBlocksCallsAreHandledOnTheirOwnThreadAllTheSame() throws Exception {
        served(BlockingHandler::new, http -> {
            assertThat(http.post("/", ADD.replace("add", "where")).body()).contains("I/O");
            String note = "{\"jsonrpc\":\"2.0\",\"method\":\"note\"}";
            for (int i = 0; i < 100; i++) {
                assertThat(http.post("/", "[" + String.join(",", Collections.nCopies(10, note + "," + ADD)) + "]")
                                .body())
                        .isEqualTo("[" + String.join(",", Collections.nCopies(10, SUM)) + "]");
            }
            assertThat(notes).hasSize(1000);
            BadDay.await("places", () -> health(http).contains("\"connections\":0"));
        });
    }

    @Test
    void whoseAddressAnotherHandlerCouldNotReadComesFromWhereHeDoes() throws Exception {
        served(
                next -> exchange -> {
                    exchange.setSourceAddress(InetSocketAddress.createUnresolved("unknown", 0));
                    next.handleRequest(exchange);
                },
                http -> {
                    assertThat(http.post("/", ADD).body()).isEqualTo(SUM);
                    BadDay.await("places", () -> health(http).contains("\"connections\":0"));
                });
    }
}
