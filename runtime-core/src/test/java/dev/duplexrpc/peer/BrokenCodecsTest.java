package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Codecs of the user's that throw what no codec should: whoever it concerns is told, and nobody else notices. */
class BrokenCodecsTest {

    private static final JsonCodec<String> BROKEN = new JsonCodec<>() {
        @Override
        public String read(JsonReader in) {
            throw new NoClassDefFoundError("not/There");
        }

        @Override
        public void write(JsonWriter out, String value) {
            out.beginArray();
            recurse(value.length());
        }

        private int recurse(int depth) {
            return recurse(depth + 1) + 1;
        }
    };

    private static final RpcMethod<Json, String> RESULT = RpcMethod.request("result", Codecs.JSON, BROKEN);
    private static final RpcMethod<String, String> PARAMS = RpcMethod.request("params", BROKEN, Codecs.STRING);
    private static final RpcMethod<Json, Json> INNER = RpcMethod.request("inner", new JsonInText(), Codecs.JSON);
    private static final RpcMethod<String, Void> NOTE = RpcMethod.notification("note", BROKEN);
    private static final SubscriptionMethod<Json, String> ITEMS =
            SubscriptionMethod.of("watch", Codecs.JSON, BROKEN, "item", "unwatch");

    private final TwoPeers two = new TwoPeers();
    private final List<String> seen = new ArrayList<>();
    private final RpcService service = RpcService.builder("Broken")
            .async(RESULT, params -> CompletableFuture.completedFuture("result"))
            .async(PARAMS, CompletableFuture::completedFuture)
            .async(INNER, CompletableFuture::completedFuture)
            .async(NOTE, params -> CompletableFuture.completedFuture(null))
            .build();

    private final Peer peer = two.peer(
            two.link.left(),
            two.endpoint(service)
                    .limits(PeerLimits.DEFAULTS.withMaxRunningCalls(2))
                    .build(),
            Dialect.PLAIN);

    {
        two.recordWire();
    }

    @Test
    void aResultThatCannotBeWrittenIsAnsweredAndItsPlaceGivenBack() {
        for (int id = 1; id <= 3; id++) {
            two.fromWire("{'jsonrpc':'2.0','method':'result','id':" + id + "}");
        }

        assertThat(two.atWire()).containsExactly(internalError(1), internalError(2), internalError(3));
        assertThat(peer.runningCalls()).isZero();
        assertThat(peer.waitingCalls()).isZero();
    }

    @Test
    void parametersThatCannotBeReadAreAnsweredInTheirPlace() {
        two.fromWire("[{'jsonrpc':'2.0','method':'params','params':['a'],'id':1},"
                + "{'jsonrpc':'2.0','params':['a'],'method':'params','id':2},"
                + "{'jsonrpc':'2.0','method':'note','params':['a']},"
                + "{'jsonrpc':'2.0','method':'absent','id':3}]");

        assertThat(two.atWire())
                .containsExactly(
                        "[" + internalError(1) + "," + internalError(2)
                                + ",{'jsonrpc':'2.0','id':3,'error':{'code':-32601,'message':'Method not found: 'absent' is not served here. Compare the documents of the two sides'}}]");
    }

    @Test
    void whatACodecHasReadElsewhereDoesNotPointIntoTheMessage() {
        for (String order : List.of("'method':'inner','params':['{]']", "'params':['{]'],'method':'inner'")) {
            two.fromWire("{'jsonrpc':'2.0'," + order + ",'id':1}");
            assertThat(two.atWire())
                    .singleElement()
                    .asString()
                    .contains("-32602")
                    .contains("'pointer':''");
        }
        assertThat(peer.isOpen()).isTrue();
        assertThat(peer.runningCalls()).isZero();
    }

    @Test
    void aResultThatCannotBeReadFailsItsCallAlone() {
        CompletableFuture<String> idFirst = peer.call(RESULT, Json.NULL, CallOptions.DEFAULTS);
        CompletableFuture<String> idLast = peer.call(RESULT, Json.NULL, CallOptions.DEFAULTS);
        two.link.deliver();

        two.fromWire("[{'jsonrpc':'2.0','id':1,'result':'a'},{'jsonrpc':'2.0','result':'a','id':2}]");

        assertUnreadable(idFirst);
        assertUnreadable(idLast);
        assertThat(peer.isOpen()).isTrue();
    }

    private static void assertUnreadable(CompletableFuture<String> call) {
        assertThat(call).isCompletedExceptionally();
        assertThat(call.handle((result, failure) -> failure).join())
                .isInstanceOfSatisfying(CallFailedException.class, failed -> {
                    assertThat(failed.reason()).isEqualTo(Reason.BAD_RESPONSE);
                    assertThat(failed.outcome()).isEqualTo(Outcome.ANSWERED);
                    assertThat(failed).hasRootCauseInstanceOf(NoClassDefFoundError.class);
                });
    }

    @Test
    void anItemThatCannotBeReadFailsItsSubscription() {
        peer.subscribe(
                ITEMS,
                Json.NULL,
                new Subscriber<>() {
                    @Override
                    public void next(String item) {
                        seen.add(item);
                    }

                    @Override
                    public void failed(RpcException error) {
                        seen.add("failed: " + error.getMessage());
                    }
                },
                CallOptions.DEFAULTS);
        two.link.deliver();
        two.fromWire("{'jsonrpc':'2.0','id':1,'result':'0x1'}");

        two.fromWire("{'jsonrpc':'2.0','method':'item','params':{'subscription':'0x1','result':'a'}}");
        two.runHandlers();

        assertThat(seen).singleElement().asString().startsWith("failed: ").contains("NoClassDefFoundError");
        assertThat(two.atWire()).last().asString().contains("'unwatch'");
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void progressThatCannotBeReadIsLeftOut() {
        CompletableFuture<String> call = peer.call(
                RpcMethod.request("long", Codecs.JSON, Codecs.STRING),
                Json.NULL,
                CallOptions.DEFAULTS.withProgress(BROKEN, seen::add));
        two.link.deliver();

        two.fromWire("{'jsonrpc':'2.0','method':'rpc.progress','params':{'id':1,'value':'half'}}");
        two.fromWire("{'jsonrpc':'2.0','id':1,'result':'whole'}");

        assertThat(call).isCompletedWithValue("whole");
        assertThat(seen).isEmpty();
    }

    private static String internalError(int id) {
        return "{'jsonrpc':'2.0','id':" + id + ",'error':{'code':-32603,'message':'Internal error'}}";
    }

    /** JSON as the only element of an array, within a string. */
    private static final class JsonInText implements JsonCodec<Json> {

        @Override
        public Json read(JsonReader in) {
            return Json.parse(Codecs.list(Codecs.STRING).read(in).get(0));
        }

        @Override
        public void write(JsonWriter out, Json value) {
            out.beginArray().value(value.toString()).endArray();
        }
    }
}
