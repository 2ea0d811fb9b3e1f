package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.protocol.Dialect;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an observer throws is logged and changes nothing. */
class ThrowingObserverTest {

    private static final RpcMethod<Json, String> HELLO = RpcMethod.request("hello", Codecs.JSON, Codecs.STRING);

    private final TwoPeers two = new TwoPeers();
    private final List<String> told = new ArrayList<>();
    private final Peer peer = two.peer(
            two.link.left(),
            two.endpoint(RpcService.builder("Test")
                            .async(HELLO, params -> CompletableFuture.completedFuture("hello"))
                            .build())
                    .limits(PeerLimits.DEFAULTS.withMaxBatchMessages(1))
                    .listener(new Throwing())
                    .listener(new Recording())
                    .build(),
            Dialect.PLAIN);

    private static final class Throwing implements PeerListener {
        @Override
        public void opened(Peer peer) {
            throw new AssertionError("opened");
        }

        @Override
        public void authenticated(Peer peer, @Nullable Principal before) {
            throw new IllegalStateException("authenticated");
        }

        @Override
        public void named(Peer peer, @Nullable String before) {
            throw new NoClassDefFoundError("named");
        }

        @Override
        public void closed(Peer peer, CloseReason reason) {
            throw new AssertionError("closed");
        }

        @Override
        public void limitReached(@Nullable Peer peer, String limit) {
            throw new IllegalStateException("limitReached");
        }
    }

    private final class Recording implements PeerListener {
        @Override
        public void opened(Peer peer) {
            told.add("opened");
        }

        @Override
        public void authenticated(Peer peer, @Nullable Principal before) {
            told.add("authenticated");
        }

        @Override
        public void named(Peer peer, @Nullable String before) {
            told.add("named");
        }

        @Override
        public void closed(Peer peer, CloseReason reason) {
            told.add("closed");
        }

        @Override
        public void limitReached(@Nullable Peer peer, String limit) {
            told.add(limit);
        }
    }

    @Test
    void theConnectionIsReadServedAndEndedAndOtherObserversAreTold() {
        two.recordWire();

        two.fromWire("{'jsonrpc':'2.0','method':'hello','id':1}");
        two.fromWire("[1,2]");
        peer.name("one");
        peer.authenticate(null, null);
        assertThat(two.atWire()).first().isEqualTo("{'jsonrpc':'2.0','id':1,'result':'hello'}");

        peer.close(1000, "done");
        two.link.deliver();

        assertThat(peer.closed()).isCompleted();
        assertThat(told).containsExactly("opened", "maxBatchMessages", "named", "authenticated", "closed");
    }
}
