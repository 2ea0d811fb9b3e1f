package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallEnd;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.protocol.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Calls that nobody waits for any more: on the side that made them and on the side that serves them. */
class CancellingTest {

    private static final RpcMethod<Json, Long> WAIT = RpcMethod.request("wait", Codecs.JSON, Codecs.LONG);
    private static final RpcMethod<Json, Long> BLOCK = RpcMethod.request("block", Codecs.JSON, Codecs.LONG);

    private final TwoPeers two = new TwoPeers();

    /** The side that serves. */
    @Nested
    class Served {

        private final List<CompletableFuture<Long>> calls = new ArrayList<>();
        private final List<CallContext> contexts = new ArrayList<>();
        private final List<String> events = new ArrayList<>();
        private final Peer peer = two.peer(
                two.link.left(),
                PeerLimits.DEFAULTS.withMaxRunningCalls(2).withMaxWaitingBytes(300),
                RpcService.builder("Test")
                        .async(WAIT, params -> {
                            contexts.add(CallContext.current());
                            CompletableFuture<Long> call = new CompletableFuture<>();
                            calls.add(call);
                            return call;
                        })
                        .blocking(BLOCK, params -> {
                            events.add("blocked");
                            return 1L;
                        })
                        .build());

        Served() {
            two.recordWire();
        }

        private void request(String id) {
            two.fromWire("{'jsonrpc':'2.0','id':" + id + ",'method':'wait'}");
        }

        private void cancel(String id) {
            two.fromWire("{'jsonrpc':'2.0','method':'rpc.cancel','params':{'id':" + id + "}}");
        }

        private static String cancelled(String id) {
            return "{'jsonrpc':'2.0','id':" + id + ",'error':{'code':-32004,'message':'Cancelled'}}";
        }

        @Test
        void aRunningCallThatIsCancelledIsAnsweredAtOnceAndItsHandlerIsTold() {
            request("1");
            contexts.get(0).onCancel(() -> events.add("told"));
            contexts.get(0).whenEnded(end -> events.add(end.outcome().name()));

            cancel("1");

            assertThat(two.atWire()).containsExactly(cancelled("1"));
            assertThat(contexts.get(0).isCancelled()).isTrue();
            assertThat(events).containsExactly("told", "CANCELLED");

            calls.get(0).complete(7L);
            two.link.deliver();
            assertThat(two.atWire()).isEmpty();
            assertThat(events).hasSize(2);
        }

        @Test
        void lspsWayToCancelIsUnderstoodToo() {
            request("'a'");
            two.fromWire("{'jsonrpc':'2.0','method':'$/cancelRequest','params':{'id':'a'}}");

            assertThat(two.atWire()).containsExactly(cancelled("'a'"));
        }

        @Test
        void aCallThatWaitsIsAnsweredNeverBegunAndMakesRoom() {
            request("1");
            request("2");
            request("3");
            request("4");
            cancel("3");
            assertThat(two.atWire()).containsExactly(cancelled("3"));

            calls.get(0).complete(1L);
            two.link.deliver();

            assertThat(calls).hasSize(3);
            calls.get(2).complete(4L);
            two.link.deliver();
            assertThat(two.atWire())
                    .containsExactly("{'jsonrpc':'2.0','id':1,'result':1}", "{'jsonrpc':'2.0','id':4,'result':4}");
        }

        @Test
        void cancellingIsNoWayAroundTheLimits() {
            for (int i = 1; i <= 50; i++) {
                request(String.valueOf(i));
                cancel(String.valueOf(i));
            }

            // Two handlers are still at work, so two places are still taken.
            assertThat(calls).hasSize(2);
            assertThat(peer.runningCalls()).isEqualTo(2);
            assertThat(peer.waitingCalls()).isZero();
            assertThat(two.atWire()).hasSize(50);

            calls.get(0).complete(1L);
            two.link.deliver();
            assertThat(peer.runningCalls()).isEqualTo(1);
            request("51");
            assertThat(calls).hasSize(3);
        }

        @Test
        void aBlockingCallThatWaitsForAThreadIsNotRun() {
            two.fromWire("{'jsonrpc':'2.0','id':1,'method':'block'}");
            cancel("1");
            two.runHandlers();

            assertThat(two.atWire()).containsExactly(cancelled("1"));
            assertThat(events).isEmpty();
            assertThat(peer.runningCalls()).isZero();
        }

        @Test
        void aCancellationThatCrossesTheAnswerOrNamesNobodyChangesNothing() {
            request("1");
            calls.get(0).complete(1L);
            cancel("1");
            cancel("'nobody'");
            cancel("1.0");

            assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','id':1,'result':1}");
            assertThat(peer.isOpen()).isTrue();
        }

        @Test
        void cancellationsThatMakeNoSenseAreIgnoredAndAsRequestsUnknown() {
            two.fromWire("{'jsonrpc':'2.0','method':'rpc.cancel','params':{'id':{}}}");
            two.fromWire("{'jsonrpc':'2.0','method':'rpc.cancel'}");
            assertThat(two.atWire()).isEmpty();

            two.fromWire("{'jsonrpc':'2.0','id':3,'method':'rpc.cancel','params':{'id':1}}");
            assertThat(two.atWire()).singleElement().asString().contains("-32601");
            assertThat(peer.isOpen()).isTrue();
        }

        @Test
        void callsOfABatchAreCancelledOneByOne() {
            two.fromWire(
                    "[{'jsonrpc':'2.0','id':1,'method':'wait'},{'jsonrpc':'2.0','id':2,'method':'wait'},{'jsonrpc':'2.0','id':3,'method':'wait'}]");
            cancel("2");
            calls.get(0).complete(1L);
            two.link.deliver();
            assertThat(two.atWire()).isEmpty();

            // The third could not begin before the handler of the first was done; that of the second still is not.
            calls.get(2).complete(3L);
            two.link.deliver();

            assertThat(two.atWire())
                    .containsExactly("[" + cancelled("2") + ",{'jsonrpc':'2.0','id':1,'result':1},"
                            + "{'jsonrpc':'2.0','id':3,'result':3}]");
        }

        @Test
        void theEndOfTheConnectionCancelsWhatRunsAndForgetsWhatWaits() {
            request("1");
            request("2");
            request("3");
            contexts.forEach(context -> context.onCancel(() -> events.add("told")));

            two.link.cut();
            two.link.deliver();

            assertThat(events).containsExactly("told", "told");
            calls.forEach(call -> call.complete(1L));
            assertThat(calls).hasSize(2);
            assertThat(peer.runningCalls()).isZero();
            assertThat(peer.waitingCalls()).isZero();
        }

        @Test
        void whoAsksLateIsToldAtOnce() {
            request("1");
            request("2");
            cancel("1");
            calls.get(1).complete(5L);
            List<CallEnd.Outcome> outcomes = new ArrayList<>();
            contexts.forEach(context -> {
                context.onCancel(() -> events.add("cancelled " + context.isCancelled()));
                context.whenEnded(end -> outcomes.add(end.outcome()));
            });

            assertThat(events).containsExactly("cancelled true");
            assertThat(outcomes).containsExactly(CallEnd.Outcome.CANCELLED, CallEnd.Outcome.SUCCEEDED);
        }

        @Test
        void aDeadlineThatPassesAnswersAndTellsTheHandler() {
            two.fromWire("{'jsonrpc':'2.0','id':1,'context':{'timeout':100},'method':'wait'}");
            CallContext context = contexts.get(0);
            assertThat(context.remaining()).isEqualTo(Duration.ofMillis(100));
            two.pass(Duration.ofMillis(60));
            assertThat(context.remaining()).isEqualTo(Duration.ofMillis(40));
            assertThat(context.isCancelled()).isFalse();

            two.pass(Duration.ofMillis(60));

            assertThat(context.isCancelled()).isTrue();
            assertThat(context.remaining()).isEqualTo(Duration.ZERO);
            assertThat(two.atWire())
                    .containsExactly(
                            "{'jsonrpc':'2.0','id':1,'error':{'code':-32005,'message':'Deadline passed: the caller gave it 100 ms'}}");
        }

        @Test
        void aCallWhoseTimeIsUpIsNeverHandled() {
            two.fromWire("{'jsonrpc':'2.0','id':1,'context':{'timeout':0},'method':'wait'}");
            assertThat(two.atWire()).singleElement().asString().contains("-32005");

            two.fromWire("{'jsonrpc':'2.0','id':2,'context':{'timeout':50},'method':'block'}");
            two.pass(Duration.ofMillis(100));
            two.runHandlers();
            assertThat(two.atWire()).singleElement().asString().contains("-32005");
            assertThat(calls).isEmpty();
            assertThat(events).isEmpty();
            assertThat(peer.runningCalls()).isZero();
            assertThat(two.wheel.size()).isZero();
        }

        @Test
        void anAnswerInTimeLeavesNoTimerBehind() {
            two.fromWire("{'jsonrpc':'2.0','id':1,'context':{'timeout':5000},'method':'wait'}");
            assertThat(two.wheel.size()).isEqualTo(1);
            calls.get(0).complete(1L);

            assertThat(two.wheel.size()).isZero();
            assertThat(contexts.get(0).isCancelled()).isFalse();
        }

        @Test
        void aTimeoutOfAThousandYearsIsNoProblem() {
            two.fromWire("{'jsonrpc':'2.0','id':1,'context':{'timeout':9223372036854775807},'method':'wait'}");
            two.pass(Duration.ofDays(1));
            assertThat(contexts.get(0).isCancelled()).isFalse();
        }
    }

    /** The side that calls. */
    @Nested
    class Calling {

        private final Peer peer = two.peer(two.link.left(), two.endpoint().build(), Dialect.DUPLEX_1);

        Calling() {
            two.recordWire();
        }

        private CompletableFuture<Long> call(Peer caller) {
            return caller.call(WAIT, Json.EMPTY_OBJECT, CallOptions.DEFAULTS);
        }

        @Test
        void cancellingTheFutureCancelsThereWhatHasLeft() {
            CompletableFuture<Long> call = call(peer);
            two.link.deliver();
            two.atWire();

            call.cancel(false);
            two.link.deliver();

            assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','method':'rpc.cancel','params':{'id':1}}");
            assertThat(peer.pendingCalls()).isZero();
        }

        @Test
        void whatHasNotLeftIsWithdrawnAndNotCancelled() {
            call(peer).cancel(false);
            two.link.deliver();

            assertThat(two.atWire()).isEmpty();
        }

        @Test
        void aTimeoutCancelsThereToo() {
            peer.call(WAIT, Json.EMPTY_OBJECT, CallOptions.DEFAULTS.withTimeout(Duration.ofSeconds(1)));
            two.link.deliver();
            two.pass(Duration.ofSeconds(2));

            assertThat(two.atWire())
                    .containsExactly(
                            "{'jsonrpc':'2.0','context':{'timeout':1000},'method':'wait','id':1,'params':{}}",
                            "{'jsonrpc':'2.0','method':'rpc.cancel','params':{'id':1}}");
        }

        @Test
        void aResponseThatCrossesTheCancellationIsDropped() {
            CompletableFuture<Long> call = call(peer);
            two.link.deliver();
            call.cancel(false);
            two.fromWire("{'jsonrpc':'2.0','id':1,'result':5}");
            two.fromWire(Served.cancelled("1"));

            assertThat(call).isCancelled();
            assertThat(peer.isOpen()).isTrue();
        }

        @Test
        void nothingIsSentForACallThatHasEnded() {
            CompletableFuture<Long> call = call(peer);
            two.link.deliver();
            two.fromWire("{'jsonrpc':'2.0','id':1,'result':5}");
            two.atWire();
            call.cancel(false);
            two.link.deliver();

            assertThat(two.atWire()).isEmpty();
            assertThat(call).isCompletedWithValue(5L);
        }
    }

    /** Anybody's JSON-RPC at the other end. */
    @Nested
    class OnPlainConnections {

        @Test
        void cancellationGoesOutAsLspHasIt() {
            assertThat(sentBy(two.endpoint().build()))
                    .containsExactly("{'jsonrpc':'2.0','method':'$/cancelRequest','params':{'id':1}}");
        }

        @Test
        void unlessItIsSwitchedOff() {
            assertThat(sentBy(two.endpoint().cancelPlainCalls(false).build())).isEmpty();
        }

        private List<String> sentBy(Endpoint endpoint) {
            Peer peer = two.peer(two.link.left(), endpoint, Dialect.PLAIN);
            two.recordWire();
            CompletableFuture<Long> call = peer.call(WAIT, Json.EMPTY_OBJECT, CallOptions.DEFAULTS);
            two.link.deliver();
            two.atWire();
            call.cancel(true);
            two.link.deliver();
            return two.atWire();
        }
    }
}
