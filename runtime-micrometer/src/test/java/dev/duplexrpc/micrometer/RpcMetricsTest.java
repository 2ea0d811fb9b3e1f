package dev.duplexrpc.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.peer.PeerListener;
import dev.duplexrpc.testkit.InMemoryConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RpcMetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final CompletableFuture<Void> handling = new CompletableFuture<>();
    private final CompletableFuture<Json> answer = new CompletableFuture<>();

    private static final SubscriptionMethod<Json, Json> WATCH =
            SubscriptionMethod.of("watch", Codecs.JSON, Codecs.JSON, "seen", "unwatch");

    private final RpcService service = RpcService.builder("Test")
            .subscription(WATCH, (params, subscriber) -> () -> {})
            .asyncFallback((method, params) -> {
                if (method.equals("fail")) {
                    throw new RpcException(5, "no");
                }
                if (method.equals("wait")) {
                    handling.complete(null);
                    return answer;
                }
                return CompletableFuture.completedFuture(Json.NULL);
            })
            .build();

    private InMemoryConnection connect(PeerLimits limits) {
        return InMemoryConnection.builder()
                .serve(service)
                .server(RpcMetrics.in(registry, "side", "server")::measure)
                .client(RpcMetrics.in(registry, "side", "client")::measure)
                .limits(limits)
                .connect();
    }

    private double gauge(String name, String side) {
        return registry.get(name).tag("side", side).gauge().value();
    }

    @Test
    void callsAreTimedByMethodAndOutcomeOnBothSides() {
        try (InMemoryConnection connection = connect(PeerLimits.DEFAULTS)) {
            connection.client().callBlocking("ok", null, CallOptions.DEFAULTS);
            connection.client().callBlocking("ok", null, CallOptions.DEFAULTS);
            assertThatThrownBy(() -> connection.client().callBlocking("fail", null, CallOptions.DEFAULTS))
                    .isInstanceOf(RpcException.class);
        }

        for (String name : new String[] {"duplexrpc.calls.served", "duplexrpc.calls.made"}) {
            assertThat(registry.get(name)
                            .tags("method", "ok", "outcome", "succeeded")
                            .timer()
                            .count())
                    .isEqualTo(2);
            assertThat(registry.get(name)
                            .tags("method", "fail", "outcome", "error")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatRunsAndWaitsIsCountedWhileItDoes() {
        try (InMemoryConnection connection = connect(PeerLimits.DEFAULTS)) {
            CompletableFuture<Json> call = connection.client().call("wait", null, CallOptions.DEFAULTS);
            handling.join();
            assertThat(gauge("duplexrpc.connections", "server")).isEqualTo(1);
            assertThat(gauge("duplexrpc.calls.running", "server")).isEqualTo(1);
            assertThat(gauge("duplexrpc.calls.pending", "client")).isEqualTo(1);
            assertThat(gauge("duplexrpc.calls.waiting", "server")).isZero();
            assertThat(gauge("duplexrpc.outbox.bytes", "server")).isZero();
            answer.complete(Json.NULL);
            call.join();
        }

        assertThat(gauge("duplexrpc.connections", "server")).isZero();
        assertThat(registry.get("duplexrpc.connections.ended")
                        .tags("side", "client", "kind", "closed_here")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void subscriptionsAreCountedOnBothSidesWhileTheyLast() {
        try (InMemoryConnection connection = connect(PeerLimits.DEFAULTS)) {
            Subscription one =
                    connection.client().subscribeBlocking(WATCH, Json.parse("[]"), item -> {}, CallOptions.DEFAULTS);
            assertThat(gauge("duplexrpc.subscriptions.served", "server")).isEqualTo(1);
            assertThat(gauge("duplexrpc.subscriptions.made", "client")).isEqualTo(1);
            assertThat(gauge("duplexrpc.subscriptions.made", "server")).isZero();
            one.close();
            assertThat(gauge("duplexrpc.subscriptions.made", "client")).isZero();
        }
    }

    @Test
    void whoIsNotLetInIsCountedByTheReason() {
        PeerListener observer = RpcMetrics.in(registry).connections();
        observer.refused("maxConnections");
        observer.limitReached(null, "maxConnections");
        observer.refused("unauthenticated");

        assertThat(registry.get("duplexrpc.refused").counters()).hasSize(2);
        assertThat(registry.get("duplexrpc.refused")
                        .tag("reason", "maxConnections")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("duplexrpc.limits.reached").counters()).hasSize(1);
    }

    @Test
    void limitsAreCountedByName() {
        try (InMemoryConnection connection =
                connect(PeerLimits.DEFAULTS.withMaxRunningCalls(1).withMaxWaitingBytes(1))) {
            connection.client().call("wait", null, CallOptions.DEFAULTS);
            assertThatThrownBy(() -> connection.client().callBlocking("ok", null, CallOptions.DEFAULTS))
                    .isInstanceOf(RpcException.class);
            answer.complete(Json.NULL);
        }

        assertThat(registry.get("duplexrpc.limits.reached")
                        .tag("limit", "maxWaitingBytes")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void callersCannotFillTheRegistryWithNames() {
        try (InMemoryConnection connection = InMemoryConnection.builder()
                .serve(service)
                .server(RpcMetrics.in(registry)::measure)
                .connect()) {
            for (int i = 0; i < CallTimers.MAX_METHODS + 50; i++) {
                connection.client().callBlocking("name" + i, null, CallOptions.DEFAULTS);
            }
        }

        assertThat(registry.find("duplexrpc.calls.served").timers()).hasSize(CallTimers.MAX_METHODS + 1);
        assertThat(registry.get("duplexrpc.calls.served")
                        .tag("method", "other")
                        .timer()
                        .count())
                .isEqualTo(50);
    }
}
