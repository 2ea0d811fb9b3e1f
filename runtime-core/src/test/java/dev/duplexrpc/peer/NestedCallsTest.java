package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.protocol.Dialect;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Handlers that call their callers back, who do the same. */
class NestedCallsTest {

    private final TwoPeers two = new TwoPeers();
    private final PeerLimits limits = PeerLimits.DEFAULTS.withMaxRunningCalls(3);
    private final Peer left = two.peer(two.link.left(), endpoint(), Dialect.DUPLEX_1);
    private final Peer right = two.peer(two.link.right(), endpoint(), Dialect.DUPLEX_1);

    private Endpoint endpoint() {
        return two.endpoint(RpcService.builder("Down")
                        .asyncFallback((method, params) -> down(params.get(0).asInt()))
                        .build())
                .limits(limits)
                .build();
    }

    private CompletableFuture<Json> down(int left) {
        return left == 0
                ? CompletableFuture.completedFuture(Json.of(0))
                : CallContext.current()
                        .remote()
                        .call("down", Json.array(Json.of(left - 1)), CallOptions.DEFAULTS)
                        .thenApply(below -> Json.of(below.asInt() + 1));
    }

    private CompletableFuture<Json> call(int depth) {
        CompletableFuture<Json> call = left.call("down", Json.array(Json.of(depth)), CallOptions.DEFAULTS);
        two.link.deliver();
        return call;
    }

    @Test
    void sixDeepIsWhatThreeOnEitherSideAllow() {
        assertThat(call(5)).isCompletedWithValue(Json.of(5));
    }

    @Test
    void deeperCallsWaitForEachOtherUntilTheirTimeIsUpAndLeaveNothingBehind() {
        CompletableFuture<Json> call = call(6);
        assertThat(call).isNotDone();
        // Responses are still taken, so calls that need no handler of their own go on.
        assertThat(right.runningCalls()).isEqualTo(3);
        assertThat(right.waitingCalls()).isEqualTo(1);

        two.pass(Duration.ofSeconds(31));

        assertThatThrownBy(call::join).hasCauseInstanceOf(CallFailedException.class);
        assertThat(left.isOpen()).isTrue();
        for (Peer peer : new Peer[] {left, right}) {
            assertThat(peer.runningCalls()).isZero();
            assertThat(peer.waitingCalls()).isZero();
            assertThat(peer.pendingCalls()).isZero();
        }
        assertThat(two.wheel.size()).isZero();
        assertThat(call(5)).isCompletedWithValue(Json.of(5));
    }
}
