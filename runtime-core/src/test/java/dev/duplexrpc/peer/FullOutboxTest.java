package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two sides of a session that have filled window and outbox with what they ask of each other: they can still answer, and so get out of it. */
class FullOutboxTest {

    private static final int WINDOW = 1000;
    private static final int OUTBOX = 10_000;
    private static final JsonCodec<List<String>> STRINGS = Codecs.list(Codecs.STRING);
    private static final RpcMethod<List<String>, String> ECHO = RpcMethod.request("echo", STRINGS, Codecs.STRING);
    private static final RpcMethod<List<String>, String> HELD = RpcMethod.request("held", STRINGS, Codecs.STRING);
    private static final RpcMethod<List<String>, Void> NOTE = RpcMethod.notification("note", STRINGS);

    private final TwoPeers two = new TwoPeers();
    private final ArrayDeque<CompletableFuture<String>> held = new ArrayDeque<>();

    private final RpcService service = RpcService.builder("Strings")
            .async(ECHO, strings -> CompletableFuture.completedFuture(strings.get(0)))
            .async(HELD, strings -> {
                CompletableFuture<String> answer = new CompletableFuture<>();
                held.add(answer);
                return answer;
            })
            .async(NOTE, strings -> CompletableFuture.completedFuture(null))
            .build();

    private final PeerLimits limits = PeerLimits.DEFAULTS.withMaxMessageBytes(WINDOW);
    private final Peer left = peer(true);
    private final Peer right = peer(false);

    private Peer peer(boolean isLeft) {
        return two.withSession(
                isLeft ? two.link.left() : two.link.right(),
                two.endpoint(service).limits(limits).build(),
                WINDOW,
                OUTBOX);
    }

    @BeforeEach
    void begin() {
        two.link.deliver();
    }

    @Test
    void anAnswerFindsRoomBehindNotificationsThatFillTheOutbox() {
        CompletableFuture<String> call = left.call(HELD, List.of(), CallOptions.DEFAULTS);
        two.link.deliver();
        fill(right);

        held.remove().complete("x".repeat(WINDOW - 100));
        settle();

        assertThat(call).isCompletedWithValue("x".repeat(WINDOW - 100));
        assertThat(right.isOpen()).isTrue();
    }

    @Test
    void answersThatNobodyTakesStillMeetABound() {
        List<CompletableFuture<String>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(left.call(HELD, List.of(), CallOptions.DEFAULTS));
        }
        settle();
        fill(right);

        held.forEach(answer -> answer.complete("x".repeat(WINDOW - 100)));
        two.link.deliver();

        assertThat(right.isOpen()).isFalse();
    }

    @Test
    void twoSidesThatAreBothFullAnswerEverythingThatTheyHaveTaken() {
        List<CompletableFuture<String>> calls = new ArrayList<>();
        for (Peer peer : List.of(left, right)) {
            for (CompletableFuture<String> next = echo(peer); !next.isCompletedExceptionally(); next = echo(peer)) {
                calls.add(next);
            }
        }
        assertThat(left.outboxBytes()).isGreaterThan(OUTBOX - 200);
        assertThat(right.outboxBytes()).isGreaterThan(OUTBOX - 200);

        settle();

        assertThat(calls)
                .hasSizeGreaterThan(100)
                .allSatisfy(call -> assertThat(call).isCompletedWithValue("x".repeat(50)));
        assertThat(left.isOpen() && right.isOpen()).isTrue();
    }

    @Test
    void callsThatTimedOutOrWereCancelledBeforeTheyLeftGiveTheirRoomBack() {
        two.link.cut();
        two.link.deliver();
        CallOptions shortly = CallOptions.DEFAULTS.withTimeout(Duration.ofMillis(300));
        CompletableFuture<String> cancelled = echo(left);
        List<CompletableFuture<String>> calls = new ArrayList<>();
        do {
            calls.add(left.call(ECHO, List.of("x".repeat(500)), shortly));
        } while (!calls.get(calls.size() - 1).isCompletedExceptionally());
        assertThat(calls).hasSizeGreaterThan(10);

        cancelled.cancel(false);
        two.pass(Duration.ofMillis(400));

        assertThat(left.outboxBytes()).isZero();
        assertThat(left.call(ECHO, List.of("x".repeat(900)), CallOptions.DEFAULTS))
                .isNotDone();
        assertThat(left.call(ECHO, List.of("x".repeat(900)), CallOptions.DEFAULTS))
                .isNotDone();
    }

    @Test
    void anAsynchronousNotificationWithoutRoomFailsItsFuture() {
        assertThat(left.notifyAsync(NOTE, List.of("one"), CallOptions.DEFAULTS)).isCompletedWithValue(null);
        fill(left);

        assertThat(left.notifyAsync(NOTE, List.of("a notification like any other"), CallOptions.DEFAULTS))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(CallFailedException.class);
    }

    private static CompletableFuture<String> echo(Peer peer) {
        return peer.call(ECHO, List.of("x".repeat(50)), CallOptions.DEFAULTS);
    }

    /** Notifies until there is no room. */
    private static void fill(Peer peer) {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < OUTBOX; i++) {
                        peer.notify(NOTE, List.of("a notification like any other"));
                    }
                })
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.OUTBOX_FULL));
    }

    private void settle() {
        for (int i = 0; i < 100; i++) {
            two.link.deliver();
            two.pass(Duration.ofMillis(210));
        }
    }
}
