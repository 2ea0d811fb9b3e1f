package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the other side would have to refuse as no JSON of its kind does not leave. */
class UnsendableTest {

    private static final RpcMethod<Json, Json> ECHO = RpcMethod.request("echo", Codecs.JSON, Codecs.JSON);
    private static final RpcMethod<Json, Json> DEEPER = RpcMethod.request("deeper", Codecs.JSON, Codecs.JSON);
    private static final RpcMethod<Json, Json> FAIL = RpcMethod.request("fail", Codecs.JSON, Codecs.JSON);

    private final TwoPeers two = new TwoPeers();
    private final Peer peer = two.peer(two.link.left(), PeerLimits.DEFAULTS);

    {
        two.peer(
                two.link.right(),
                PeerLimits.DEFAULTS,
                RpcService.builder("Test")
                        .async(ECHO, CompletableFuture::completedFuture)
                        .async(DEEPER, params -> CompletableFuture.completedFuture(Json.array(params)))
                        .async(FAIL, params -> {
                            throw new RpcException(7, "no \ud83d", Json.array(params));
                        })
                        .build());
    }

    private CompletableFuture<Json> call(RpcMethod<Json, Json> method, Json params) {
        CompletableFuture<Json> call = peer.call(method, params, CallOptions.DEFAULTS);
        two.link.deliver();
        return call;
    }

    private static Json levels(int levels) {
        Json json = Json.array();
        for (int level = 1; level < levels; level++) {
            json = Json.array(json);
        }
        return json;
    }

    private static Throwable failure(CompletableFuture<Json> call) {
        assertThat(call).isCompletedExceptionally();
        return call.handle((result, failure) -> failure).join();
    }

    @Test
    void aTextThatWasCutWithinACharacterArrivesWithAReplacement() {
        assertThat(call(ECHO, Json.array(Json.of("smile \ud83d"))))
                .isCompletedWithValue(Json.array(Json.of("smile \ufffd")));
        assertThat(failure(call(FAIL, Json.array()))).hasMessage("no \ufffd");
    }

    @Test
    void parametersThatAreTooDeepAreRefusedAtTheCaller() {
        assertThat(call(ECHO, levels(127))).isCompletedWithValue(levels(127));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> peer.call(ECHO, levels(128), CallOptions.DEFAULTS))
                .withMessageContaining("128 levels");
        assertThat(peer.pendingCalls()).isZero();
        assertThat(two.wheel.size()).isZero();
    }

    @Test
    void resultsAndErrorsThatAreTooDeepAreInternalErrors() {
        assertThat(failure(call(DEEPER, levels(127))))
                .isInstanceOfSatisfying(
                        RpcException.class, error -> assertThat(error.code()).isEqualTo(-32603));
        assertThat(failure(call(FAIL, levels(127))))
                .isInstanceOfSatisfying(
                        RpcException.class, error -> assertThat(error.code()).isEqualTo(-32603));
    }
}
