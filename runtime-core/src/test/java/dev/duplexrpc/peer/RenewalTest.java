package dev.duplexrpc.peer;

import static dev.duplexrpc.peer.LostSessions.ECHO;
import static dev.duplexrpc.peer.LostSessions.ONCE;
import static dev.duplexrpc.peer.LostSessions.TICKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionEnd;
import dev.duplexrpc.peer.LostSessions.Made;
import dev.duplexrpc.protocol.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What becomes of subscriptions when the server has lost their session. */
class RenewalTest {

    private final LostSessions sessions = new LostSessions();

    @Test
    void theSubscriberGoesOnInTheNextSessionAndIsToldBetweenTheItems() {
        Made made = sessions.subscribe(7);
        sessions.settle();
        sessions.newest().subscriber.next(1L);
        sessions.settle();

        sessions.lose();
        sessions.serve();
        sessions.settle();
        sessions.newest().subscriber.next(2L);
        sessions.settle();

        assertThat(made.seen).containsExactly("item 1", "renewed", "item 2");
        assertThat(sessions.requests).containsExactly("watch 7[]", "watch 7[]");
        assertThat(sessions.client.madeSubscriptions()).isEqualTo(1);
    }

    @Test
    void theSameHandleEndsItInTheNextSession() {
        Made made = sessions.subscribe(7);
        sessions.settle();
        sessions.lose();
        sessions.serve();
        sessions.settle();

        made.handle.join().close();
        sessions.settle();

        assertThat(sessions.newest().ends).containsExactly(SubscriptionEnd.UNSUBSCRIBED);
        assertThat(made.seen).containsExactly("renewed");
        assertNothingIsLeft();
    }

    @Test
    void itemsThatHadArrivedComeBeforeTheGapHoweverLateTheSubscriberIs() {
        Made made = sessions.subscribe(7);
        sessions.settle();
        sessions.newest().subscriber.next(1L);
        sessions.newest().subscriber.next(2L);
        sessions.deliver();

        sessions.lose();
        sessions.serve();
        sessions.deliver();
        sessions.settle();

        assertThat(made.seen).containsExactly("item 1", "item 2", "renewed");
    }

    @Test
    void creditBeginsAnew() {
        Made made = sessions.subscribe(7);
        sessions.settle();
        LongStream.range(0, 500).forEach(i -> {
            sessions.newest().subscriber.next(i);
            sessions.settle();
        });
        sessions.lose();
        sessions.serve();
        sessions.settle();

        LongStream.range(500, 1000).forEach(i -> {
            sessions.newest().subscriber.next(i);
            sessions.settle();
        });

        assertThat(made.seen).hasSize(1001).endsWith("item 998", "item 999").doesNotHaveDuplicates();
    }

    @Test
    void onesThatMayNotBeMadeAgainEndWithTheirSession() {
        Made once = sessions.subscribe(ONCE, 1, CallOptions.DEFAULTS);
        Made chosen = sessions.subscribe(ONCE, 2, CallOptions.DEFAULTS.withIdempotent());
        sessions.settle();

        sessions.lose();
        sessions.serve();
        sessions.settle();

        assertThat(once.seen).containsExactly("failed -32003");
        assertThat(chosen.seen).containsExactly("renewed");
    }

    @Test
    void theyComeBeforeTheCallsThatAreMadeAgainAndInTheirOwnOrder() {
        for (long i = 1; i <= 5; i++) {
            sessions.subscribe(i);
        }
        sessions.settle();
        sessions.requests.clear();
        sessions.client.call(ECHO, List.of(8L), CallOptions.DEFAULTS.withIdempotent());
        sessions.cut();
        sessions.client.call(ECHO, List.of(9L), CallOptions.DEFAULTS);

        sessions.lose();
        sessions.client.call(ECHO, List.of(10L), CallOptions.DEFAULTS);
        sessions.serve();
        sessions.settle();

        assertThat(sessions.requests)
                .containsExactly(
                        "watch 1[]", "watch 2[]", "watch 3[]", "watch 4[]", "watch 5[]", "echo 8", "echo 9", "echo 10");
    }

    @Test
    void oneThatIsClosedBeforeItIsAskedForIsNotAskedFor() {
        Made made = sessions.subscribe(7);
        sessions.settle();
        sessions.lose();

        made.handle.join().close();
        assertThat(sessions.client.madeSubscriptions()).isZero();
        sessions.serve();
        sessions.settle();

        assertThat(sessions.requests).containsExactly("watch 7[]");
        assertThat(made.seen).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void oneThatIsClosedBeforeTheAnswerIsEndedThere() {
        Made made = sessions.subscribe(7);
        sessions.settle();
        sessions.agreesAtOnce = false;
        sessions.lose();
        sessions.serve();
        sessions.settle();

        made.handle.join().close();
        sessions.newest().agree();
        sessions.settle();

        assertThat(sessions.newest().ends).containsExactly(SubscriptionEnd.UNSUBSCRIBED);
        assertThat(made.seen).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void oneThatWasClosedIsNotMadeAgain() {
        Made made = sessions.subscribe(7);
        sessions.settle();
        made.handle.join().close();

        sessions.lose();
        sessions.serve();
        sessions.settle();

        assertThat(sessions.requests).containsExactly("watch 7[]");
        assertNothingIsLeft();
    }

    @Test
    void aRefusalEndsItWithTheErrorOfTheServer() {
        Made made = sessions.subscribe(7);
        Made other = sessions.subscribe(8);
        sessions.settle();
        sessions.refused.add(8L);

        sessions.lose();
        sessions.serve();
        sessions.settle();

        assertThat(made.seen).containsExactly("renewed");
        assertThat(other.seen).containsExactly("failed 5");
        assertThat(sessions.client.madeSubscriptions()).isEqualTo(1);
        other.handle.join().close();
        sessions.settle();
        assertThat(other.seen).containsExactly("failed 5");
    }

    @Test
    void itsTimeBeginsWhenTheServerIsThere() {
        Made made = sessions.subscribe(7);
        sessions.settle();
        sessions.agreesAtOnce = false;
        sessions.lose();

        sessions.two.pass(PeerLimits.DEFAULTS.callTimeout().multipliedBy(10));
        sessions.serve();
        sessions.settle();
        sessions.two.pass(PeerLimits.DEFAULTS.callTimeout().minusSeconds(1));
        sessions.settle();
        assertThat(made.seen).isEmpty();

        sessions.two.pass(Duration.ofSeconds(2));
        sessions.settle();
        assertThat(made.seen).containsExactly("failed -32003");
        sessions.newest().agree();
        sessions.settle();

        assertThat(sessions.newest().ends).containsExactly(SubscriptionEnd.UNSUBSCRIBED);
        assertNothingIsLeft();
    }

    @Test
    void sessionsThatAreLostBeforeTheyAnswerAreOneGap() {
        Made made = sessions.subscribe(7);
        sessions.settle();
        sessions.agreesAtOnce = false;
        sessions.lose();
        sessions.lose();
        sessions.serve();
        sessions.settle();
        sessions.lose();
        sessions.agreesAtOnce = true;
        sessions.serve();
        sessions.settle();

        sessions.newest().subscriber.next(1L);
        sessions.settle();

        assertThat(made.seen).containsExactly("renewed", "item 1");
        assertThat(sessions.requests).containsExactly("watch 7[]", "watch 7[]", "watch 7[]");
    }

    @Test
    void itEndsWithTheClientThatIsClosedMeanwhile() {
        Made made = sessions.subscribe(7);
        sessions.settle();
        sessions.lose();

        sessions.client.close(1000, "done");
        sessions.serve();
        sessions.settle();

        assertThat(made.seen).containsExactly("failed -32003");
        assertNothingIsLeft();
    }

    @Test
    void itEndsWhereNoSessionFollows() {
        Made made = sessions.subscribe(7);
        sessions.settle();
        sessions.lose();

        sessions.isFollowed = false;
        sessions.lose();
        sessions.settle();

        assertThat(made.seen).containsExactly("failed -32003");
        assertNothingIsLeft();
    }

    @Test
    void aServerThatSubscribesAtItsClientHasNoNextSession() {
        TwoPeers two = new TwoPeers();
        Peer server = two.peer(two.link.left(), two.endpoint().build(), Dialect.DUPLEX_1);
        two.peer(
                two.link.right(),
                two.endpoint(RpcService.builder("Client")
                                .subscription(ONCE, (numbers, subscriber) -> () -> {})
                                .build())
                        .build(),
                Dialect.DUPLEX_1);
        Made made = new Made();
        made.handle = server.subscribe(TICKS, List.of(1L), made, CallOptions.DEFAULTS);
        two.link.deliver();
        two.runHandlers();

        two.link.cut();
        two.link.deliver();
        two.runHandlers();

        assertThat(made.handle).isCompleted();
        assertThat(made.seen).containsExactly("failed -32003");
    }

    @Test
    void theOnesThatAreBeingMadeAgainCountAmongThoseThatAreAllowed() {
        LostSessions narrow =
                new LostSessions(endpoint -> endpoint.limits(PeerLimits.DEFAULTS.withMaxSubscriptions(1)));
        Made made = narrow.subscribe(7);
        narrow.settle();
        narrow.lose();

        assertThatThrownBy(() -> narrow.subscribe(8)).hasMessageContaining("maxSubscriptions");

        made.handle.join().close();
        Made next = narrow.subscribe(9);
        narrow.serve();
        narrow.settle();
        assertThat(next.handle).isCompleted();
    }

    @Test
    void aSubscriberThatLagsIsStillToldOfTheGap() {
        LostSessions narrow =
                new LostSessions(endpoint -> endpoint.limits(PeerLimits.DEFAULTS.withMaxWaitingBytes(10)));
        Made made = narrow.subscribe(7);
        narrow.settle();
        narrow.newest().subscriber.next(1L);
        narrow.deliver();

        narrow.lose();
        narrow.serve();
        narrow.deliver();
        narrow.settle();

        assertThat(made.seen).containsExactly("item 1", "renewed");
    }

    @Test
    void whatInterceptorsHaveAddedIsSentAgainAndTheyAreNotAsked() {
        List<String> asked = new ArrayList<>();
        LostSessions intercepted = new LostSessions(endpoint -> endpoint.aroundCalls((call, next) -> {
            asked.add(call.method() + (call.isIdempotent() ? " again" : " once"));
            call.metadata("tenant", "acme");
            next.proceed();
        }));
        intercepted.subscribe(7);
        intercepted.settle();

        intercepted.lose();
        intercepted.serve();
        intercepted.settle();

        assertThat(intercepted.requests).containsExactly("watch 7[acme]", "watch 7[acme]");
        assertThat(asked).containsExactly("watch again");
    }

    @Test
    void parametersThatCanNoLongerBeWrittenEndIt() {
        List<Long> numbers = new ArrayList<>(List.of(7L));
        Made broken = new Made();
        broken.handle = sessions.client.subscribe(TICKS, numbers, broken, CallOptions.DEFAULTS);
        Made sound = sessions.subscribe(8);
        sessions.settle();
        numbers.set(0, null);

        sessions.lose();
        sessions.serve();
        sessions.settle();

        assertThat(broken.seen).containsExactly("failed -32003");
        assertThat(sound.seen).containsExactly("renewed");
    }

    @Test
    void whatSubscribersDoWhenTheyAreToldMayCloseThem() {
        CompletableFuture<Subscription> handle = new CompletableFuture<>();
        List<String> seen = new ArrayList<>();
        sessions.client
                .subscribe(
                        TICKS,
                        List.of(7L),
                        new Subscriber<>() {
                            @Override
                            public void next(Long item) {
                                seen.add("item " + item);
                            }

                            @Override
                            public void renewed() {
                                handle.join().close();
                            }

                            @Override
                            public void failed(RpcException error) {
                                seen.add("failed");
                            }
                        },
                        CallOptions.DEFAULTS)
                .thenAccept(handle::complete);
        sessions.settle();

        sessions.lose();
        sessions.serve();
        sessions.settle();

        assertThat(sessions.newest().ends).containsExactly(SubscriptionEnd.UNSUBSCRIBED);
        assertThat(seen).isEmpty();
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        assertThat(sessions.client.madeSubscriptions()).isZero();
        assertThat(sessions.client.pendingCalls()).isZero();
        assertThat(sessions.two.wheel.size()).isZero();
    }
}
