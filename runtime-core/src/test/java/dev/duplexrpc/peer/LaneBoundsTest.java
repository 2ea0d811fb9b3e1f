package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits in all lanes of a connection has one bound, however many lanes there are. */
@Timeout(120)
class LaneBoundsTest {

    private static final SubscriptionMethod<Json, String> TICKS =
            SubscriptionMethod.of("watch", Codecs.JSON, Codecs.STRING, "tick", "unwatch");
    private static final int LANE = 4000;
    private static final int ALL_LANES = 9_000;

    /** How many leave without credit. */
    private static final int FREE = 64;

    private final TwoPeers two = new TwoPeers();
    private final NarrowTransport narrow = new NarrowTransport(two.link.left());
    private final List<String> limits = new ArrayList<>();
    private final Map<Integer, SubscriptionEnd> ends = new HashMap<>();
    private final List<Subscriber<String>> emitters = new ArrayList<>();
    private Peer peer;

    private final RpcService service = RpcService.builder("Ticks")
            .subscription(TICKS, (params, subscriber) -> {
                int number = emitters.size();
                emitters.add(subscriber);
                return new Subscription() {
                    @Override
                    public void close() {
                        throw new AssertionError("told by ended");
                    }

                    @Override
                    public void ended(SubscriptionEnd why) {
                        ends.put(number, why);
                    }
                };
            })
            .build();

    /** A client that subscribes so often and takes what may come without credit. */
    private void subscribed(OutboxPolicy policy, int times) {
        narrow.maxOutboxBytes = ALL_LANES;
        peer = two.peer(
                narrow,
                two.endpoint(service.withOutboxPolicy("watch", policy))
                        .limits(PeerLimits.DEFAULTS.withMaxLaneBytes(LANE))
                        .listener(new PeerListener() {
                            @Override
                            public void limitReached(Peer at, String limit) {
                                limits.add(limit);
                            }
                        })
                        .build(),
                Dialect.DUPLEX_1);
        two.recordWire();
        for (int i = 0; i < times; i++) {
            two.fromWire("{'jsonrpc':'2.0','method':'watch','id':1}");
            two.runHandlers();
            for (int item = 0; item < FREE; item++) {
                emitters.get(i).next("");
                two.link.deliver();
            }
        }
        two.atWire();
        assertThat(peer.outboxBytes()).isZero();
    }

    /** Gives one of them an item of about a thousand bytes. */
    private void emit(int subscription) {
        emitters.get(subscription).next("x".repeat(900));
    }

    private void credit(int subscription) {
        two.fromWire("{'jsonrpc':'2.0','method':'rpc.credit','params':{'subscription':'0x"
                + Integer.toHexString(subscription + 1) + "','total':1000}}");
    }

    /** Each as much as one may. */
    private void fill(int from, int to) {
        for (int subscription = from; subscription < to; subscription++) {
            for (int item = 0; item < 4; item++) {
                emit(subscription);
                assertThat(peer.outboxBytes()).isLessThanOrEqualTo(ALL_LANES);
            }
        }
    }

    @Test
    void itemsThatFindNoRoomBesideThoseOfOthersAreLeftOutWhereSomeMayBe() {
        subscribed(OutboxPolicy.DROP_OLDEST, 50);
        fill(0, 50);

        assertThat(peer.outboxBytes()).isGreaterThan(ALL_LANES - 2000);
        assertThat(limits).containsOnly("maxOutboxBytes");
        assertThat(ends).isEmpty();
        credit(0);
        credit(49);
        assertThat(two.atWire()).hasSize(4);
        emit(49);
        two.link.deliver();
        assertThat(two.atWire()).hasSize(1);
    }

    @Test
    void aSubscriptionThatFindsNoRoomEndsWhereNothingMayBeLeftOut() {
        subscribed(OutboxPolicy.DISCONNECT, 4);
        fill(0, 2);
        emit(2);
        assertThat(ends).isEmpty();
        emit(2);
        two.link.deliver();
        two.runHandlers();

        assertThat(ends).containsExactly(Map.entry(2, SubscriptionEnd.TOO_SLOW));
        assertThat(two.atWire()).singleElement().asString().contains("'subscription':'0x3'", "-32002");
        assertThat(limits).containsExactly("maxOutboxBytes");
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void oneOfWhichOnlyTheNewestCountsEndsRatherThanShowWhatIsNoLongerSo() {
        subscribed(OutboxPolicy.COALESCE, 20);
        for (int subscription = 0; subscription < 10; subscription++) {
            emit(subscription);
            emit(subscription);
        }
        two.runHandlers();
        assertThat(peer.outboxBytes()).isLessThanOrEqualTo(ALL_LANES);

        assertThat(ends).containsValue(SubscriptionEnd.TOO_SLOW).hasSizeLessThan(3);
        assertThat(two.atWire()).isNotEmpty().allSatisfy(end -> assertThat(end).contains("-32002"));
    }

    @Test
    void whoeverWaitsForRoomThatOthersHaveGoesOnWhenTheyHaveLeft() throws Exception {
        subscribed(OutboxPolicy.BLOCK, 4);
        fill(0, 2);
        emit(2);
        Thread maker = new Thread(() -> emit(3));
        maker.start();
        while (maker.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        credit(0);
        while (maker.isAlive()) {
            two.pass(Duration.ofMillis(20));
        }
        maker.join();
        credit(3);

        assertThat(two.atWire()).hasSize(5).last().asString().contains("'subscription':'0x4'");
    }

    @Test
    void theEndOfOneThatFindsNoRoomIsToldWithoutTheDataOfItsError() {
        subscribed(OutboxPolicy.DISCONNECT, 4);
        fill(0, 2);
        emit(2);
        long before = peer.outboxBytes();
        emitters.get(2).failed(new RpcException(7, "over", Json.of("x".repeat(5000))));
        assertThat(peer.outboxBytes() - before).isPositive().isLessThan(200);
        emitters.get(3).failed(new RpcException(7, "over", Json.of("x".repeat(5000))));
        credit(2);

        assertThat(two.atWire()).hasSize(3).last().asString().contains("'code':7,'message':'over'}");
    }

    @Test
    void aNotificationThatFindsNoRoomFailsAtItsSender() {
        subscribed(OutboxPolicy.BLOCK, 4);
        fill(0, 2);
        emit(2);
        narrow.full = true;
        RpcMethod<String, Void> news = RpcMethod.notification("news", Codecs.STRING);

        assertThatThrownBy(() -> peer.notify(
                        news, "x".repeat(2000), CallOptions.DEFAULTS.withOutboxPolicy(OutboxPolicy.COALESCE)))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(CallFailedException.Reason.OUTBOX_FULL))
                .hasMessageContaining(ALL_LANES + " bytes that maxOutboxBytes allows");
    }

    @Test
    void whatIsTakenUnsubscribedOrCutGivesItsRoomBack() {
        subscribed(OutboxPolicy.BLOCK, 4);
        fill(0, 2);
        credit(0);
        assertThat(peer.outboxBytes()).isBetween(3000L, 4000L);
        two.fromWire("{'jsonrpc':'2.0','method':'unwatch','params':['0x2'],'id':2}");
        two.runHandlers();
        assertThat(peer.outboxBytes()).isZero();
        fill(1, 4);
        two.link.cut();
        two.link.deliver();

        assertThat(peer.closed()).isCompleted();
        assertThat(peer.outboxBytes()).isZero();
    }
}
