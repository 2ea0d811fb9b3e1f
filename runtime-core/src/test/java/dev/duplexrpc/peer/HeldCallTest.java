package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever holds the future of a call may do with it, and where. */
class HeldCallTest {

    private static final RpcMethod<Json, String> HELLO = RpcMethod.request("hello", Codecs.JSON, Codecs.STRING);
    private static final SubscriptionMethod<Json, String> WATCH =
            SubscriptionMethod.of("watch", Codecs.JSON, Codecs.STRING, "item", "unwatch");

    private final TwoPeers two = new TwoPeers();
    private final Peer peer = two.peer(two.link.left(), PeerLimits.DEFAULTS);

    {
        two.recordWire();
    }

    private CompletableFuture<String> call() {
        return peer.call(HELLO, Json.NULL, CallOptions.DEFAULTS);
    }

    private CompletableFuture<Subscription> subscribe() {
        return peer.subscribe(WATCH, Json.NULL, item -> {}, CallOptions.DEFAULTS);
    }

    @Test
    void waitingForItOnTheThreadThatMovesBytesIsRefusedAtOnce() {
        CompletableFuture<String> call = call();
        CompletableFuture<Subscription> subscription = subscribe();
        List<ThrowingCallable> waits = List.of(
                call::join,
                call::get,
                () -> call.get(1, TimeUnit.SECONDS),
                () -> call.thenApply(String::length)
                        .thenApply(length -> length + 1)
                        .join(),
                () -> call.thenCompose(hello -> call()).get(),
                subscription::join,
                peer.closed()::join,
                () -> peer.closed().thenApply(reason -> 1).get());

        List<ThrowingCallable> refused = new ArrayList<>();
        peer.execute(() -> waits.forEach(wait -> {
            assertThatThrownBy(wait)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("would wait for itself")
                    .hasMessageContaining("thenApply");
            refused.add(wait);
        }));
        two.link.deliver();

        assertThat(refused).isEqualTo(waits);
    }

    @Test
    void whatHasEndedIsThereAndWhetherItHasEndedMayBeAsked() {
        CompletableFuture<String> call = call();
        two.link.deliver();
        List<String> seen = new ArrayList<>();
        peer.execute(
                () -> assertThatThrownBy(() -> call.get(0, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class));
        call.thenAccept(hello -> seen.add(call.join()));

        two.fromWire("{'jsonrpc':'2.0','id':1,'result':'hello'}");

        assertThat(seen).containsExactly("hello");
    }

    @Test
    void endingItBeforeItLeftWithdrawsItAndAfterwardsCancelsItThere() {
        for (Consumer<CompletableFuture<String>> end : ends()) {
            CompletableFuture<String> unsent = call();
            end.accept(unsent);
            two.link.deliver();
            assertThat(two.atWire()).isEmpty();

            CompletableFuture<String> sent = call();
            two.link.deliver();
            two.atWire();
            end.accept(sent);
            two.link.deliver();
            assertThat(two.atWire()).singleElement().asString().contains("$/cancelRequest");
            assertThat(peer.pendingCalls()).isZero();
        }
    }

    private static List<Consumer<CompletableFuture<String>>> ends() {
        return List.of(
                call -> call.cancel(false),
                call -> call.complete("enough"),
                call -> call.completeExceptionally(new IllegalStateException("enough")),
                call -> call.completeAsync(() -> "enough", Runnable::run),
                call -> call.completeAsync(
                        () -> {
                            throw new IllegalStateException("enough");
                        },
                        Runnable::run),
                call -> call.obtrudeValue("enough"),
                call -> call.obtrudeException(new IllegalStateException("enough")));
    }

    @Test
    void aResponseIsNoReasonToCancel() {
        CompletableFuture<String> call = call();
        two.link.deliver();
        two.atWire();

        two.fromWire("{'jsonrpc':'2.0','id':1,'result':'hello'}");
        call.complete("too late");
        two.link.deliver();

        assertThat(call).isCompletedWithValue("hello");
        assertThat(two.atWire()).isEmpty();
    }

    @Test
    void whatIsToEndItLaterDoesNothingIfTheResponseIsThere() {
        List<Runnable> later = new ArrayList<>();
        CompletableFuture<String> call = call();
        two.link.deliver();
        two.atWire();
        assertThat(call.completeAsync(() -> "too late", later::add)).isSameAs(call);

        two.fromWire("{'jsonrpc':'2.0','id':1,'result':'hello'}");
        later.forEach(Runnable::run);
        two.link.deliver();

        assertThat(call).isCompletedWithValue("hello");
        assertThat(two.atWire()).isEmpty();
    }

    @Test
    void whoEndsTheFutureOfTheSessionsEndEndsNothing() {
        peer.closed().complete(new CloseReason(CloseReason.Kind.LOST, 1006, "a mistake"));
        assertThat(peer.closed().cancel(true)).isFalse();
        peer.closed().completeExceptionally(new IllegalStateException("a mistake"));
        peer.closed().completeAsync(() -> new CloseReason(CloseReason.Kind.LOST, 1006, "a mistake"), Runnable::run);
        peer.closed().obtrudeValue(new CloseReason(CloseReason.Kind.LOST, 1006, "a mistake"));
        peer.closed().obtrudeException(new IllegalStateException("a mistake"));
        assertThat(peer.closed().orTimeout(1, TimeUnit.MILLISECONDS))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);

        assertThat(peer.closed()).isNotDone().isSameAs(peer.closed());
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void endingASubscriptionsFutureLeavesNoneBehind() {
        CompletableFuture<Subscription> sent = subscribe();
        two.link.deliver();
        two.atWire();

        sent.completeExceptionally(new TimeoutException());
        two.link.deliver();
        assertThat(two.atWire()).singleElement().asString().contains("$/cancelRequest");

        two.fromWire("{'jsonrpc':'2.0','id':1,'result':'0x1'}");
        assertThat(two.atWire()).singleElement().asString().contains("'unwatch'");
    }

    @Test
    void itsEndComesOnTheConnectionsThreadAlsoWhenCredentialsExpire() {
        List<Boolean> onIoThread = new ArrayList<>();
        call().whenComplete((hello, failure) -> onIoThread.add(peer.onIoThread()));
        peer.authenticate(null, Instant.now().plusSeconds(10));

        two.pass(Duration.ofSeconds(11));

        assertThat(onIoThread).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 999, 1004, 1005, 1006, 1015, 2999, 5000})
    void aCodeThatMayNotBeSentIsRefusedAndTheConnectionGoesOn(int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> peer.close(code, "done"))
                .withMessageContaining("code " + code + ":");

        assertThat(peer.isOpen()).isTrue();
        assertThat(call()).isNotDone();
    }
}
