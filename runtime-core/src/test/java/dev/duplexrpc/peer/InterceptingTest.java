package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.CallContext;
import dev.duplexrpc.CallEnd;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CallingInterceptor;
import dev.duplexrpc.Proceed;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.ServingInterceptor;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.Dialect;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What stands around calls, on both sides. */
class InterceptingTest {

    private static final RpcMethod<Json, String> SAY = RpcMethod.request("say", Codecs.JSON, Codecs.STRING);
    private static final RpcMethod<Json, Void> NOTE = RpcMethod.notification("note", Codecs.JSON);
    private static final Attribute<String> SEEN = Attribute.of("seen", String.class);

    private final TwoPeers two = new TwoPeers();
    private final List<String> events = new ArrayList<>();

    private void told(String who, CallEnd end) {
        events.add(who + " " + end.method() + " " + end.outcome() + " "
                + end.elapsed().toMillis()
                + (end.failure() == null ? "" : " " + end.failure().getClass().getSimpleName()));
    }

    /** Around what is handled. */
    @Nested
    class Serving {

        private final CompletableFuture<String> answer = new CompletableFuture<>();
        private @Nullable Exception thrown;
        private @Nullable Peer peer;

        private void serve(ServingInterceptor... interceptors) {
            Endpoint.Builder endpoint = two.endpoint(RpcService.builder("Test")
                    .async(SAY, params -> {
                        events.add("handled " + CallContext.current().get(SEEN));
                        if (thrown != null) {
                            throw thrown;
                        }
                        return answer;
                    })
                    .async(NOTE, params -> {
                        events.add("noted");
                        return CompletableFuture.completedFuture(null);
                    })
                    .build());
            for (ServingInterceptor interceptor : interceptors) {
                endpoint.aroundServed(interceptor);
            }
            peer = two.peer(two.link.left(), endpoint.build(), Dialect.PLAIN);
            two.recordWire();
        }

        private void request() {
            two.fromWire("{'jsonrpc':'2.0','id':1,'method':'say'}");
        }

        @Test
        void theFirstStandsOutermostAndAllLearnOutcomeAndTime() {
            serve(
                    (call, next) -> {
                        events.add("outer " + call.method());
                        call.whenEnded(end -> told("outer", end));
                        next.proceed();
                        events.add("outer again");
                    },
                    (call, next) -> {
                        events.add("inner");
                        call.set(SEEN, "by inner");
                        next.proceed();
                    });
            request();
            two.pass(Duration.ofMillis(20));
            answer.complete("hello");
            two.link.deliver();

            assertThat(events)
                    .containsExactly("outer say", "inner", "handled by inner", "outer again", "outer say SUCCEEDED 20");
            assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','id':1,'result':'hello'}");
        }

        @Test
        void throwingRefusesTheCall() {
            serve((call, next) -> {
                call.whenEnded(end -> told("it", end));
                throw new RpcException(403, "Not for you.");
            });
            request();

            assertThat(events).containsExactly("it say ERROR 0 RpcException");
            assertThat(two.atWire())
                    .containsExactly("{'jsonrpc':'2.0','id':1,'error':{'code':403,'message':'Not for you.'}}");
        }

        @Test
        void whatAHandlerThrowsIsSeenAndCanBeTurnedIntoSomethingElse() {
            thrown = new IOException("disk full");
            serve((call, next) -> {
                try {
                    next.proceed();
                } catch (IOException known) {
                    throw new RpcException(507, "Full.");
                }
            });
            request();

            assertThat(two.atWire()).singleElement().asString().contains("507");
        }

        @Test
        void oneThatNeitherGoesOnNorRefusesIsAnInternalError() {
            serve((call, next) -> {});
            request();

            assertThat(two.atWire()).singleElement().asString().contains("-32603");
            assertThat(events).isEmpty();
        }

        @Test
        void goingOnWhenItIsTooLateIsRefused() {
            List<Proceed> kept = new ArrayList<>();
            serve((call, next) -> kept.add(next));
            request();

            assertThatThrownBy(kept.get(0)::proceed)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'say' after it has returned");
            assertThat(events).isEmpty();
            assertThat(two.atWire()).singleElement().asString().contains("-32603");
        }

        @Test
        void throwingBehindAHandlerThatGoesOnAnswersAtOnceAndTellsTheHandler() {
            serve((call, next) -> {
                call.whenEnded(end -> told("it", end));
                call.onCancel(() -> events.add("cancelled"));
                next.proceed();
                throw new RpcException(403, "Not for you.");
            });
            request();

            assertThat(two.atWire())
                    .containsExactly("{'jsonrpc':'2.0','id':1,'error':{'code':403,'message':'Not for you.'}}");
            assertThat(events).containsExactly("handled null", "cancelled", "it say ERROR 0 RpcException");
            assertThat(peer.runningCalls()).isOne();

            answer.complete("too late");
            two.link.deliver();
            assertThat(two.atWire()).isEmpty();
            assertThat(peer.runningCalls()).isZero();
        }

        @Test
        void throwingBehindAnAnswerChangesNothing() {
            answer.complete("hello");
            serve((call, next) -> {
                next.proceed();
                throw new NoClassDefFoundError("not/There");
            });
            request();

            assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','id':1,'result':'hello'}");
            assertThat(peer.runningCalls()).isZero();
        }

        @Test
        void aNotificationWhoseInterceptorThrowsHoldsUpTheNextUntilItsHandlerIsDone() {
            CompletableFuture<Void> noting = new CompletableFuture<>();
            RpcService service = RpcService.builder("Test")
                    .async(NOTE, params -> {
                        events.add("noted");
                        return noting;
                    })
                    .build();
            two.peer(
                    two.link.left(),
                    two.endpoint(service)
                            .aroundServed((call, next) -> {
                                next.proceed();
                                throw new IllegalStateException("behind");
                            })
                            .build(),
                    Dialect.PLAIN);
            two.recordWire();
            two.fromWire("{'jsonrpc':'2.0','method':'note'}");
            two.fromWire("{'jsonrpc':'2.0','method':'note'}");
            assertThat(events).containsExactly("noted");

            noting.complete(null);
            two.link.deliver();
            assertThat(events).containsExactly("noted", "noted");
        }

        @Test
        void goingOnTwiceHandlesOnce() {
            serve((call, next) -> {
                next.proceed();
                assertThatThrownBy(next::proceed)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("second time");
            });
            request();
            assertThat(events).containsExactly("handled null");
        }

        @Test
        void anUnforeseenFailureIsToldWithItsCause() {
            thrown = new IllegalStateException("a secret");
            serve((call, next) -> {
                call.whenEnded(end -> told("it", end));
                next.proceed();
            });
            request();

            assertThat(events).containsExactly("handled null", "it say FAILED 0 IllegalStateException");
        }

        @Test
        void aListenerThatThrowsHarmsNobody() {
            answer.complete("hello");
            serve((call, next) -> {
                call.whenEnded(end -> {
                    throw new IllegalStateException("a defect of the listener");
                });
                call.whenEnded(end -> told("second", end));
                next.proceed();
            });
            request();

            assertThat(two.atWire()).hasSize(1);
            assertThat(events).contains("second say SUCCEEDED 0");
        }

        @Test
        void notificationsPassThroughToo() {
            serve((call, next) -> {
                events.add(call.isNotification() + " " + call.method());
                call.whenEnded(end -> told("it", end));
                next.proceed();
            });
            two.fromWire("{'jsonrpc':'2.0','method':'note'}");

            assertThat(events).containsExactly("true note", "noted", "it note SUCCEEDED 0");
        }

        @Test
        void whatTheCallerSentAlongIsThere() {
            serve((call, next) -> {
                events.add(call.metadata() + " " + call.traceParent() + " " + call.traceState());
                next.proceed();
            });
            two.fromWire(
                    "{'jsonrpc':'2.0','id':1,'context':{'metadata':{'a':'1','b':'2'},'traceparent':'00-1','tracestate':'x=y','new':[]},'method':'say'}");
            request();

            assertThat(events).containsSubsequence("{a=1, b=2} 00-1 x=y", "{} null null");
        }
    }

    /** Around what is called. */
    @Nested
    class Calling {

        private Peer peer(CallingInterceptor... interceptors) {
            Endpoint.Builder endpoint = two.endpoint();
            for (CallingInterceptor interceptor : interceptors) {
                endpoint.aroundCalls(interceptor);
            }
            two.recordWire();
            return two.peer(two.link.left(), endpoint.build(), Dialect.PLAIN);
        }

        private static CompletableFuture<String> say(Peer peer) {
            return peer.call(SAY, Json.EMPTY_OBJECT, CallOptions.DEFAULTS.withMetadata("caller", "ada"));
        }

        @Test
        void theyAddToTheCallAndLearnHowItEnds() {
            Peer peer = peer(
                    (call, next) -> {
                        call.metadata("token", "t1");
                        call.whenEnded(end -> told("it", end));
                        next.proceed();
                    },
                    (call, next) -> {
                        call.trace("00-1", null);
                        next.proceed();
                    });
            CompletableFuture<String> said = say(peer);
            two.link.deliver();
            assertThat(two.atWire())
                    .containsExactly(
                            "{'jsonrpc':'2.0','context':{'metadata':{'caller':'ada','token':'t1'},'traceparent':'00-1'},'method':'say','id':1,'params':{}}");
            two.pass(Duration.ofMillis(30));
            two.fromWire("{'jsonrpc':'2.0','id':1,'result':'hello'}");

            assertThat(said).isCompletedWithValue("hello");
            assertThat(events).containsExactly("it say SUCCEEDED 30");
        }

        @Test
        void theyKnowWhetherACallMayBeRepeated() {
            Peer peer = peer((call, next) -> {
                events.add(call.method() + " " + call.isIdempotent());
                next.proceed();
            });
            RpcMethod<Json, Json> get =
                    RpcMethod.request("get", Codecs.JSON, Codecs.JSON).idempotent();
            peer.call(get, Json.EMPTY_OBJECT, CallOptions.DEFAULTS);
            peer.call("put", null, CallOptions.DEFAULTS);
            peer.call("put", null, CallOptions.DEFAULTS.withIdempotent());
            peer.notify("note", null);

            assertThat(events).containsExactly("get true", "put false", "put true", "note false");
        }

        @Test
        void throwingRefusesTheCallBeforeItIsSent() {
            Peer peer = peer((call, next) -> {
                throw new IllegalStateException("closed on Sundays");
            });

            assertThat(say(peer)).isCompletedExceptionally();
            assertThatThrownBy(() -> peer.callBlocking(SAY, Json.EMPTY_OBJECT, CallOptions.DEFAULTS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("closed on Sundays");
            assertThatThrownBy(() -> peer.notify(NOTE, Json.EMPTY_OBJECT)).hasMessage("closed on Sundays");
            two.link.deliver();
            assertThat(two.atWire()).isEmpty();
            assertThat(peer.pendingCalls()).isZero();
        }

        @Test
        void throwingBehindACallThatHasLeftCancelsIt() {
            Peer peer = peer((call, next) -> {
                call.whenEnded(end -> told("it", end));
                next.proceed();
                two.link.deliver();
                throw new IOException("the audit is full");
            });
            CompletableFuture<String> said = say(peer);
            two.link.deliver();

            assertThat(said).failsWithin(Duration.ZERO).withThrowableThat().withMessageContaining("the audit is full");
            assertThat(two.atWire()).hasSize(2).last().asString().contains("$/cancelRequest");
            assertThat(peer.pendingCalls()).isZero();
            assertThat(two.wheel.size()).isZero();
            assertThat(events).containsExactly("it say FAILED 0 IOException");
        }

        @Test
        void throwingBehindACallThatHasNotLeftWithdrawsIt() {
            Peer peer = peer((call, next) -> {
                next.proceed();
                throw new RpcException(7, "No.");
            });

            assertThat(say(peer)).isCompletedExceptionally();
            two.link.deliver();
            assertThat(two.atWire()).isEmpty();
            assertThat(peer.pendingCalls()).isZero();
            assertThat(two.wheel.size()).isZero();
        }

        @Test
        void anErrorOfAnInterceptorEndsTheCallAndIsThrown() {
            Peer peer = peer((call, next) -> {
                call.whenEnded(end -> told("it", end));
                next.proceed();
                throw new NoClassDefFoundError("not/There");
            });

            assertThatThrownBy(() -> say(peer)).isInstanceOf(NoClassDefFoundError.class);
            assertThatThrownBy(() -> peer.notify(NOTE, Json.EMPTY_OBJECT)).isInstanceOf(NoClassDefFoundError.class);
            two.link.deliver();

            assertThat(peer.pendingCalls()).isZero();
            assertThat(two.wheel.size()).isZero();
            assertThat(events)
                    .containsExactly("it say FAILED 0 NoClassDefFoundError", "it note FAILED 0 NoClassDefFoundError");
        }

        @Test
        void whatCannotBeWrittenEndsTheCallAlsoWhereAnInterceptorCatchesThat() {
            Peer peer = peer((call, next) -> {
                try {
                    next.proceed();
                } catch (RuntimeException caught) {
                    events.add("caught");
                }
            });
            JsonCodec<Json> broken = new JsonCodec<>() {
                @Override
                public Json read(JsonReader in) {
                    throw new AssertionError("nothing comes");
                }

                @Override
                public void write(JsonWriter out, Json value) {
                    throw new IllegalArgumentException("cannot be written");
                }
            };

            CompletableFuture<String> said =
                    peer.call(RpcMethod.request("say", broken, Codecs.STRING), Json.EMPTY_OBJECT, CallOptions.DEFAULTS);

            assertThat(said).failsWithin(Duration.ZERO).withThrowableThat().withMessageContaining("cannot be written");
            assertThat(events).containsExactly("caught");
            assertThatThrownBy(() -> peer.notify(RpcMethod.notification("note", broken), Json.EMPTY_OBJECT))
                    .hasMessage("cannot be written");
        }

        @Test
        void goingOnWhenItIsTooLateSendsNothing() {
            List<Proceed> kept = new ArrayList<>();
            Peer peer = peer((call, next) -> kept.add(next));
            assertThat(say(peer)).isCompletedExceptionally();
            assertThatThrownBy(() -> peer.notify(NOTE, Json.EMPTY_OBJECT)).hasMessageContaining("neither gone on");

            kept.forEach(next -> assertThatThrownBy(next::proceed)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("after it has returned"));
            two.link.deliver();
            assertThat(two.atWire()).isEmpty();
        }

        @Test
        void aListenerThatThrowsHarmsNobody() {
            Peer peer = peer((call, next) -> {
                call.whenEnded(end -> {
                    throw new IllegalStateException("a defect of the listener");
                });
                next.proceed();
            });
            CompletableFuture<String> said = say(peer);
            two.link.deliver();
            two.fromWire("{'jsonrpc':'2.0','id':1,'result':'hello'}");

            assertThat(said).isCompletedWithValue("hello");
        }

        @Test
        void oneThatForgetsToGoOnFailsTheCall() {
            assertThat(say(peer((call, next) -> {}))).failsWithin(Duration.ZERO);
        }

        @Test
        void everyWayToEndIsTold() {
            Peer peer = peer((call, next) -> {
                call.whenEnded(end -> told("it", end));
                next.proceed();
            });
            say(peer);
            say(peer).cancel(false);
            peer.notify(NOTE, Json.EMPTY_OBJECT);
            two.link.deliver();
            two.fromWire("{'jsonrpc':'2.0','id':1,'error':{'code':5,'message':'no'}}");
            say(peer);
            two.link.cut();
            two.link.deliver();

            assertThat(events)
                    .containsExactly(
                            "it say CANCELLED 0 CancellationException",
                            "it note SUCCEEDED 0",
                            "it say ERROR 0 RpcException",
                            "it say FAILED 0 CallFailedException");
        }

        @Test
        void metadataOfANotificationTravelsToo() {
            peer().notify(NOTE, Json.EMPTY_OBJECT, CallOptions.DEFAULTS.withMetadata("a", "1"));
            two.link.deliver();

            assertThat(two.atWire())
                    .containsExactly("{'jsonrpc':'2.0','context':{'metadata':{'a':'1'}},'method':'note','params':{}}");
        }
    }
}
