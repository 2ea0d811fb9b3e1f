package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.protocol.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private static final JsonCodec<List<Long>> NUMBERS = Codecs.list(Codecs.LONG);
    private static final SubscriptionMethod<List<Long>, Long> TICKS =
            SubscriptionMethod.of("watch", NUMBERS, Codecs.LONG, "tick", "unwatch");

    private final TwoPeers two = new TwoPeers();
    private final List<String> seen = new ArrayList<>();
    private @Nullable Subscriber<Long> emitter;
    private int left;

    private final RpcService service = RpcService.builder("Ticks")
            .subscription(TICKS, (params, subscriber) -> {
                if (params.isEmpty()) {
                    throw new RpcException(5, "watch what?");
                }
                emitter = subscriber;
                subscriber.next(params.get(0));
                return () -> left++;
            })
            .build();

    private final Subscriber<Long> subscriber = new Subscriber<>() {
        @Override
        public void next(Long item) {
            seen.add("item " + item);
        }

        @Override
        public void completed() {
            seen.add("completed");
        }

        @Override
        public void failed(RpcException error) {
            seen.add("failed " + error.code());
        }
    };

    @Test
    @SuppressWarnings("NullAway") // A handler that breaks its contract is the point.
    void aHandlerThatReturnsNullKeepsNoPlaceOfASubscription() {
        two.recordWire();
        RpcService broken = RpcService.builder("Ticks")
                .asyncSubscription(TICKS, (params, subscriber) -> null)
                .build();
        two.peer(two.link.left(), PeerLimits.DEFAULTS.withMaxSubscriptions(1), broken);

        for (int i = 1; i <= 2; i++) {
            two.fromWire("{'jsonrpc':'2.0','method':'watch','params':[1],'id':" + i + "}");
            assertThat(two.atWire()).singleElement().asString().contains("'code':-32603");
        }
    }

    @Test
    void onTheWireItIsAsEthereumDoesIt() {
        two.recordWire();
        two.peer(two.link.left(), PeerLimits.DEFAULTS, service);

        two.fromWire("{'jsonrpc':'2.0','method':'watch','params':[1],'id':1}");
        two.runHandlers();
        emitter.next(2L);
        emitter.failed(new RpcException(6, "no more"));
        emitter.next(3L);
        two.link.deliver();
        two.runHandlers();

        assertThat(two.atWire())
                .containsExactly(
                        "{'jsonrpc':'2.0','id':1,'result':'0x1'}",
                        "{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x1','result':1}}",
                        "{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x1','result':2}}",
                        "{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x1','error':{'code':6,'message':'no more'}}}");
        assertThat(left).isEqualTo(1);
    }

    @Test
    void inABatchItemsStillComeBehindTheAnswer() {
        two.recordWire();
        two.peer(two.link.left(), PeerLimits.DEFAULTS, service);

        two.fromWire("[{'jsonrpc':'2.0','method':'watch','params':[1],'id':1}]");
        two.runHandlers();

        assertThat(two.atWire())
                .containsExactly(
                        "[{'jsonrpc':'2.0','id':1,'result':'0x1'}]",
                        "{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x1','result':1}}");
    }

    @Test
    void itemsArriveInOrderAndThenTheEnd() {
        subscribe(1L);
        emitter.next(2L);
        emitter.completed();
        settle();

        assertThat(seen).containsExactly("item 1", "item 2", "completed");
        assertThat(left).isEqualTo(1);
    }

    @Test
    void whoIsInterruptedWhileItSubscribesHasNoSubscription() {
        Peer peer = two.peer(two.link.left(), PeerLimits.DEFAULTS);
        two.recordWire();
        Thread.currentThread().interrupt();

        CallFailedException failed = catchThrowableOfType(
                CallFailedException.class,
                () -> peer.subscribeBlocking(TICKS, List.of(1L), subscriber, CallOptions.DEFAULTS));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.reason()).isEqualTo(CallFailedException.Reason.INTERRUPTED);
        assertThat(failed.outcome()).isEqualTo(CallFailedException.Outcome.NOT_SENT);
        assertThat(failed.isSafeToRepeat()).isTrue();
        assertThat(failed).hasMessageContaining("'watch'");
        two.link.deliver();
        assertThat(two.atWire()).isEmpty();
    }

    @Test
    void whoIsInterruptedWhenTheRequestHasLeftIsToldSo() {
        Endpoint endpoint = two.endpoint()
                .aroundCalls((call, next) -> {
                    next.proceed();
                    two.link.deliver();
                })
                .build();
        Peer peer = two.peer(two.link.left(), endpoint, Dialect.PLAIN);
        two.recordWire();
        Thread.currentThread().interrupt();

        CallFailedException failed = catchThrowableOfType(
                CallFailedException.class,
                () -> peer.subscribeBlocking(TICKS, List.of(1L), subscriber, CallOptions.DEFAULTS));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.outcome()).isEqualTo(CallFailedException.Outcome.UNKNOWN);
        assertThat(failed.isSafeToRepeat()).isFalse();
        two.link.deliver();
        assertThat(two.atWire()).hasSize(2).last().asString().contains("$/cancelRequest");
        two.fromWire("{'jsonrpc':'2.0','id':1,'result':'0x1'}");
        assertThat(two.atWire()).singleElement().asString().contains("'unwatch'");
    }

    /** A peer that has subscribed at a wire. */
    private Peer subscribed() {
        Peer peer = two.peer(two.link.left(), PeerLimits.DEFAULTS);
        two.recordWire();
        peer.subscribe(TICKS, List.of(1L), subscriber, CallOptions.DEFAULTS);
        two.link.deliver();
        two.fromWire("{'jsonrpc':'2.0','id':1,'result':'0x1'}");
        two.atWire();
        return peer;
    }

    @Test
    void asksForNoProgressSoThatItsAnswerIsTakenWhereItComes() {
        Peer peer = two.peer(two.link.left(), PeerLimits.DEFAULTS);
        two.recordWire();
        peer.subscribe(TICKS, List.of(1L), subscriber, CallOptions.DEFAULTS.withProgress(told -> seen.add("told")));
        two.link.deliver();
        assertThat(two.atWire()).singleElement().asString().doesNotContain("progress");

        two.fromWire("{'jsonrpc':'2.0','method':'rpc.progress','params':{'id':1,'value':1}}");
        two.fromWire("{'jsonrpc':'2.0','id':1,'result':'0x1'}");
        two.fromWire("{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x1','result':1}}");
        two.runHandlers();
        assertThat(seen).containsExactly("item 1");
    }

    @Test
    void aNotificationThatIsNoSubscriptionsMayHaveAnErrorOfAnyKind() {
        subscribed();
        two.fromWire("{'jsonrpc':'2.0','method':'log','params':{'error':'disk full'}}");
        two.fromWire("{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x7','error':{'code':'E1'}}}");
        assertThat(two.atWire()).isEmpty();

        two.fromWire("[{'jsonrpc':'2.0','method':'rpc.discover','id':1},"
                + "{'jsonrpc':'2.0','method':'log','params':{'error':{'code':'E1'}}},"
                + "{'jsonrpc':'2.0','method':'rpc.discover','id':2}]");
        assertThat(two.atWire()).singleElement().asString().contains("'id':1").contains("'id':2");
    }

    @Test
    void anErrorOfALooseServerEndsTheSubscriptionToo() {
        subscribed();
        two.fromWire("{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x1','error':'gone'}}");
        two.runHandlers();

        assertThat(seen).containsExactly("failed -32002");
        assertThat(two.atWire()).isEmpty();
    }

    @Test
    void anErrorThatIsNullIsNone() {
        subscribed();
        two.fromWire("{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x1','error':null}}");
        two.runHandlers();

        assertThat(seen).containsExactly("completed");
    }

    @Test
    void whoSubscribesWithoutAConnectionIsToldSo() {
        Peer peer = two.peer(two.link.left(), PeerLimits.DEFAULTS);
        two.recordWire();
        two.link.cut();
        two.link.deliver();
        assertThat(peer.isOpen()).isFalse();

        assertThatThrownBy(() -> peer.subscribeBlocking(TICKS, List.of(1L), subscriber, CallOptions.DEFAULTS))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(CallFailedException.Reason.DISCONNECTED));
    }

    @Test
    void closingItUnsubscribesOnce() {
        Subscription subscription = subscribe(1L).join();
        settle();

        subscription.close();
        subscription.close();
        settle();
        emitter.next(2L);
        settle();

        assertThat(seen).containsExactly("item 1");
        assertThat(left).isEqualTo(1);
    }

    @Test
    void aRefusalIsTheCallersException() {
        assertThat(subscribe()).isCompletedExceptionally();
        assertThat(left).isZero();
    }

    @Test
    void aCutTellsTheSubscriberAndTheHandler() {
        subscribe(1L);
        two.link.cut();
        settle();

        assertThat(seen).containsExactly("item 1", "failed -32003");
        assertThat(left).isEqualTo(1);
    }

    @Test
    void anItemOfAnotherShapeEndsTheSubscriptionOnBothSides() {
        two.recordWire();
        Peer client = two.peer(two.link.left(), PeerLimits.DEFAULTS);
        client.subscribe(TICKS, List.of(1L), subscriber, CallOptions.DEFAULTS);
        two.link.deliver();
        two.fromWire("{'jsonrpc':'2.0','id':1,'result':77}");
        two.atWire();

        two.fromWire("{'jsonrpc':'2.0','method':'tick','params':{'subscription':77,'result':'tock'}}");
        two.runHandlers();

        assertThat(seen).containsExactly("failed -32002");
        assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','method':'unwatch','id':2,'params':[77]}");
    }

    private CompletableFuture<Subscription> subscribe(Long... params) {
        Peer client = two.peer(two.link.left(), PeerLimits.DEFAULTS);
        two.peer(two.link.right(), PeerLimits.DEFAULTS, service);
        CompletableFuture<Subscription> subscription =
                client.subscribe(TICKS, List.of(params), subscriber, CallOptions.DEFAULTS);
        settle();
        return subscription;
    }

    private void settle() {
        two.link.deliver();
        two.runHandlers();
    }
}
