package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionEnd;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.transport.Disconnect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever ends a connection ends every call, subscription and handler on both sides of it, and leaves nothing behind. */
class EndsTest {

    private static final RpcMethod<Json, Json> WAIT = RpcMethod.request("wait", Codecs.JSON, Codecs.JSON);
    private static final RpcMethod<Json, Void> NOTE = RpcMethod.notification("note", Codecs.JSON);
    private static final SubscriptionMethod<Json, Long> TICKS =
            SubscriptionMethod.of("watch", Codecs.JSON, Codecs.LONG, "tick", "unwatch");

    /** Ways for a connection to end; told to the left side. */
    private enum Way {
        CLOSED_HERE((test, peer) -> peer.close(1000, "done")),
        CLOSED_THERE((test, peer) -> test.right.close(1001, "going away")),
        LOST((test, peer) -> test.two.link.cut()),
        VIOLATION((test, peer) -> peer.sender().abort(Disconnect.Kind.VIOLATION, "nonsense")),
        OUTBOX_FULL((test, peer) -> {
            test.narrow.full = true;
            peer.sender().send(new byte[] {'1'}, 1);
        }),
        EXPIRED((test, peer) -> peer.authenticate(() -> "ada", Instant.EPOCH)),
        STUCK((test, peer) -> {
            test.right.notify(NOTE, Json.EMPTY_OBJECT);
            test.two.link.deliver();
            test.two.pass(PeerLimits.DEFAULTS.notificationTimeout().plusSeconds(1));
        });

        final BiConsumer<EndsTest, Peer> end;

        Way(BiConsumer<EndsTest, Peer> end) {
            this.end = end;
        }
    }

    private final TwoPeers two = new TwoPeers();
    private final NarrowTransport narrow = new NarrowTransport(two.link.left());
    private final List<String> cancelled = new ArrayList<>();
    private final List<SubscriptionEnd> ends = new ArrayList<>();
    private final List<Integer> failures = new ArrayList<>();

    private final RpcService service = RpcService.builder("Test")
            .async(WAIT, params -> {
                CallContext.current().onCancel(() -> cancelled.add("cancelled"));
                return new CompletableFuture<>();
            })
            .async(NOTE, params -> new CompletableFuture<>())
            .subscription(TICKS, (params, subscriber) -> new Subscription() {
                @Override
                public void close() {}

                @Override
                public void ended(SubscriptionEnd why) {
                    ends.add(why);
                }
            })
            .build();

    private final Peer left = two.peer(narrow, two.endpoint(service).build(), Dialect.PLAIN);
    private final Peer right = two.peer(two.link.right(), two.endpoint(service).build(), Dialect.PLAIN);

    private final Subscriber<Long> subscriber = new Subscriber<>() {
        @Override
        public void next(Long item) {}

        @Override
        public void failed(RpcException error) {
            failures.add(error.code());
        }
    };

    @ParameterizedTest
    @EnumSource
    void everythingEnds(Way way) {
        CallOptions patient = CallOptions.DEFAULTS.withTimeout(Duration.ofDays(1));
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (Peer peer : new Peer[] {left, right}) {
            peer.subscribe(TICKS, Json.EMPTY_OBJECT, subscriber, CallOptions.DEFAULTS);
            calls.add(peer.call(WAIT, Json.EMPTY_OBJECT, patient));
            calls.add(peer.call(WAIT, Json.EMPTY_OBJECT, patient));
        }
        settle();
        calls.add(left.call(WAIT, Json.EMPTY_OBJECT, patient));

        way.end.accept(this, left);
        settle();
        two.pass(Duration.ofMillis(20));
        settle();

        for (CompletableFuture<?> call : calls) {
            assertThat(call).isCompletedExceptionally();
            assertThat(call.handle((result, failure) -> failure))
                    .isCompletedWithValueMatching(failure -> failure instanceof CallFailedException failed
                            && failed.reason() == CallFailedException.Reason.DISCONNECTED);
        }
        assertThat(cancelled).hasSizeGreaterThanOrEqualTo(4);
        assertThat(ends).containsExactly(SubscriptionEnd.DISCONNECTED, SubscriptionEnd.DISCONNECTED);
        assertThat(failures).containsExactly(-32003, -32003);
        for (Peer peer : new Peer[] {left, right}) {
            assertThat(peer.closed().thenApply(CloseReason::detail).join()).isNotNull();
            assertThat(peer.pendingCalls()).isZero();
            assertThat(peer.waitingCalls()).isZero();
            assertThat(peer.call(WAIT, Json.EMPTY_OBJECT, patient)).isCompletedExceptionally();
        }
        assertThat(two.wheel.size()).isZero();
    }

    private void settle() {
        two.link.deliver();
        two.runHandlers();
    }
}
