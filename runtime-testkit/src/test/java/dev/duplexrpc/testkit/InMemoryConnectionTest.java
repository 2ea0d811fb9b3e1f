package dev.duplexrpc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.protocol.Dialect;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both ends in one process, with threads of their own. */
@Timeout(120)
class InMemoryConnectionTest {

    private static final RpcMethod<Json, Json> ECHO = RpcMethod.request("echo", Codecs.JSON, Codecs.JSON);

    private static final Json A = Json.array(Json.of("a"));
    private static final Json B = Json.array(Json.of("b"));

    private static final RpcService SERVICE =
            RpcService.builder("Test").blocking(ECHO, params -> params).build();

    /** Calls its caller back with one less, down to zero, and counts on the way back. */
    private static RpcService pingPong() {
        return RpcService.builder("PingPong")
                .fallback((method, params) -> {
                    int left = params == null ? 0 : params.get(0).asInt();
                    if (left == 0) {
                        return Json.of(0);
                    }
                    Json below = CallContext.current()
                            .remote()
                            .callBlocking("down", Json.array(Json.of(left - 1)), CallOptions.DEFAULTS);
                    return Json.of(below.asInt() + 1);
                })
                .build();
    }

    @Test
    void blockingStubsWorkInBothDirections() {
        try (InMemoryConnection connection = InMemoryConnection.builder()
                .serve(SERVICE)
                .serveAtClient(SERVICE)
                .connect()) {
            assertThat(connection.client().callBlocking(ECHO, A, CallOptions.DEFAULTS))
                    .isEqualTo(A);
            assertThat(connection.server().callBlocking(ECHO, B, CallOptions.DEFAULTS))
                    .isEqualTo(B);
        }
    }

    @Test
    void handlersCallTheirCallersBackAsDeeplyAsCallsMayRun() {
        try (InMemoryConnection connection = InMemoryConnection.builder()
                .serve(pingPong())
                .serveAtClient(pingPong())
                // Half of the calls run on either side; a pool of threads (Java 17) has at least 16.
                .limits(PeerLimits.DEFAULTS.withMaxRunningCalls(9))
                .connect()) {
            Json counted = connection.client().callBlocking("down", Json.array(Json.of(15)), CallOptions.DEFAULTS);

            assertThat(counted).isEqualTo(Json.of(15));
        }
    }

    @Test
    void aCutEndsCallsOnBothSides() {
        CompletableFuture<CallContext> handling = new CompletableFuture<>();
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        RpcService waiting = RpcService.builder("Waiting")
                .async(RpcMethod.request("wait", Codecs.JSON, Codecs.JSON), params -> {
                    CallContext.current().onCancel(() -> cancelled.complete(null));
                    handling.complete(CallContext.current());
                    return new CompletableFuture<>();
                })
                .build();
        try (InMemoryConnection connection = InMemoryConnection.to(waiting)) {
            CompletableFuture<Json> call = connection.client().call("wait", null, CallOptions.DEFAULTS);
            handling.join();
            connection.cut();

            assertThat(connection.client().closed().join().kind()).isEqualTo(CloseReason.Kind.LOST);
            assertThatThrownBy(call::join).hasCauseInstanceOf(CallFailedException.class);
            cancelled.join();
        }
    }

    @Test
    void deadlinesOfSingleCallsTravelWhereBothSidesKnowThem() {
        try (InMemoryConnection connection = InMemoryConnection.builder()
                .serve(RpcService.builder("Deadline")
                        .fallback((method, params) ->
                                Json.of(CallContext.current().remaining() == null ? "none" : "some"))
                        .build())
                .dialect(Dialect.DUPLEX_1)
                .connect()) {
            CallOptions limited = CallOptions.DEFAULTS.withTimeout(Duration.ofSeconds(20));
            assertThat(connection.client().callBlocking("ask", null, limited)).isEqualTo(Json.of("some"));
            assertThat(connection.client().callBlocking("ask", null, CallOptions.DEFAULTS))
                    .isEqualTo(Json.of("none"));
        }
    }

    @Test
    void blockingOnTheThreadThatMovesMessagesIsRefused() {
        RpcService stubborn = RpcService.builder("Stubborn")
                .asyncFallback((method, params) -> {
                    try {
                        return CompletableFuture.completedFuture(
                                CallContext.current().remote().callBlocking(ECHO, A, CallOptions.DEFAULTS));
                    } catch (IllegalStateException refused) {
                        return CompletableFuture.completedFuture(Json.of(String.valueOf(refused.getMessage())));
                    }
                })
                .build();
        try (InMemoryConnection connection = InMemoryConnection.to(stubborn)) {
            assertThat(connection
                            .client()
                            .callBlocking("any", null, CallOptions.DEFAULTS)
                            .asString())
                    .contains("would wait for itself");
        }
    }

    @Test
    void cancellationsThatCrossResponsesNeverHarmTheConnection() throws Exception {
        try (InMemoryConnection connection = InMemoryConnection.builder()
                .serve(SERVICE)
                .dialect(Dialect.DUPLEX_1)
                .connect()) {
            Thread[] callers = new Thread[4];
            for (int i = 0; i < callers.length; i++) {
                callers[i] = new Thread(() -> {
                    for (int call = 0; call < 2000; call++) {
                        CompletableFuture<Json> result = connection.client().call(ECHO, A, CallOptions.DEFAULTS);
                        for (int wait = call % 50; wait > 0; wait--) {
                            Thread.onSpinWait();
                        }
                        if (!result.cancel(false)) {
                            result.join();
                        }
                    }
                });
                callers[i].start();
            }
            for (Thread caller : callers) {
                caller.join();
            }

            assertThat(connection.client().callBlocking(ECHO, B, CallOptions.DEFAULTS))
                    .isEqualTo(B);
            assertThat(((Peer) connection.client()).pendingCalls()).isZero();
            assertThat(connection.server().isOpen()).isTrue();
        }
    }
}
