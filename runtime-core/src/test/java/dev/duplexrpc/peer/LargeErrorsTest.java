package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import org.junit.jupiter.api.Test;

/** An error that is larger than a message may be still ends the call it answers. */
class LargeErrorsTest {

    private static final RpcMethod<Json, Json> FAIL = RpcMethod.request("fail", Codecs.JSON, Codecs.JSON);
    private static final String LARGE = "x".repeat(300);

    private final TwoPeers two = new TwoPeers();
    private RpcException error = new RpcException(7, "no");

    {
        two.recordWire();
        two.peer(
                two.link.left(),
                PeerLimits.DEFAULTS.withMaxMessageBytes(200),
                RpcService.builder("Test")
                        .async(FAIL, params -> {
                            throw error;
                        })
                        .build());
    }

    @Test
    void oneWhoseDataIsTooLargeGoesWithoutIt() {
        error = new RpcException(7, "no", Json.of(LARGE));
        two.fromWire("{'jsonrpc':'2.0','id':1,'method':'fail'}");

        assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','id':1,'error':{'code':7,'message':'no'}}");
    }

    @Test
    void oneWhoseMessageIsTooLargeSaysSo() {
        error = new RpcException(7, LARGE, Json.of(LARGE));
        two.fromWire("{'jsonrpc':'2.0','id':'a','method':'fail'}");

        assertThat(two.atWire())
                .singleElement()
                .asString()
                .contains("'id':'a'")
                .contains("-32001")
                .contains("200 bytes that maxMessageBytes allows");
    }

    @Test
    void anIdThatIsTooLargeIsNotSentBack() {
        two.fromWire("{'jsonrpc':'2.0','id':'" + LARGE + "','method':'fail'}");

        assertThat(two.atWire())
                .singleElement()
                .asString()
                .contains("'id':null")
                .contains("-32001");
    }
}
