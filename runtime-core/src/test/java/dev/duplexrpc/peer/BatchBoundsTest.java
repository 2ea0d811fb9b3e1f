package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.transport.TransportLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Replies that wait for the rest of their batch have one bound, however many batches they are in. */
class BatchBoundsTest {

    private static final RpcMethod<Json, Void> STUCK = RpcMethod.notification("stuck", Codecs.JSON);
    private static final RpcMethod<Json, String> PING = RpcMethod.request("ping", Codecs.JSON, Codecs.STRING);
    private static final int ALL_BATCHES = TransportLimits.DEFAULTS.maxOutboxBytes() / 2;
    private static final String LARGE = "A".repeat(900_000);

    private final TwoPeers two = new TwoPeers();
    private final List<CompletableFuture<Void>> stuck = new ArrayList<>();
    private final Peer peer = two.peer(
            two.link.left(),
            two.endpoint(RpcService.builder("Test")
                            .async(STUCK, params -> {
                                CompletableFuture<Void> end = new CompletableFuture<>();
                                stuck.add(end);
                                return end;
                            })
                            .async(PING, params -> CompletableFuture.completedFuture("pong"))
                            .build())
                    .build(),
            Dialect.PLAIN);

    BatchBoundsTest() {
        two.recordWire();
        two.fromWire("{'jsonrpc':'2.0','method':'stuck'}");
    }

    /** The first is answered at once, and as largely as it was asked; the second has to wait. */
    private void batch(String large) {
        two.fromWire(
                "[{'jsonrpc':'2.0','id':'" + large + "','method':'nope'},{'jsonrpc':'2.0','id':1,'method':'ping'}]");
    }

    private void goOn() {
        stuck.remove(0).complete(null);
        two.link.deliver();
    }

    @Test
    void whatAHundredBatchesKeepIsNoMoreThanAllOfThemMay() {
        for (int i = 0; i < 100; i++) {
            batch(LARGE);
            assertThat(peer.outboxBytes()).isLessThanOrEqualTo(ALL_BATCHES);
        }

        assertThat(peer.outboxBytes()).isGreaterThan(1_800_000);
        assertThat(two.atWire())
                .hasSize(98)
                .allSatisfy(reply -> assertThat(reply).startsWith("{'jsonrpc':'2.0','id':'AAA"));
    }

    @Test
    void theBatchesEndAllTheSameAndGiveBackWhatTheyKept() {
        for (int i = 0; i < 3; i++) {
            batch(LARGE);
        }
        two.atWire();
        goOn();

        assertThat(two.atWire())
                .satisfiesExactly(
                        both -> assertThat(both)
                                .startsWith("[{'jsonrpc':'2.0','id':'AAA")
                                .endsWith(",{'jsonrpc':'2.0','id':1,'result':'pong'}]"),
                        both -> assertThat(both).startsWith("[{'jsonrpc':'2.0','id':'AAA"),
                        rest -> assertThat(rest).isEqualTo("[{'jsonrpc':'2.0','id':1,'result':'pong'}]"));
        assertThat(peer.outboxBytes()).isZero();
    }

    @Test
    void afterwardsABatchIsAnsweredAsOneAgain() {
        for (int i = 0; i < 3; i++) {
            batch(LARGE);
        }
        goOn();
        two.atWire();
        batch("B");

        assertThat(two.atWire()).hasSize(1).first().asString().startsWith("[{").contains("'id':'B'", "pong");
    }

    @Test
    void batchesOfAConnectionThatHasEndedKeepNothing() {
        batch(LARGE);
        assertThat(peer.outboxBytes()).isGreaterThan(900_000);
        two.link.cut();
        two.link.deliver();

        assertThat(peer.closed()).isCompleted();
        assertThat(peer.outboxBytes()).isZero();
    }
}
