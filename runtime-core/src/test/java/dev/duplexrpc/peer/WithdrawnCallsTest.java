package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls that are cancelled while they wait to begin: nothing of them stays, whatever waits before and behind them. */
class WithdrawnCallsTest {

    private final List<WeakReference<Object>> read = new ArrayList<>();

    /** What it reads is a new object each time. */
    private final JsonCodec<Object> remembered = new JsonCodec<>() {
        @Override
        public Object read(JsonReader in) {
            Object value = new Object[] {in.readJson()};
            read.add(new WeakReference<>(value));
            return value;
        }

        @Override
        public void write(JsonWriter out, Object value) {
            throw new AssertionError("only read");
        }
    };

    private final TwoPeers two = new TwoPeers();
    private final List<CompletableFuture<String>> begun = new ArrayList<>();
    private final Peer peer = two.peer(
            two.link.left(),
            PeerLimits.DEFAULTS.withMaxRunningCalls(1),
            RpcService.builder("Test")
                    .async(RpcMethod.request("wait", remembered, Codecs.STRING), params -> {
                        CompletableFuture<String> call = new CompletableFuture<>();
                        begun.add(call);
                        return call;
                    })
                    .build());

    WithdrawnCallsTest() {
        two.recordWire();
    }

    private void request(int id) {
        two.fromWire("{'jsonrpc':'2.0','id':" + id + ",'method':'wait','params':['a']}");
    }

    private void cancel(int id) {
        two.fromWire("{'jsonrpc':'2.0','method':'rpc.cancel','params':{'id':" + id + "}}");
    }

    /** What was read and is still held by somebody. */
    private long held() {
        return read.stream().filter(each -> each.get() != null).count();
    }

    private void assertHeld(int count) {
        for (int i = 0; i < 100 && held() > count; i++) {
            System.gc();
        }
        assertThat(held()).isEqualTo(count);
    }

    @Test
    void theirParametersAreNotKeptAlthoughMoreWaitThanWereWithdrawn() {
        for (int id = 1; id <= 10; id++) {
            request(id);
        }
        cancel(2);
        cancel(5);
        cancel(10);

        assertThat(peer.waitingCalls()).isEqualTo(6);
        assertHeld(7);
    }

    @Test
    void theOthersBeginInTheOrderInWhichTheyCame() {
        for (int id = 1; id <= 7; id++) {
            request(id);
        }
        cancel(2);
        cancel(4);
        cancel(7);
        request(8);
        two.atWire();

        for (int i = 0; i < begun.size(); i++) {
            begun.get(i).complete("done");
            two.link.deliver();
        }

        assertThat(two.atWire())
                .extracting(reply -> reply.replaceAll(".*'id':(\\d+),'result'.*", "$1"))
                .containsExactly("1", "3", "5", "6", "8");
        assertThat(peer.waitingCalls()).isZero();
    }

    @Test
    void whoeverCancelsAllThatWaitsFindsTheQueueEmpty() {
        for (int id = 1; id <= 4; id++) {
            request(id);
        }
        cancel(4);
        cancel(3);
        cancel(2);
        CompletableFuture<Void> idle = peer.idle();
        two.link.deliver();
        assertThat(idle).isNotDone();
        begun.get(0).complete("done");
        two.link.deliver();

        assertThat(idle).isCompleted();
        request(5);
        assertThat(begun).hasSize(2);
    }

    @Test
    void theEndOfTheConnectionWithdrawsThemAll() {
        for (int id = 1; id <= 4; id++) {
            request(id);
        }
        // Nobody's, so that what was read last is not the last of them.
        cancel(5);
        two.link.cut();
        two.link.deliver();

        assertThat(peer.waitingCalls()).isZero();
        assertHeld(1);
    }
}
