package dev.duplexrpc.peer;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Outbox;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call of this side from its beginning to its end, and the future that its caller holds. It knows whether its request has left. */
final class PendingCall<R> extends CallFuture<R> implements Departure {

    /** Those it is one of; changes when the session that follows goes on with it. */
    volatile Calls calls;

    /** Whether it comes from a session that has ended, where some of its time has passed. Set before it is registered here. */
    boolean inherited;

    private final RpcMethod<?, R> method;
    private final long startedNanos;
    private volatile boolean departed;

    /** Written on the connection's thread; who reads it elsewhere may see it late and then says less than could be known. */
    private boolean arrived;

    private volatile boolean abandoned;

    /** Set before it is sent. */
    boolean idempotent;

    /** Whether it means something in the session alone in which it was made. Set before it is sent. */
    boolean isOfThisSession;

    /** Whether somebody may be told how it goes on: not where its end has to come on the connection's thread. Set before it begins. */
    boolean heedsProgress = true;

    /** Who is told how it goes on, null if nobody. Set before it is sent. */
    @Nullable ProgressListener<?> progress;

    /** Set before it is registered. */
    @Nullable CallRequest<?, R> request;

    /** Its time if that begins when it leaves, because nobody waits for it; null if it begins when it is made. Set before it is sent. */
    @Nullable Duration timeoutOnceSent;

    /** Its number on the wire; 0 until it is registered. Guarded by the lock of {@link PendingCalls}. */
    long id;

    volatile TimerWheel.@Nullable Timer timer;

    /** Its request while that waits in the outbox. */
    private volatile Outbox.@Nullable Waiting waiting;

    PendingCall(Calls calls, RpcMethod<?, R> method, long startedNanos) {
        this.calls = calls;
        this.method = method;
        this.startedNanos = startedNanos;
    }

    @Override
    Peer peer() {
        return calls.peer();
    }

    @Override
    protected String source() {
        return method.name();
    }

    @Override
    @Nullable PendingCall<?> listenedTo() {
        return progress == null ? null : this;
    }

    /** Listens to its progress where no handler's thread comes to do it, until it has ended; see {@link ProgressListener#help}. */
    long listen(long nanos) throws InterruptedException {
        return Objects.requireNonNull(progress).help(this, nanos);
    }

    RpcMethod<?, R> method() {
        return method;
    }

    /**
     * A request that nobody waits for any more does not leave. Told first and checked then: a caller that cancels meanwhile either keeps it here or knows that it has
     * to be cancelled there.
     */
    @Override
    public boolean departs() {
        departed = true;
        if (waiting != null) {
            waiting = null;
        }
        if (isDone() || abandoned) {
            departed = false;
            calls.forget(this);
            return false;
        }
        Duration timeout = timeoutOnceSent;
        if (timeout != null) {
            calls.startTimer(this, timeout);
        }
        return true;
    }

    @Override
    public void waits(Outbox.Waiting message) {
        waiting = message;
        if (isDone()) {
            message.withdraw();
        }
    }

    /** It has ended: if its request has not left, that gives back its room. */
    void leaveOutbox() {
        Outbox.Waiting message = waiting;
        if (message != null) {
            waiting = null;
            message.withdraw();
        }
    }

    @Override
    public void arrived() {
        arrived = true;
    }

    /** Whether sending it in another session, perhaps again, does no harm. */
    boolean isSafeToSend() {
        return !isOfThisSession && !isDone() && !abandoned && (!departed || idempotent);
    }

    private Outcome outcome() {
        if (!departed) {
            return Outcome.NOT_SENT;
        }
        return arrived ? Outcome.RECEIVED : Outcome.UNKNOWN;
    }

    /**
     * Withdraws a request that has not left and cancels there one that has, but goes on waiting for its response: what it has brought about may have to be undone.
     */
    void abandon() {
        abandoned = true;
        calls.tellCancelled(this);
    }

    boolean hasDeparted() {
        return departed;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return endedByHolder(super.cancel(mayInterruptIfRunning));
    }

    /** For its holder: it is then withdrawn, as if it were cancelled. Also how {@code completeOnTimeout} ends it. */
    @Override
    public boolean complete(R value) {
        return endedByHolder(super.complete(value));
    }

    /** For its holder: it is then withdrawn, as if it were cancelled. Also how {@code orTimeout} ends it. */
    @Override
    public boolean completeExceptionally(Throwable failure) {
        return endedByHolder(super.completeExceptionally(failure));
    }

    /** For its holder, as {@link #complete} is. */
    @Override
    public CompletableFuture<R> completeAsync(Supplier<? extends R> supplier, Executor executor) {
        Objects.requireNonNull(supplier, "supplier");
        executor.execute(() -> {
            if (isDone()) {
                return;
            }
            try {
                complete(supplier.get());
            } catch (Throwable thrown) {
                completeExceptionally(thrown);
            }
        });
        return this;
    }

    /** For its holder: a call that goes on is withdrawn, as if it were cancelled. */
    @Override
    public void obtrudeValue(R value) {
        super.obtrudeValue(value);
        calls.cancelled(this);
    }

    /** For its holder: a call that goes on is withdrawn, as if it were cancelled. */
    @Override
    public void obtrudeException(Throwable failure) {
        super.obtrudeException(failure);
        calls.cancelled(this);
    }

    private boolean endedByHolder(boolean ended) {
        if (ended) {
            calls.cancelled(this);
        }
        return ended;
    }

    void stopTimer() {
        TimerWheel.Timer running = timer;
        if (running != null) {
            running.cancel();
        }
    }

    void fail(Reason reason, String detail) {
        super.completeExceptionally(failure(reason, outcome(), detail, null));
    }

    /** The response has come, and what it says counts behind the progress that came before it. */
    void answer(@Nullable R result, @Nullable Throwable failure) {
        if (progress == null) {
            end(result, failure);
        } else {
            // Its timer goes on until then: who listens must not hold up the call for ever.
            progress.behind(() -> {
                stopTimer();
                end(result, failure);
            });
        }
    }

    @SuppressWarnings("NullAway") // a result may be null where its codec says so
    private void end(@Nullable R result, @Nullable Throwable failure) {
        if (failure == null) {
            super.complete(result);
        } else {
            super.completeExceptionally(failure);
        }
    }

    /** A response came that is of no use. */
    CallFailedException unusable(String detail, @Nullable Throwable cause) {
        return failure(Reason.BAD_RESPONSE, Outcome.ANSWERED, detail, cause);
    }

    /** The response came and was too large to be taken. */
    CallFailedException tooLarge(String detail) {
        return failure(Reason.RESPONSE_TOO_LARGE, Outcome.ANSWERED, detail, null);
    }

    /** The response came in time, but not who listens to the progress. */
    void failUndelivered(String detail) {
        if (!isDone()) {
            super.completeExceptionally(failure(Reason.TIMED_OUT, Outcome.ANSWERED, detail, null));
        }
    }

    /** Waits for the result, or throws what the call has failed with. Not on a thread that moves bytes. */
    R await() {
        try {
            return get();
        } catch (ExecutionException failed) {
            throw asThrownHere(failed);
        } catch (InterruptedException interrupted) {
            cancel(true);
            throw interrupted(interrupted);
        }
    }

    /** What its caller is told who was interrupted while waiting, and has given it up; he stays interrupted. */
    CallFailedException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return failure(Reason.INTERRUPTED, outcome(), "the thread that waited for the response was interrupted", cause);
    }

    /** What a call failed with belongs to this caller alone, so that it can carry the caller's stack trace instead of the connection's. */
    static RuntimeException asThrownHere(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof RpcException || cause instanceof CallFailedException) {
            cause.fillInStackTrace();
            return (RuntimeException) cause;
        }
        // What an interceptor has refused it with.
        return cause instanceof RuntimeException refused
                ? refused
                : new IllegalStateException("The call was refused.", cause);
    }

    private CallFailedException failure(Reason reason, Outcome outcome, String detail, @Nullable Throwable cause) {
        return new CallFailedException(method.name(), reason, outcome, elapsed(), idempotent, detail, cause);
    }

    Duration elapsed() {
        return Duration.ofNanos(calls.nanos() - startedNanos);
    }
}
