package dev.duplexrpc.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.websocket.CloseCode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What a caller sees: every call ends, and says how. */
class CallingTest {

    private static final JsonCodec<List<Long>> NUMBERS = Codecs.list(Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> SUM = RpcMethod.request("sum", NUMBERS, Codecs.LONG);
    private static final RpcMethod<List<Long>, Void> NOTE = RpcMethod.notification("note", NUMBERS);

    private final TwoPeers two = new TwoPeers();
    private final Peer peer =
            two.peer(two.link.left(), PeerLimits.DEFAULTS.withMaxPendingCalls(3).withMaxMessageBytes(200));

    {
        two.recordWire();
    }

    @Test
    void aCallLeavesWithItsMethodFirstAndEndsWithItsResult() {
        CompletableFuture<Long> sum = call(1L, 2L);
        two.link.deliver();
        assertThat(two.atWire()).containsExactly("{'jsonrpc':'2.0','method':'sum','id':1,'params':[1,2]}");

        two.fromWire("{'result':3,'id':1,'jsonrpc':'2.0'}");

        assertThat(sum).isCompletedWithValue(3L);
        assertThat(two.wheel.size()).isZero();
    }

    @Test
    void anErrorResponseIsAnRpcException() {
        CompletableFuture<Long> sum = call(1L);
        two.link.deliver();

        two.fromWire("{'jsonrpc':'2.0','id':1,'error':{'code':7,'message':'no'}}");

        assertThat(causeOf(sum)).isInstanceOfSatisfying(RpcException.class, error -> {
            assertThat(error.code()).isEqualTo(7);
            assertThat(error).hasMessage("no");
        });
    }

    @Test
    void aResponseOfAnotherShapeFailsTheCallAndNotTheConnection() {
        CompletableFuture<Long> sum = call(1L);
        two.link.deliver();

        two.fromWire("{'jsonrpc':'2.0','id':1,'result':'three'}");

        assertFailed(sum, Reason.BAD_RESPONSE, Outcome.ANSWERED);
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void aCallThatIsNotAnsweredTimesOut() {
        CompletableFuture<Long> sum =
                peer.call(SUM, List.of(1L), CallOptions.DEFAULTS.withTimeout(Duration.ofSeconds(2)));
        two.link.deliver();

        two.pass(Duration.ofMillis(1990));
        assertThat(sum).isNotDone();
        two.pass(Duration.ofMillis(30));

        assertFailed(sum, Reason.TIMED_OUT, Outcome.UNKNOWN);
        assertThat(causeOf(sum)).hasMessageContaining("'sum'").hasMessageContaining("2000 ms");
        two.fromWire("{'jsonrpc':'2.0','id':1,'result':3}");
    }

    @Test
    void aCallThatIsCancelledBeforeItLeftIsWithdrawn() {
        CompletableFuture<Long> sum = call(1L);

        sum.cancel(false);
        two.link.deliver();

        assertThat(two.atWire()).isEmpty();
        assertThat(two.wheel.size()).isZero();
    }

    @Test
    void aCutEndsEveryCallAndTellsWhetherItHadLeft() {
        CompletableFuture<Long> sent = call(1L);
        two.link.deliver();
        CompletableFuture<Long> unsent = call(2L);
        two.link.cut();
        two.link.deliver();

        assertFailed(sent, Reason.DISCONNECTED, Outcome.UNKNOWN);
        assertThat(causeOf(unsent)).isInstanceOf(CallFailedException.class);
        assertFailed(call(3L), Reason.DISCONNECTED, Outcome.NOT_SENT);
        assertThat(two.wheel.size()).isZero();
        assertThat(peer.closed()).isCompleted();
    }

    @Test
    void closingEndsEveryCallAtOnce() {
        CompletableFuture<Long> sum = call(1L);

        peer.close(CloseCode.NORMAL, "done");

        assertFailed(sum, Reason.DISCONNECTED, Outcome.NOT_SENT);
    }

    @Test
    void thereIsALimitToWaitingCalls() {
        call(1L);
        call(2L);
        call(3L);

        assertFailed(call(4L), Reason.TOO_MANY_CALLS, Outcome.NOT_SENT);
        assertThat(causeOf(call(4L))).hasMessageContaining("maxPendingCalls");
    }

    @Test
    void aRequestThatIsTooLargeIsNotSent() {
        CompletableFuture<Long> sum = peer.call(SUM, Collections.nCopies(200, 7L), CallOptions.DEFAULTS);
        two.link.deliver();

        assertFailed(sum, Reason.REQUEST_TOO_LARGE, Outcome.NOT_SENT);
        assertThat(two.atWire()).isEmpty();
    }

    @Test
    void waitingOnTheThreadThatMovesBytesIsRefusedAtOnce() {
        two.link
                .left()
                .execute(() -> assertThatThrownBy(() -> peer.callBlocking(SUM, List.of(1L), CallOptions.DEFAULTS))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("'sum'")
                        .hasMessageContaining("asynchronous"));

        two.link.deliver();
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsGivesTheCallUpAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        CallFailedException failed = catchThrowableOfType(
                CallFailedException.class, () -> peer.callBlocking(SUM, List.of(1L), CallOptions.DEFAULTS));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(failed.outcome()).isEqualTo(Outcome.NOT_SENT);
        two.link.deliver();
        assertThat(two.atWire()).isEmpty();
        assertThat(two.wheel.size()).isZero();
    }

    @Test
    void notificationsLeaveInOrderWithCalls() {
        peer.notify(NOTE, List.of(1L));
        call(2L);
        peer.notify(NOTE, List.of(3L));
        two.link.deliver();

        assertThat(two.atWire())
                .containsExactly(
                        "{'jsonrpc':'2.0','method':'note','params':[1]}",
                        "{'jsonrpc':'2.0','method':'sum','id':1,'params':[2]}",
                        "{'jsonrpc':'2.0','method':'note','params':[3]}");
    }

    @Test
    void aNotificationAfterTheEndFails() {
        two.link.cut();
        two.link.deliver();

        assertThatThrownBy(() -> peer.notify(NOTE, List.of(1L)))
                .isInstanceOfSatisfying(
                        CallFailedException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.DISCONNECTED));
    }

    private CompletableFuture<Long> call(Long... numbers) {
        return peer.call(SUM, List.of(numbers), CallOptions.DEFAULTS);
    }

    private static void assertFailed(CompletableFuture<?> call, Reason reason, Outcome outcome) {
        assertThat(causeOf(call)).isInstanceOfSatisfying(CallFailedException.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.outcome()).isEqualTo(outcome);
        });
    }

    private static Throwable causeOf(CompletableFuture<?> call) {
        assertThat(call).isCompletedExceptionally();
        try {
            call.join();
        } catch (CompletionException failed) {
            return failed.getCause();
        }
        throw new AssertionError("did not fail");
    }
}
