package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Notifications hold up what is behind them, but not for ever. */
class StuckNotificationTest {

    private static final RpcMethod<Json, Void> NOTE = RpcMethod.notification("note", Codecs.JSON);
    private static final RpcMethod<Json, Void> BLOCK = RpcMethod.notification("block", Codecs.JSON);

    private final List<CompletableFuture<Void>> notes = new ArrayList<>();
    private final TwoPeers two = new TwoPeers();
    private final Peer peer = two.peer(
            two.link.left(),
            PeerLimits.DEFAULTS.withNotificationTimeout(Duration.ofSeconds(10)),
            RpcService.builder("Test")
                    .async(NOTE, params -> {
                        CompletableFuture<Void> note = new CompletableFuture<>();
                        notes.add(note);
                        return note;
                    })
                    .blocking(BLOCK, params -> null)
                    .build());

    StuckNotificationTest() {
        two.recordWire();
    }

    private void note() {
        two.fromWire("{'jsonrpc':'2.0','method':'note'}");
    }

    @Test
    void oneWhoseHandlerNeverEndsClosesTheConnectionAndSaysSo() {
        note();
        two.pass(Duration.ofSeconds(9));
        assertThat(peer.isOpen()).isTrue();
        two.pass(Duration.ofSeconds(2));

        CloseReason reason = peer.closed().join();
        assertThat(reason.code()).isEqualTo(1011);
        assertThat(reason.detail()).contains("'note'", "notificationTimeout");
        assertThat(two.wheel.size()).isZero();
    }

    @Test
    void oneWhoseHandlerNeverGetsAThreadDoesSoToo() {
        two.fromWire("{'jsonrpc':'2.0','method':'block'}");
        two.pass(Duration.ofSeconds(11));

        assertThat(peer.closed()).isCompleted();
    }

    @Test
    void everyNotificationHasItsOwnTime() {
        note();
        note();
        two.pass(Duration.ofSeconds(8));
        notes.get(0).complete(null);
        two.link.deliver();
        two.pass(Duration.ofSeconds(8));
        assertThat(peer.isOpen()).isTrue();
        assertThat(notes).hasSize(2);

        two.pass(Duration.ofSeconds(3));
        assertThat(peer.closed()).isCompleted();
    }

    @Test
    void afterThemThereIsNothingToWatch() {
        note();
        notes.get(0).complete(null);
        two.pass(Duration.ofSeconds(11));

        assertThat(peer.isOpen()).isTrue();
        assertThat(two.wheel.size()).isZero();
    }

    @Test
    void theNameOfOneThatAFallbackHandlesIsRepeatedOnOneLineAndInPart() {
        TwoPeers gateway = new TwoPeers();
        Peer handling = gateway.peer(
                gateway.link.left(),
                PeerLimits.DEFAULTS.withNotificationTimeout(Duration.ofSeconds(10)),
                RpcService.builder("Gateway")
                        .asyncFallback((method, params) -> new CompletableFuture<>())
                        .build());
        gateway.recordWire();
        gateway.fromWire("{'jsonrpc':'2.0','method':'x\\n2026 ERROR forged" + "y".repeat(1000) + "'}");
        gateway.pass(Duration.ofSeconds(11));

        assertThat(handling.closed().join().detail())
                .contains("'x 2026 ERROR forged")
                .doesNotContain("\n")
                .hasSizeLessThan(400);
    }
}
