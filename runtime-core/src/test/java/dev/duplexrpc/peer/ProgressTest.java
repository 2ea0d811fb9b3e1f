package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.protocol.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a call goes on, told before it is answered: by the side that serves it, and to the side that made it. */
class ProgressTest {

    private static final RpcMethod<Json, Long> SCAN = RpcMethod.request("scan", Codecs.JSON, Codecs.LONG);

    private final TwoPeers two = new TwoPeers();

    /** The side that serves. */
    @Nested
    class Served {

        private final List<CompletableFuture<Long>> calls = new ArrayList<>();
        private final List<CallContext> contexts = new ArrayList<>();
        private final List<Consumer<Long>> progress = new ArrayList<>();
        private final List<String> limits = new ArrayList<>();

        private Peer serve(PeerLimits limitsOfPeer) {
            RpcService service = RpcService.builder("Test")
                    .async(SCAN, params -> {
                        contexts.add(CallContext.current());
                        progress.add(CallContext.current().progress(Codecs.LONG));
                        CompletableFuture<Long> call = new CompletableFuture<>();
                        calls.add(call);
                        return call;
                    })
                    .build();
            Peer peer = two.peer(
                    two.link.left(),
                    two.endpoint(service)
                            .limits(limitsOfPeer)
                            .listener(new PeerListener() {
                                @Override
                                public void limitReached(Peer peer, String limit) {
                                    limits.add(limit);
                                }
                            })
                            .build(),
                    Dialect.PLAIN);
            two.recordWire();
            return peer;
        }

        private void request(String id, String context) {
            two.fromWire("{'jsonrpc':'2.0'," + context + "'id':" + id + ",'method':'scan'}");
        }

        @Test
        void whoAsksIsToldInOrderAndBeforeTheAnswer() {
            serve(PeerLimits.DEFAULTS);
            request("'a'", "'context':{'progress':true},");

            assertThat(contexts.get(0).wantsProgress()).isTrue();
            progress.get(0).accept(10L);
            progress.get(0).accept(20L);
            calls.get(0).complete(7L);
            two.link.deliver();

            assertThat(two.atWire())
                    .containsExactly(
                            "{'jsonrpc':'2.0','method':'rpc.progress','params':{'id':'a','value':10}}",
                            "{'jsonrpc':'2.0','method':'rpc.progress','params':{'id':'a','value':20}}",
                            "{'jsonrpc':'2.0','id':'a','result':7}");
        }

        @Test
        void whoDoesNotAskIsNeverTold() {
            serve(PeerLimits.DEFAULTS);
            request("1", "");
            request("2", "'context':{'progress':false},");
            two.fromWire("{'jsonrpc':'2.0','context':{'progress':true},'method':'scan'}");

            progress.forEach(each -> each.accept(1L));
            two.link.deliver();

            assertThat(contexts).extracting(CallContext::wantsProgress).containsExactly(false, false, false);
            assertThat(two.atWire()).isEmpty();
        }

        @Test
        void nothingIsToldBehindTheAnswer() {
            serve(PeerLimits.DEFAULTS);
            request("1", "'context':{'progress':true},");
            request("2", "'context':{'progress':true},");
            request("3", "'context':{'progress':true,'timeout':50},");
            calls.get(0).completeExceptionally(new RpcException(5, "no"));
            two.fromWire("{'jsonrpc':'2.0','method':'rpc.cancel','params':{'id':2}}");
            two.pass(Duration.ofSeconds(1));
            two.atWire();

            progress.forEach(each -> each.accept(1L));
            two.link.deliver();

            assertThat(two.atWire()).isEmpty();
        }

        @Test
        void aWishThatMakesNoSenseMakesTheRequestInvalid() {
            serve(PeerLimits.DEFAULTS);
            request("1", "'context':{'progress':'yes'},");

            assertThat(two.atWire()).singleElement().asString().contains("-32600");
        }

        @Test
        void whatIsTooLargeIsTheHandlersMistake() {
            Peer peer = serve(PeerLimits.DEFAULTS.withMaxMessageBytes(200));
            request("1", "'context':{'progress':true},");

            Consumer<String> text = contexts.get(0).progress(Codecs.STRING);
            assertThatThrownBy(() -> text.accept("x".repeat(200)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("maxMessageBytes");
            assertThat(limits).containsExactly("maxMessageBytes");
            assertThat(peer.isOpen()).isTrue();
        }

        @Test
        void whatFindsMuchWaitingIsLeftOut() {
            NarrowTransport narrow = new NarrowTransport(two.link.left());
            RpcService service = RpcService.builder("Test")
                    .async(SCAN, params -> {
                        progress.add(CallContext.current().progress(Codecs.LONG));
                        return new CompletableFuture<>();
                    })
                    .build();
            two.peer(
                    narrow,
                    two.endpoint(service)
                            .limits(PeerLimits.DEFAULTS.withMaxLaneBytes(150))
                            .listener(new PeerListener() {
                                @Override
                                public void limitReached(Peer peer, String limit) {
                                    limits.add(limit);
                                }
                            })
                            .build(),
                    Dialect.PLAIN);
            two.recordWire();
            request("1", "'context':{'progress':true},");

            progress.get(0).accept(1L);
            narrow.waiting = 151;
            progress.get(0).accept(2L);
            narrow.waiting = 0;
            progress.get(0).accept(3L);
            narrow.full = true;
            progress.get(0).accept(4L);
            narrow.full = false;
            two.link.deliver();

            assertThat(two.atWire())
                    .containsExactly(
                            "{'jsonrpc':'2.0','method':'rpc.progress','params':{'id':1,'value':1}}",
                            "{'jsonrpc':'2.0','method':'rpc.progress','params':{'id':1,'value':3}}");
            assertThat(limits).containsExactly("maxLaneBytes");
        }

        @Test
        void itsNameIsNobodyElses() {
            serve(PeerLimits.DEFAULTS);
            two.fromWire("{'jsonrpc':'2.0','id':1,'method':'rpc.progress','params':{'id':1,'value':1}}");

            assertThat(two.atWire()).singleElement().asString().contains("-32601");
            RpcService taken = RpcService.builder("Taken")
                    .async(
                            RpcMethod.request("rpc.progressive", Codecs.JSON, Codecs.JSON),
                            CompletableFuture::completedFuture)
                    .build();
            assertThatThrownBy(() -> two.endpoint(taken).build()).hasMessageContaining("keeps for itself");
        }
    }

    /** The side that calls. */
    @Nested
    class Calling {

        private final List<String> events = new ArrayList<>();
        private final Peer peer = two.peer(two.link.left(), PeerLimits.DEFAULTS.withMaxWaitingBytes(40));

        Calling() {
            two.recordWire();
        }

        private CompletableFuture<Long> call(CallOptions options) {
            CompletableFuture<Long> call = peer.call(
                    SCAN, Json.EMPTY_OBJECT, options.withProgress(Codecs.LONG, told -> events.add("" + told)));
            call.whenComplete((result, failure) -> events.add(failure == null ? "result " + result : "failed"));
            two.link.deliver();
            return call;
        }

        private void tell(String params) {
            two.fromWire("{'jsonrpc':'2.0','method':'rpc.progress','params':" + params + "}");
        }

        @Test
        void theRequestAsksForIt() {
            call(CallOptions.DEFAULTS);

            assertThat(two.atWire())
                    .containsExactly(
                            "{'jsonrpc':'2.0','context':{'progress':true},'method':'scan','id':1,'params':{}}");
        }

        @Test
        void whatComesIsTakenOnAHandlersThreadBeforeTheCallEnds() {
            call(CallOptions.DEFAULTS);
            tell("{'id':1,'value':10}");
            tell("[1,20]");
            two.fromWire("{'jsonrpc':'2.0','id':1,'result':7}");
            assertThat(events).isEmpty();

            two.runHandlers();

            assertThat(events).containsExactly("10", "20", "result 7");
        }

        @Test
        void aCallOfWhichNothingWaitsEndsAtOnce() {
            call(CallOptions.DEFAULTS);
            tell("{'id':1,'value':10}");
            two.runHandlers();
            two.fromWire("{'jsonrpc':'2.0','id':1,'error':{'code':5,'message':'no'}}");

            assertThat(events).containsExactly("10", "failed");
        }

        @Test
        void nothingIsTakenBehindTheEnd() {
            CompletableFuture<Long> call = call(CallOptions.DEFAULTS);
            tell("{'id':1,'value':10}");
            call.cancel(true);
            tell("{'id':1,'value':20}");
            two.runHandlers();

            assertThat(events).containsExactly("failed");
        }

        @Test
        void whatMakesNoSenseIsLeftOutAndTheCallGoesOn() {
            call(CallOptions.DEFAULTS);
            for (String params : List.of(
                    "{'id':1,'value':'ten'}",
                    "{'id':1}",
                    "{'value':1}",
                    "{}",
                    "7",
                    "{'id':'1','value':1}",
                    "{'id':1.0,'value':1}",
                    "{'id':99,'value':1}",
                    "{'id':-1,'value':1}",
                    "{'id':null,'value':1}",
                    "{'id':123456789012345678901234567890,'value':1}",
                    "{'id':{},'value':1}")) {
                tell(params);
            }
            two.fromWire("{'jsonrpc':'2.0','method':'rpc.progress'}");
            two.runHandlers();
            two.fromWire("{'jsonrpc':'2.0','id':1,'result':7}");

            assertThat(events).containsExactly("result 7");
            assertThat(peer.isOpen()).isTrue();
        }

        @Test
        void whatWaitsForASlowListenerIsBounded() {
            call(CallOptions.DEFAULTS);
            for (int i = 0; i < 50; i++) {
                tell("{'id':1,'value':" + (10 + i) + "}");
            }
            two.runHandlers();

            assertThat(events).hasSize(20).startsWith("10", "11");
        }

        @Test
        @Timeout(120)
        void whoWaitsListensWhereAllHandlersThreadsAreTaken() throws Exception {
            CompletableFuture<Long> call = call(CallOptions.DEFAULTS);
            tell("{'id':1,'value':10}");
            tell("{'id':1,'value':20}");
            two.fromWire("{'jsonrpc':'2.0','id':1,'result':7}");
            assertThat(call).isNotDone();

            assertThat(call.get()).isEqualTo(7L);

            assertThat(events).containsExactly("10", "20", "result 7");
            two.runHandlers();
            assertThat(events).hasSize(3);
        }

        @Test
        @Timeout(120)
        void whoWaitsForWhatDependsOnItListensToo() throws Exception {
            CompletableFuture<Long> twice = call(CallOptions.DEFAULTS)
                    .thenApply(result -> result + 1)
                    .thenCompose(result -> CompletableFuture.completedFuture(2 * result));
            tell("{'id':1,'value':10}");
            two.fromWire("{'jsonrpc':'2.0','id':1,'result':7}");
            assertThat(twice).isNotDone();

            assertThat(twice.get(20, TimeUnit.SECONDS)).isEqualTo(16L);

            assertThat(events).containsExactly("10", "result 7");
        }

        @Test
        void aListenerThatTakesTooLongFailsTheCall() {
            CompletableFuture<Long> call = call(CallOptions.DEFAULTS.withTimeout(Duration.ofSeconds(1)));
            tell("{'id':1,'value':10}");
            two.fromWire("{'jsonrpc':'2.0','id':1,'result':7}");
            two.pass(Duration.ofSeconds(2));

            assertThat(call)
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(CallFailedException.class)
                    .withMessageContaining("who listens to the progress");
            two.runHandlers();
            assertThat(events).containsExactly("failed");
        }

        @Test
        void aListenerThatFailsMissesNothingElse() {
            CompletableFuture<Long> call =
                    peer.call(SCAN, Json.EMPTY_OBJECT, CallOptions.DEFAULTS.withProgress(told -> {
                        events.add(told.toString());
                        throw new IllegalStateException("on purpose");
                    }));
            two.link.deliver();
            tell("{'id':1,'value':{'a':1}}");
            tell("{'id':1,'value':null}");
            two.fromWire("{'jsonrpc':'2.0','id':1,'result':7}");
            two.runHandlers();

            assertThat(events).containsExactly("{\"a\":1}", "null");
            assertThat(call).isCompletedWithValue(7L);
        }

        @Test
        void aConnectionThatEndsEndsTheCallAtOnce() {
            CompletableFuture<Long> call = call(CallOptions.DEFAULTS);
            tell("{'id':1,'value':10}");
            two.link.right().close(1000, "");
            two.link.deliver();
            two.runHandlers();

            assertThat(call).isCompletedExceptionally();
            assertThat(events).containsExactly("failed");
        }

        @Test
        void itIsForNobodyWhoHasNotAsked() {
            CompletableFuture<Long> call = peer.call(SCAN, Json.EMPTY_OBJECT, CallOptions.DEFAULTS);
            two.link.deliver();
            tell("{'id':1,'value':10}");
            two.fromWire("{'jsonrpc':'2.0','id':1,'result':7}");

            assertThat(call).isCompletedWithValue(7L);
        }
    }
}
