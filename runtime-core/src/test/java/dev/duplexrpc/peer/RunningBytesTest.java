package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls that run keep their parameters, and so there is a bound for the bytes of all of them. */
class RunningBytesTest {

    private static final RpcMethod<Json, Long> WAIT = RpcMethod.request("wait", Codecs.JSON, Codecs.LONG);

    private final TwoPeers two = new TwoPeers();
    private final List<CompletableFuture<Long>> begun = new ArrayList<>();
    private int requests;
    private final Peer peer = two.peer(
            two.link.left(),
            PeerLimits.DEFAULTS.withMaxRunningBytes(1000),
            RpcService.builder("Test")
                    .async(WAIT, params -> {
                        CompletableFuture<Long> call = new CompletableFuture<>();
                        begun.add(call);
                        return call;
                    })
                    .build());

    RunningBytesTest() {
        two.recordWire();
    }

    private void request(int bytes) {
        String message = "{'jsonrpc':'2.0','id':" + ++requests + ",'method':'wait','params':['']}";
        two.fromWire(message.replace("['']", "['" + "x".repeat(bytes - message.length()) + "']"));
    }

    private void end(int call) {
        begun.get(call).complete(1L);
        two.link.deliver();
    }

    private void assertRunningAndWaiting(int running, int waiting) {
        assertThat(peer.runningCalls()).isEqualTo(running);
        assertThat(peer.waitingCalls()).isEqualTo(waiting);
    }

    @Test
    void whatWouldBeTooMuchWaitsAndSoDoesWhatComesBehindIt() {
        request(500);
        request(400);
        assertRunningAndWaiting(2, 0);
        request(101);
        request(60);
        assertRunningAndWaiting(2, 2);

        end(1);
        assertRunningAndWaiting(3, 0);
        end(0);
        end(2);
        end(3);
        assertRunningAndWaiting(0, 0);
        assertThat(two.atWire()).hasSize(4);
    }

    @Test
    void oneThatIsLargerRunsAlone() {
        request(60);
        request(5000);
        assertRunningAndWaiting(1, 1);
        end(0);
        assertRunningAndWaiting(1, 0);
        request(60);
        assertRunningAndWaiting(1, 1);

        end(1);
        end(2);
        assertRunningAndWaiting(0, 0);
    }

    @Test
    void oneThatIsCancelledWhileItRunsKeepsItsPlaceUntilItIsDone() {
        request(900);
        request(200);
        two.fromWire("{'jsonrpc':'2.0','method':'rpc.cancel','params':{'id':1}}");
        assertThat(two.atWire()).singleElement().asString().contains("-32004");
        assertRunningAndWaiting(1, 1);

        end(0);
        assertRunningAndWaiting(1, 0);
    }

    @Test
    void zeroIsNoBound() {
        assertThatThrownBy(() -> PeerLimits.DEFAULTS.withMaxRunningBytes(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxRunningBytes must be positive, not 0");
    }
}
