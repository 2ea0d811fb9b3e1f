package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.transport.InMemoryLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What becomes of calls when another session follows the one in which they were made. */
class SuccessionTest {

    private static final JsonCodec<List<Long>> NUMBERS = Codecs.list(Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> ECHO = RpcMethod.request("echo", NUMBERS, Codecs.LONG);
    private static final SubscriptionMethod<List<Long>, Long> TICKS =
            SubscriptionMethod.of("watch", NUMBERS, Codecs.LONG, "tick", "unwatch");

    private final TwoPeers two = new TwoPeers();
    private final InMemoryLink second = new InMemoryLink();
    private final List<String> seen = new ArrayList<>();
    private final List<Subscriber<Long>> emitters = new ArrayList<>();
    private int left;

    private final RpcService service = RpcService.builder("Ticks")
            .async(ECHO, numbers -> CompletableFuture.completedFuture(numbers.get(0)))
            .subscription(TICKS, (params, subscriber) -> {
                emitters.add(subscriber);
                return () -> left++;
            })
            .build();

    private final Peer next = new Peer(second.left(), two.endpoint().build(), Dialect.DUPLEX_1);

    /** Followed by another session when it ends. */
    private final Peer first = new Peer(two.link.left(), two.endpoint().build(), Dialect.DUPLEX_1, (ending, reason) -> {
        next.follows(ending);
        next.start();
    });

    private final Subscriber<Long> subscriber = new Subscriber<>() {
        @Override
        public void next(Long item) {
            seen.add("item " + item);
        }

        @Override
        public void completed() {
            seen.add("completed");
        }

        @Override
        public void failed(RpcException error) {
            seen.add("failed " + error.code());
        }
    };

    private void settle() {
        boolean moved;
        do {
            moved = two.link.deliver() | second.deliver() | !two.handlerTasks.isEmpty();
            two.runHandlers();
        } while (moved);
    }

    /** The first session ends, and the second one is there. */
    private void follow() {
        two.link.cut();
        two.peer(second.right(), two.endpoint(service).build(), Dialect.DUPLEX_1);
        settle();
    }

    @Test
    void aSubscribeCallThatTheNextSessionAnswersSubscribesThere() {
        first.start();
        two.link.cut();
        CompletableFuture<Subscription> subscribing =
                first.subscribe(TICKS, List.of(1L), subscriber, CallOptions.DEFAULTS);

        follow();
        emitters.get(0).next(7L);
        settle();
        assertThat(seen).containsExactly("item 7");

        subscribing.join().close();
        settle();
        assertThat(left).isEqualTo(1);
    }

    @Test
    void aSubscriptionOfTheNextSessionEndsWithIt() {
        first.start();
        two.link.cut();
        CompletableFuture<Subscription> subscribing =
                first.subscribe(TICKS, List.of(1L), subscriber, CallOptions.DEFAULTS);
        follow();

        second.cut();
        settle();

        assertThat(subscribing).isCompleted();
        assertThat(seen).containsExactly("failed -32003");
    }

    @Test
    void closingASubscriptionOfOneSessionNeverEndsOneOfTheNext() {
        two.peer(two.link.right(), two.endpoint(service).build(), Dialect.DUPLEX_1);
        first.start();
        CompletableFuture<Subscription> former = first.subscribe(TICKS, List.of(1L), subscriber, CallOptions.DEFAULTS);
        settle();
        two.link.cut();
        CompletableFuture<Subscription> again = first.subscribe(TICKS, List.of(1L), subscriber, CallOptions.DEFAULTS);
        former.join().close();

        follow();
        emitters.get(1).next(8L);
        settle();

        assertThat(again).isCompleted();
        assertThat(seen).containsExactly("item 8");
    }

    @Test
    void callsAreMadeAgainInTheOrderInWhichTheyWereMade() {
        List<Long> came = new ArrayList<>();
        RpcService recorder = RpcService.builder("Recorder")
                .async(ECHO, numbers -> {
                    came.add(numbers.get(0));
                    return CompletableFuture.completedFuture(numbers.get(0));
                })
                .build();
        two.peer(two.link.right(), two.endpoint(recorder).build(), Dialect.DUPLEX_1);
        first.start();
        List<Long> numbers = LongStream.range(0, 40).boxed().toList();
        numbers.subList(0, 30).forEach(number -> first.call(ECHO, List.of(number), CallOptions.DEFAULTS));
        settle();
        two.link.cut();
        numbers.subList(30, 40).forEach(number -> first.call(ECHO, List.of(number), CallOptions.DEFAULTS));

        two.peer(second.right(), two.endpoint(recorder).build(), Dialect.DUPLEX_1);
        settle();

        assertThat(came).isEqualTo(numbers);
    }

    /** Those who made them may call again at any moment; what ends a call on this thread does so here. */
    @Test
    void callsThatAreMadeWhileOthersAreHandedOverComeBehindThem() {
        List<Long> came = new ArrayList<>();
        RpcService recorder = RpcService.builder("Recorder")
                .async(ECHO, numbers -> {
                    came.add(numbers.get(0));
                    return CompletableFuture.completedFuture(numbers.get(0));
                })
                .build();
        first.start();
        two.link.cut();
        CallOptions brief = CallOptions.DEFAULTS.withTimeout(Duration.ofSeconds(1));
        first.call(ECHO, List.of(1L), brief)
                .whenComplete((echo, timedOut) -> first.call(ECHO, List.of(4L), CallOptions.DEFAULTS));
        first.call(ECHO, List.of(2L), CallOptions.DEFAULTS);
        first.call(ECHO, List.of(3L), CallOptions.DEFAULTS);
        two.advance(Duration.ofSeconds(2));

        two.peer(second.right(), two.endpoint(recorder).build(), Dialect.DUPLEX_1);
        settle();

        assertThat(came).containsExactly(2L, 3L, 4L);
    }

    @Test
    void aCallThatCannotBeWrittenEndsByItselfWhileOthersAreHandedOver() {
        first.start();
        two.link.cut();
        List<CompletableFuture<Long>> unwritable = new ArrayList<>();
        CallOptions brief = CallOptions.DEFAULTS.withTimeout(Duration.ofSeconds(1));
        first.call(ECHO, List.of(1L), brief)
                .whenComplete((echo, timedOut) ->
                        unwritable.add(first.call(ECHO, Collections.singletonList(null), CallOptions.DEFAULTS)));
        CompletableFuture<Long> behind = first.call(ECHO, List.of(2L), CallOptions.DEFAULTS);
        two.advance(Duration.ofSeconds(2));

        two.peer(second.right(), two.endpoint(service).build(), Dialect.DUPLEX_1);
        settle();

        assertThat(behind).isCompletedWithValue(2L);
        assertThat(unwritable)
                .singleElement()
                .satisfies(call -> assertThat(call).isCompletedExceptionally());
    }

    @Test
    void aCallThatIsMadeBehindTheEndGoesToTheNextSession() {
        first.start();
        follow();

        CompletableFuture<Long> call = first.call(ECHO, List.of(3L), CallOptions.DEFAULTS);
        settle();

        assertThat(call).isCompletedWithValue(3L);
    }

    @Test
    void aCallThatIsCancelledBeforeTheEndIsNotMadeAgain() {
        first.start();
        two.link.cut();
        CompletableFuture<Subscription> cancelled =
                first.subscribe(TICKS, List.of(1L), subscriber, CallOptions.DEFAULTS);
        cancelled.cancel(false);

        follow();

        assertThat(emitters).isEmpty();
    }

    @Test
    void aCallThatHasLeftFailsUnlessItMayBeMadeTwice() {
        first.start();
        CompletableFuture<Long> once = first.call(ECHO, List.of(1L), CallOptions.DEFAULTS);
        CompletableFuture<Long> twice = first.call(ECHO, List.of(2L), CallOptions.DEFAULTS.withIdempotent());
        two.link.deliver();

        follow();

        assertThat(twice).isCompletedWithValue(2L);
        assertThatThrownBy(once::join)
                .cause()
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN));
    }
}
