package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When a peer has nothing to do: what a server that is to end waits for. */
class IdleTest {

    private static final RpcMethod<Json, Long> WAIT = RpcMethod.request("wait", Codecs.JSON, Codecs.LONG);

    private final List<CompletableFuture<Long>> calls = new ArrayList<>();
    private final TwoPeers two = new TwoPeers();
    private final Peer peer = two.peer(
            two.link.left(),
            PeerLimits.DEFAULTS.withMaxRunningCalls(1),
            RpcService.builder("Test")
                    .async(WAIT, params -> {
                        CompletableFuture<Long> call = new CompletableFuture<>();
                        calls.add(call);
                        return call;
                    })
                    .build());

    IdleTest() {
        two.recordWire();
    }

    private CompletableFuture<Void> idle() {
        CompletableFuture<Void> idle = peer.idle();
        two.link.deliver();
        return idle;
    }

    @Test
    void aPeerWithoutCallsIsIdleAtOnce() {
        assertThat(idle()).isCompleted();
    }

    @Test
    void aPeerIsIdleWhenEveryCallIsAnsweredWhetherItRanOrWaited() {
        two.fromWire("[{'jsonrpc':'2.0','id':1,'method':'wait'},{'jsonrpc':'2.0','id':2,'method':'wait'}]");
        CompletableFuture<Void> first = idle();
        CompletableFuture<Void> second = idle();

        calls.get(0).complete(1L);
        two.link.deliver();
        assertThat(first).isNotDone();

        calls.get(1).complete(2L);
        two.link.deliver();
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(two.atWire()).hasSize(1);
    }

    @Test
    void aPeerIsIdleAlsoWhenTheLastThatWaitsWasCancelled() {
        for (int id = 1; id <= 4; id++) {
            two.fromWire("{'jsonrpc':'2.0','id':" + id + ",'method':'wait'}");
        }
        two.fromWire("{'jsonrpc':'2.0','method':'rpc.cancel','params':{'id':4}}");
        for (int i = 0; i < 2; i++) {
            calls.get(i).complete(1L);
            two.link.deliver();
        }
        CompletableFuture<Void> idle = idle();
        assertThat(idle).isNotDone();

        calls.get(2).complete(1L);
        two.link.deliver();

        assertThat(calls).hasSize(3);
        assertThat(idle).isCompleted();
    }

    @Test
    void whatIsHandledHasEndedWhenItsConnectionHasAlsoWhereACancelledCallWaits() {
        for (int id = 1; id <= 4; id++) {
            two.fromWire("{'jsonrpc':'2.0','id':" + id + ",'method':'wait'}");
        }
        two.fromWire("{'jsonrpc':'2.0','method':'rpc.cancel','params':{'id':4}}");
        CompletableFuture<Void> handled = peer.handled();
        two.link.deliver();
        two.link.cut();
        two.link.deliver();
        calls.get(0).complete(1L);
        two.link.deliver();

        assertThat(handled).isCompleted();
    }

    @Test
    void whoeverWaitsForAPeerIsToldWhenItsConnectionEnds() {
        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'wait'}");
        CompletableFuture<Void> idle = idle();

        two.link.cut();
        two.link.deliver();

        assertThat(idle).isCompleted();
    }
}
