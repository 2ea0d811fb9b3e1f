package dev.duplexrpc.peer;

import dev.duplexrpc.CallEnd;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.Session;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.protocol.RequestContext;
import dev.duplexrpc.protocol.RequestId;
import dev.duplexrpc.protocol.StandardErrors;
import dev.duplexrpc.transport.Disconnect;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request or notification of the other side on its way through a handler. It is answered once, whichever thread ends it and however often; one that is
 * cancelled is answered at once, and keeps its place among those that run until its handler is done, or cancelling would be a way around the limit.
 */
final class Invocation extends ContextOfCall implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);

    /** Neither answered nor done. */
    private static final int OPEN = 0;

    /** Answered before its handler is done. */
    private static final int ANSWERED = 1;

    /** Done, and answered with a result. */
    private static final int SUCCEEDED = 2;

    /** Done otherwise. */
    private static final int ENDED = 3;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Invocation.class, "state", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final Peer peer;
    private final ServedMethod served;
    private final @Nullable Object params;
    private final @Nullable RequestId id;
    private final ReplyTarget target;
    private final int bytes;

    @SuppressWarnings("UnusedVariable") // by its handle
    private volatile int state;

    /** Whether it waits no more. Only on the connection's thread. */
    private boolean begun;

    /** For {@link RunningCalls}, whose lock guards the two others. */
    volatile boolean listed;

    @Nullable Invocation previous;

    @Nullable Invocation next;

    /** Those before and behind it that wait to begin, for {@link WaitingCalls}. */
    @Nullable Invocation waitsBehind;

    @Nullable Invocation waitsBefore;

    /**
     * @param id null for a notification
     * @param context null if nothing came along
     */
    Invocation(
            Peer peer,
            ServedMethod served,
            @Nullable Object params,
            @Nullable RequestId id,
            ReplyTarget target,
            int bytes,
            @Nullable RequestContext context) {
        this.peer = peer;
        this.served = served;
        this.params = params;
        this.id = id;
        this.target = target;
        this.bytes = bytes;
        if (context != null || peer.endpoint().serving.length > 0) {
            came(context);
        }
    }

    /** The parameters, which the method's own codec has read. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    <P> P params() {
        return (P) params;
    }

    @Override
    public boolean isNotification() {
        return id == null;
    }

    @Nullable RequestId id() {
        return id;
    }

    /** How large its message was. */
    int bytes() {
        return bytes;
    }

    /** Whether its handler is done or will never begin. */
    boolean isOver() {
        return state >= SUCCEEDED;
    }

    /** Begins it; {@link Admission#finished} is called for it, now or later. On the connection's thread. */
    void start() {
        begun = true;
        CallExtras known = knownExtras();
        if (known != null && known.nanosLeft(peer.nanos()) <= 0) {
            endEarly(deadlinePassed(known));
            end();
            return;
        }
        if (served.blocks()) {
            dispatch();
        } else {
            run();
        }
        if (id == null && !isOver()) {
            peer.notifications().begun(this);
        }
    }

    private void dispatch() {
        try {
            peer.endpoint().handlerThreads.execute(this);
        } catch (RejectedExecutionException full) {
            refuse("handlerThreads", "all threads for handlers are busy and their queue is full");
            peer.admission().finished(this);
        }
    }

    /** For the handler's thread. */
    @Override
    public void run() {
        if (state != OPEN) {
            // Cancelled while it waited for its thread.
            end();
            return;
        }
        enter();
        try {
            if (peer.endpoint().serving.length == 0) {
                served.handle(this);
            } else {
                intercepted();
            }
        } catch (Throwable thrown) {
            fail(thrown);
        } finally {
            leave();
        }
    }

    private void intercepted() throws Exception {
        ServingChain chain = new ServingChain(peer.endpoint().serving, this);
        try {
            chain.run();
        } catch (Throwable thrown) {
            if (!chain.hasHandlerReturned() || isOver()) {
                throw thrown;
            }
            // An interceptor has thrown behind a handler that goes on, which is told and keeps its place.
            Failure failure = Failure.of(thrown);
            tell(failure);
            endEarly(failure.answer(), failure.outcome(), failure.cause());
        }
    }

    /** Behind the interceptors. */
    void handle() throws Exception {
        served.handle(this);
    }

    /** It waits or runs, and its handler has not answered at once: from now on it can be cancelled. On the connection's thread. */
    void pending() {
        if (isOver()) {
            return;
        }
        peer.running().add(this);
        CallExtras known = knownExtras();
        if (known != null && id != null) {
            long left = known.nanosLeft(peer.nanos());
            if (left != Long.MAX_VALUE) {
                known.deadline =
                        peer.endpoint().wheel.schedule(left, () -> peer.execute(() -> endEarly(deadlinePassed(known))));
                if (isOver()) {
                    known.stopTimer();
                }
            }
        }
    }

    /**
     * The handler is done.
     *
     * @return whether this was the answer: not if the call was cancelled before
     */
    <R> boolean succeed(JsonCodec<R> codec, R result) {
        if (!STATE.compareAndSet(this, OPEN, SUCCEEDED)) {
            end();
            return false;
        }
        CallExtras known = knownExtras();
        try {
            if (known != null) {
                known.endProgress();
            }
            if (id != null) {
                peer.replies().result(target, id, served.name(), codec, result);
            }
            if (known != null) {
                known.ended(callEnd(known, CallEnd.Outcome.SUCCEEDED, null));
            }
        } finally {
            leavePeer();
        }
        return true;
    }

    void fail(Throwable thrown) {
        Failure failure = Failure.of(thrown);
        CallExtras known = extras();
        if (!STATE.compareAndSet(this, OPEN, ENDED)) {
            end();
            LOG.debug("The handler of '{}' failed after it was answered.", shownName(), failure.cause());
            return;
        }
        try {
            known.endProgress();
            tell(failure);
            if (id != null) {
                peer.replies().error(target, id, failure.answer());
            }
            known.ended(callEnd(known, failure.outcome(), failure.cause()));
        } finally {
            leavePeer();
        }
    }

    /** The handler of a call that was answered before is done. */
    private void end() {
        if (STATE.compareAndSet(this, ANSWERED, ENDED)) {
            leavePeer();
        }
    }

    private void leavePeer() {
        if (listed) {
            peer.running().remove(this);
        }
        CallExtras known = knownExtras();
        if (known != null) {
            known.stopTimer();
        }
        peer.admission().finished(this);
    }

    /** The other side cancels it. On the connection's thread. */
    void cancel() {
        endEarly(StandardErrors.cancelled());
    }

    /** Answers before the handler is done, and tells it; one that has not begun never will. On the connection's thread. */
    void endEarly(RpcException error) {
        endEarly(error, CallEnd.Outcome.CANCELLED, error);
    }

    private void endEarly(RpcException error, CallEnd.Outcome outcome, Throwable cause) {
        CallExtras known = extras();
        if (!STATE.compareAndSet(this, OPEN, begun ? ANSWERED : ENDED)) {
            return;
        }
        known.endProgress();
        if (id != null) {
            peer.replies().error(target, id, error);
        }
        peer.running().remove(this);
        known.stopTimer();
        if (!begun) {
            peer.admission().withdraw(this);
        }
        known.cancelled();
        known.ended(callEnd(known, outcome, cause));
    }

    private static RpcException deadlinePassed(CallExtras extras) {
        RequestContext context = extras.context;
        return StandardErrors.deadlinePassed(context == null ? 0 : context.timeoutMillis());
    }

    /** The method for logs: where a fallback handles it, the other side has made up the name. */
    String shownName() {
        return Incoming.shortened(served.name());
    }

    private void tell(Failure failure) {
        if (failure.isDefect()) {
            LOG.error("The handler of '{}' failed for {}.", shownName(), peer.label(), failure.cause());
        }
    }

    /**
     * It can neither begin nor wait; {@link Admission#finished} is not called for it.
     *
     * @param limit the name of the limit
     * @param problem what the limit says, as a part of a sentence
     */
    void refuse(String limit, String problem) {
        if (!STATE.compareAndSet(this, OPEN, ENDED)) {
            return;
        }
        peer.limitReached(limit);
        if (id != null) {
            peer.replies().error(target, id, StandardErrors.busy(problem));
        } else {
            peer.sender().abort(Disconnect.Kind.VIOLATION, "A notification could not be handled: " + problem + ".");
        }
    }

    /** Runs a task when the reply is on its way. */
    void afterReply(Runnable task) {
        target.afterReply(task);
    }

    private CallEnd callEnd(CallExtras known, CallEnd.Outcome outcome, @Nullable Throwable failure) {
        return new CallEnd(served.name(), outcome, Duration.ofNanos(peer.nanos() - known.startedNanos), failure);
    }

    @Override
    public boolean wantsProgress() {
        return progressGate() != null;
    }

    @Override
    public <T> Consumer<T> progress(JsonCodec<T> item) {
        ProgressGate gate = progressGate();
        if (gate == null || id == null) {
            return dropped -> {};
        }
        RequestId call = id;
        return value -> gate.send(peer, call, item, value);
    }

    private @Nullable ProgressGate progressGate() {
        CallExtras known = knownExtras();
        return known == null || id == null || !peer.pushes() ? null : known.progress;
    }

    @Override
    public String method() {
        return served.name();
    }

    @Override
    public Session session() {
        return peer;
    }

    @Override
    long nanos() {
        return peer.nanos();
    }

    Peer peer() {
        return peer;
    }

    @Override
    public void whenEnded(Consumer<CallEnd> listener) {
        CallExtras known = extras();
        known.whenEnded(listener);
        if (state == SUCCEEDED) {
            // It may have succeeded before anybody could be told.
            known.ended(callEnd(known, CallEnd.Outcome.SUCCEEDED, null));
        }
    }
}
