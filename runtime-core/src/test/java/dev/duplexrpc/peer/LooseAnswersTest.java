package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are loose about JSON-RPC: a call has its result where it is clear what that is, and fails at once where it is not. */
class LooseAnswersTest {

    private static final RpcMethod<Json, Long> COUNT = RpcMethod.request("count", Codecs.JSON, Codecs.LONG);

    private final TwoPeers two = new TwoPeers();
    private final Peer peer = two.peer(two.link.left(), PeerLimits.DEFAULTS);
    private final CompletableFuture<Long> call = peer.call(COUNT, Json.NULL, CallOptions.DEFAULTS);

    {
        two.recordWire();
        two.link.deliver();
        two.atWire();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','id':1,'result':3,'error':null}",
                "{'error':null,'result':3,'id':1}",
                "{'jsonrpc':'2.0','id':'1','result':3}",
                "{'jsonrpc':'2.0','result':3,'id':1.0}"
            })
    void aResultThatIsClearIsTaken(String response) {
        two.fromWire(response);

        assertThat(call).isCompletedWithValue(3L);
    }

    @Test
    void anErrorBesideAResultOfNullIsTaken() {
        two.fromWire("{'jsonrpc':'2.0','id':1,'result':null,'error':{'code':7,'message':'no'}}");

        assertThat(call).isCompletedExceptionally();
        assertThat(call.handle((result, failure) -> failure).join())
                .isInstanceOf(RpcException.class)
                .hasMessage("no");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'jsonrpc':'2.0','id':1,'result':3,'error':{'code':7,'message':'no'}} | either 'result' or 'error'",
                "{'jsonrpc':'2.0','id':1,'error':null} | no object",
                "{'jsonrpc':'2.0','id':1,'result':3,'result':4} | 'result' is given twice",
                "{'jsonrpc':'1.0','id':1,'result':3} | must be \"2.0\"",
                "{'jsonrpc':'2.0','result':'\\ud800','id':1} | surrogate",
                "{'jsonrpc':'2.0','result':'\\ud800 } \\' id\\':9','id': '1' } | surrogate",
                "{'jsonrpc':'2.0','id':1,'result':{'a':[1,2} | ",
                "{'id':1,'result':NaN} | "
            })
    void anAnswerThatMakesNoSenseFailsItsCallAtOnce(String response, String why) {
        two.fromWire(response);

        assertThat(call).isCompletedExceptionally();
        assertThat(call.handle((result, failure) -> failure).join())
                .isInstanceOfSatisfying(CallFailedException.class, failed -> {
                    assertThat(failed.reason()).isEqualTo(Reason.BAD_RESPONSE);
                    assertThat(failed.outcome()).isEqualTo(Outcome.ANSWERED);
                    if (why != null && !why.equals("no object")) {
                        assertThat(failed).hasMessageContaining(why);
                    }
                });
        assertThat(two.wheel.size()).isZero();
        assertThat(two.atWire()).isEmpty();
        assertThat(peer.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','id':2,'result':3,'error':4}",
                "{'jsonrpc':'2.0','id':'one','result':3}",
                "{'jsonrpc':'2.0','result':{'id':1},'error':4}",
                "{'jsonrpc':'2.0','id':null,'error':{'code':-32700,'message':'Parse error'}}",
                "{'jsonrpc':'2.0','id':1,'method':'x','result':NaN}",
                "not JSON"
            })
    void whatIsNotItsAnswerLeavesItWaiting(String message) {
        two.fromWire(message);

        assertThat(call).isNotDone();
        two.fromWire("{'jsonrpc':'2.0','id':1,'result':3}");
        assertThat(call).isCompletedWithValue(3L);
    }
}
