package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.OutboxPolicy;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of items and notifications that the other side does not take as fast as they are made. */
@Timeout(120)
class OutboxPolicyTest {

    private static final SubscriptionMethod<Json, Long> TICKS =
            SubscriptionMethod.of("watch", Codecs.JSON, Codecs.LONG, "tick", "unwatch");
    private static final RpcMethod<List<Long>, Void> NEWS = RpcMethod.notification("news", Codecs.list(Codecs.LONG));

    private final TwoPeers two = new TwoPeers();
    private final List<String> limits = new ArrayList<>();
    private final List<SubscriptionEnd> ends = new ArrayList<>();
    private @Nullable Subscriber<Long> emitter;

    private final RpcService service = RpcService.builder("Ticks")
            .subscription(TICKS, (params, subscriber) -> {
                emitter = subscriber;
                return new Subscription() {
                    @Override
                    public void close() {
                        throw new AssertionError("told by ended");
                    }

                    @Override
                    public void ended(SubscriptionEnd why) {
                        ends.add(why);
                    }
                };
            })
            .build();

    /** A served subscription whose subscriber is a wire that gives credit for itself. */
    private Peer watched(OutboxPolicy policy) {
        Peer peer = two.peer(
                two.link.left(),
                two.endpoint(service.withOutboxPolicy("watch", policy))
                        .limits(PeerLimits.DEFAULTS.withMaxLaneBytes(400))
                        .listener(new PeerListener() {
                            @Override
                            public void limitReached(Peer at, String limit) {
                                limits.add(limit);
                            }
                        })
                        .build(),
                Dialect.DUPLEX_1);
        two.recordWire();
        two.fromWire("{'jsonrpc':'2.0','method':'watch','id':1}");
        two.runHandlers();
        two.atWire();
        return peer;
    }

    private void emit(int from, int to) {
        for (long i = from; i <= to; i++) {
            emitter.next(i);
            two.link.deliver();
        }
    }

    private void credit(int total) {
        two.fromWire("{'jsonrpc':'2.0','method':'rpc.credit','params':{'subscription':'0x1','total':" + total + "}}");
    }

    /** The items that have come since the last time. */
    private List<String> items() {
        return two.atWire().stream()
                .map(message -> message.replaceAll(".*'(result|error)':", "").replaceAll("}+$", ""))
                .toList();
    }

    @Test
    void itemsLeaveAsFarAsCreditGoesAndGoOnWithMore() {
        watched(OutboxPolicy.BLOCK);
        emit(1, 66);
        assertThat(items()).hasSize(64).endsWith("64");

        credit(65);
        assertThat(items()).containsExactly("65");
        // One that has come late, or says nothing new.
        credit(3);
        assertThat(items()).isEmpty();
        credit(1000);
        assertThat(items()).containsExactly("66");
    }

    @Test
    void dropOldestKeepsTheNewestThatFit() {
        watched(OutboxPolicy.DROP_OLDEST);
        emit(1, 100);
        assertThat(items()).hasSize(64);

        credit(1000);

        // Each message has about 75 bytes, so that five fit.
        assertThat(items()).containsExactly("96", "97", "98", "99", "100");
        assertThat(limits).contains("maxLaneBytes");
        assertThat(ends).isEmpty();
    }

    @Test
    void coalesceKeepsTheNewest() {
        watched(OutboxPolicy.COALESCE);
        emit(1, 100);
        items();

        credit(1000);
        assertThat(items()).containsExactly("100");
        emit(101, 102);
        assertThat(items()).containsExactly("101", "102");
    }

    @Test
    void disconnectEndsTheSubscriptionThatGivesNoCreditAndTellsBothSides() {
        Peer peer = watched(OutboxPolicy.DISCONNECT);
        emit(1, 100);
        two.runHandlers();

        assertThat(items()).hasSize(65).last().asString().contains("-32002");
        assertThat(ends).containsExactly(SubscriptionEnd.TOO_SLOW);
        assertThat(limits).containsExactly("maxLaneBytes");
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void blockRefusesToWaitOnTheThreadThatMovesBytes() {
        Peer peer = watched(OutboxPolicy.BLOCK);
        emit(1, 69);
        peer.execute(() -> assertThatThrownBy(() -> emitter.next(70L))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another outbox policy"));
        two.link.deliver();
    }

    @Test
    void blockWaitsForRoomAndLosesNothing() throws Exception {
        watched(OutboxPolicy.BLOCK);
        CountDownLatch begun = new CountDownLatch(1);
        Thread maker = new Thread(() -> {
            begun.countDown();
            for (long i = 1; i <= 1000; i++) {
                emitter.next(i);
            }
        });
        maker.start();
        begun.await();
        for (int total = 100; maker.isAlive() || total <= 1000; total += 10) {
            credit(total);
            Thread.onSpinWait();
        }
        maker.join();
        credit(Integer.MAX_VALUE);

        assertThat(items()).hasSize(1000).first().isEqualTo("1");
    }

    @Test
    void theEndOfTheConnectionWakesWhoeverWaits() throws Exception {
        watched(OutboxPolicy.BLOCK);
        emit(1, 69);
        Thread maker = new Thread(() -> emitter.next(70L));
        maker.start();
        while (maker.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        two.link.cut();
        two.link.deliver();
        maker.join();
        two.runHandlers();

        assertThat(ends).containsExactly(SubscriptionEnd.DISCONNECTED);
    }

    @Test
    void theEndComesBehindTheItemsThatWaitForCredit() {
        watched(OutboxPolicy.BLOCK);
        emit(1, 66);
        emitter.completed();
        two.runHandlers();
        assertThat(ends).containsExactly(SubscriptionEnd.COMPLETED);
        assertThat(items()).hasSize(64);

        credit(65);
        assertThat(items()).containsExactly("65");
        credit(66);
        assertThat(two.atWire())
                .containsExactly(
                        "{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x1','result':66}}",
                        "{'jsonrpc':'2.0','method':'tick','params':{'subscription':'0x1'}}");
        emit(67, 68);
        assertThat(two.atWire()).isEmpty();
    }

    @Test
    void unsubscribingTellsTheHandlerWhyAndDropsWhatWaits() {
        watched(OutboxPolicy.BLOCK);
        emit(1, 66);
        two.atWire();
        two.fromWire("{'jsonrpc':'2.0','method':'unwatch','params':['0x1'],'id':2}");
        two.runHandlers();
        credit(1000);

        assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','id':2,'result':true}");
        assertThat(ends).containsExactly(SubscriptionEnd.UNSUBSCRIBED);
    }

    @Test
    void aSubscribeCallThatIsCancelledLeavesNoSubscriptionBehind() {
        CompletableFuture<Subscription> agreed = new CompletableFuture<>();
        two.peer(
                two.link.left(),
                PeerLimits.DEFAULTS,
                RpcService.builder("Slow")
                        .asyncSubscription(TICKS, (params, subscriber) -> {
                            emitter = subscriber;
                            return agreed;
                        })
                        .build());
        two.recordWire();
        two.fromWire("{'jsonrpc':'2.0','method':'watch','id':1}");
        two.fromWire("{'jsonrpc':'2.0','method':'rpc.cancel','params':{'id':1}}");
        emit(1, 2);
        agreed.complete(new Subscription() {
            @Override
            public void close() {}

            @Override
            public void ended(SubscriptionEnd why) {
                ends.add(why);
            }
        });
        emit(3, 4);
        two.runHandlers();

        assertThat(two.atWire()).singleElement().asString().contains("-32004");
        assertThat(ends).containsExactly(SubscriptionEnd.UNSUBSCRIBED);
    }

    @Test
    void aSubscriberThatHasGivenUpUnsubscribesWhenTheOtherSideHasAgreedMeanwhile() {
        Peer client = two.peer(two.link.left(), PeerLimits.DEFAULTS);
        two.recordWire();
        CompletableFuture<Subscription> subscribing =
                client.subscribe(TICKS, Json.EMPTY_OBJECT, item -> {}, CallOptions.DEFAULTS);
        two.link.deliver();
        subscribing.cancel(false);
        two.fromWire("{'jsonrpc':'2.0','id':1,'result':'0x7'}");

        assertThat(two.atWire())
                .containsExactly(
                        "{'jsonrpc':'2.0','method':'watch','id':1,'params':{}}",
                        "{'jsonrpc':'2.0','method':'$/cancelRequest','params':{'id':1}}",
                        "{'jsonrpc':'2.0','method':'unwatch','id':2,'params':['0x7']}");
    }

    @Test
    void aSubscriberThatGivesUpBeforeTheRequestHasLeftSendsNothing() {
        Peer client = two.peer(two.link.left(), PeerLimits.DEFAULTS);
        two.recordWire();
        client.subscribe(TICKS, Json.EMPTY_OBJECT, item -> {}, CallOptions.DEFAULTS)
                .cancel(false);
        two.link.deliver();

        assertThat(two.atWire()).isEmpty();
        assertThat(client.pendingCalls()).isZero();
        assertThat(two.wheel.size()).isZero();
    }

    @Test
    void creditForNobodyChangesNothing() {
        Peer peer = watched(OutboxPolicy.BLOCK);
        two.fromWire("{'jsonrpc':'2.0','method':'rpc.credit','params':{'subscription':'0x99','total':5}}");
        two.fromWire("{'jsonrpc':'2.0','method':'rpc.credit','params':{'subscription':7,'total':5}}");
        two.fromWire("{'jsonrpc':'2.0','method':'rpc.credit','params':{'subscription':'0x1'}}");

        assertThat(peer.isOpen()).isTrue();
        assertThat(two.atWire()).isEmpty();
    }

    @Test
    void subscribersOfOursGiveCreditAsTheyTake() {
        Peer client = two.peer(two.link.left(), two.endpoint().build(), Dialect.DUPLEX_1);
        two.peer(
                two.link.right(),
                two.endpoint(service.withOutboxPolicy("watch", OutboxPolicy.BLOCK))
                        .limits(PeerLimits.DEFAULTS.withMaxLaneBytes(400))
                        .build(),
                Dialect.DUPLEX_1);
        List<Long> seen = new ArrayList<>();
        client.subscribe(TICKS, Json.EMPTY_OBJECT, seen::add, CallOptions.DEFAULTS);
        two.link.deliver();
        two.runHandlers();
        for (long i = 1; i <= 1000; i++) {
            emitter.next(i);
            two.link.deliver();
            two.runHandlers();
        }

        assertThat(seen).hasSize(1000);
    }

    @Test
    void aFullOutboxIsTriedAgain() {
        NarrowTransport narrow = new NarrowTransport(two.link.left());
        Peer peer = two.peer(narrow, two.endpoint().build(), Dialect.PLAIN);
        two.recordWire();
        narrow.full = true;
        for (long i = 1; i <= 3; i++) {
            peer.notify(NEWS, List.of(i), CallOptions.DEFAULTS.withOutboxPolicy(OutboxPolicy.COALESCE));
        }
        two.link.deliver();
        assertThat(two.atWire()).isEmpty();

        narrow.full = false;
        two.pass(Duration.ofMillis(50));
        assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','method':'news','params':[3]}");
        assertThat(two.wheel.size()).isZero();
    }

    @Test
    void notificationsOfEverNewMethodsLeaveNothingBehind() {
        Peer peer = two.peer(two.link.left(), two.endpoint().build(), Dialect.PLAIN);
        two.recordWire();
        for (OutboxPolicy policy : OutboxPolicy.values()) {
            for (int i = 0; i < 5000; i++) {
                peer.notify(
                        RpcMethod.notification("room/" + i, Codecs.LONG),
                        1L,
                        CallOptions.DEFAULTS.withOutboxPolicy(policy));
                two.link.deliver();
            }
            assertThat(two.atWire()).hasSize(5000);
            assertThat(peer.lanes().size()).isLessThanOrEqualTo(Lanes.KEPT);
        }
    }

    @Test
    void notificationsOfTooManyMethodsThatWaitFailAndTheOthersArrive() {
        NarrowTransport narrow = new NarrowTransport(two.link.left());
        Peer peer = two.peer(narrow, two.endpoint().build(), Dialect.PLAIN);
        two.recordWire();
        narrow.full = true;
        CallOptions newest = CallOptions.DEFAULTS.withOutboxPolicy(OutboxPolicy.COALESCE);
        for (int i = 0; i < Lanes.MAX_LANES; i++) {
            peer.notify(RpcMethod.notification("room/" + i, Codecs.LONG), 1L, newest);
        }
        RpcMethod<Long, Void> another = RpcMethod.notification("another", Codecs.LONG);
        assertThatThrownBy(() -> peer.notify(another, 1L, newest))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        full -> assertThat(full.reason()).isEqualTo(CallFailedException.Reason.OUTBOX_FULL))
                .hasMessageContaining("1000 methods");
        peer.notify(RpcMethod.notification("room/7", Codecs.LONG), 2L, newest);

        narrow.full = false;
        two.pass(Duration.ofMillis(50));
        assertThat(two.atWire()).hasSize(Lanes.MAX_LANES).contains("{'jsonrpc':'2.0','method':'room/7','params':2}");
        peer.notify(another, 1L, newest);
        two.link.deliver();
        assertThat(two.atWire()).hasSize(1);
        assertThat(peer.lanes().size()).isOne();
    }

    @Test
    void anAnnouncementThatFindsTooManyMethodsWaitingEndsTheConnection() {
        NarrowTransport narrow = new NarrowTransport(two.link.left());
        Peer peer = two.peer(narrow, two.endpoint().build(), Dialect.PLAIN);
        two.recordWire();
        narrow.full = true;
        for (int i = 0; i <= Lanes.MAX_LANES; i++) {
            RpcMethod<Long, Void> room =
                    RpcMethod.<Long>notification("room/" + i, Codecs.LONG).withOutboxPolicy(OutboxPolicy.COALESCE);
            new Announcement<>(room, 1L).to(peer);
        }
        two.link.deliver();

        assertThat(peer.closed()).isCompletedWithValueMatching(reason -> reason.kind() == CloseReason.Kind.OUTBOX_FULL);
    }

    @Test
    void aPolicyOfTheContractCountsUnlessTheCallSaysOtherwise() {
        RpcMethod<List<Long>, Void> newest = NEWS.withOutboxPolicy(OutboxPolicy.COALESCE);
        NarrowTransport narrow = new NarrowTransport(two.link.left());
        Peer peer = two.peer(narrow, two.endpoint().build(), Dialect.PLAIN);
        two.recordWire();
        narrow.full = true;
        peer.notify(newest, List.of(1L));
        peer.notify(newest, List.of(2L), CallOptions.DEFAULTS.withMetadata("a", "b"));
        new Announcement<>(newest, List.of(3L)).to(peer);
        peer.notify(newest, List.of(9L), CallOptions.DEFAULTS.withOutboxPolicy(OutboxPolicy.DROP_OLDEST));

        narrow.full = false;
        two.pass(Duration.ofMillis(50));
        assertThat(two.atWire())
                .containsExactlyInAnyOrder(
                        "{'jsonrpc':'2.0','method':'news','params':[3]}",
                        "{'jsonrpc':'2.0','method':'news','params':[9]}");
        assertThatThrownBy(
                        () -> RpcMethod.request("get", Codecs.JSON, Codecs.JSON).withOutboxPolicy(OutboxPolicy.BLOCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'get' is no notification");
    }

    @Test
    void aSubscriptionsPolicyOfTheContractCountsUnlessTheServiceSaysOtherwise() {
        RpcService contract = RpcService.builder("Ticks")
                .subscription(TICKS.withOutboxPolicy(OutboxPolicy.COALESCE), (params, subscriber) -> () -> {})
                .build();

        assertThat(contract.outboxPolicy("watch")).isEqualTo(OutboxPolicy.COALESCE);
        assertThat(contract.withOutboxPolicy("watch", OutboxPolicy.BLOCK).outboxPolicy("watch"))
                .isEqualTo(OutboxPolicy.BLOCK);
    }

    @Test
    void notificationsWithoutAPolicyFailAndThoseBehindTheEndFailToo() {
        NarrowTransport narrow = new NarrowTransport(two.link.left());
        Peer peer = two.peer(narrow, two.endpoint().build(), Dialect.PLAIN);
        two.recordWire();
        narrow.full = true;
        assertThatThrownBy(() -> peer.notify(NEWS, List.of(1L)))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        full -> assertThat(full.reason()).isEqualTo(CallFailedException.Reason.OUTBOX_FULL));

        two.link.cut();
        two.link.deliver();
        assertThatThrownBy(
                        () -> peer.notify(NEWS, List.of(1L), CallOptions.DEFAULTS.withOutboxPolicy(OutboxPolicy.BLOCK)))
                .isInstanceOf(CallFailedException.class);
    }

    @Test
    void policiesAreForSubscriptionsThatAreServed() {
        assertThatThrownBy(() -> service.withOutboxPolicy("unwatch", OutboxPolicy.BLOCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'unwatch'");
        assertThat(service.outboxPolicy("watch")).isEqualTo(OutboxPolicy.DISCONNECT);
    }

    @Test
    void anErrorEndsItOnBothSides() {
        watched(OutboxPolicy.DISCONNECT);
        emitter.failed(new RpcException(6, "no more"));
        two.link.deliver();
        two.runHandlers();

        assertThat(two.atWire()).singleElement().asString().contains("'code':6");
        assertThat(ends).containsExactly(SubscriptionEnd.FAILED);
    }
}
