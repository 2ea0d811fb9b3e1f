package dev.duplexrpc.peer;

import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CallingInterceptor;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.json.JsonLimitException;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.ControlMessages;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.protocol.EnvelopeWriter;
import dev.duplexrpc.protocol.RequestContext;
import dev.duplexrpc.time.Measurable;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The calls of this side: sends them, and sees to it that every one ends, by its {@link Answers answer}, its timeout or the end of the connection. Any thread. */
final class Calls {

    static final String NO_WAY_BACK =
            "the other side came over HTTP POST and gets replies only; it can be called over WebSocket";

    private final Peer peer;
    private final Transport transport;
    private final Dialect dialect;
    private final PeerLimits limits;
    private final TimerWheel wheel;
    private final CallingInterceptor[] interceptors;
    private final boolean cancels;
    private final PendingCalls pending;
    private final Answers answers;

    /** Who goes on with the calls that the end of the session leaves behind; null if nobody. */
    private volatile @Nullable Calls heir;

    /** Why the session ends, null before. On its thread. */
    private @Nullable Disconnect end;

    /** Those that the heir does not go on with. On the session's thread. */
    private List<PendingCall<?>> forsaken = List.of();

    Calls(Peer peer, Transport transport, Endpoint endpoint, Dialect dialect) {
        this.peer = peer;
        this.transport = transport;
        this.dialect = dialect;
        this.interceptors = endpoint.calling;
        this.cancels = dialect != Dialect.PLAIN || endpoint.cancelsPlainCalls;
        this.limits = endpoint.limits;
        this.wheel = endpoint.wheel;
        this.pending = new PendingCalls(limits.maxPendingCalls());
        this.answers = new Answers(pending, dialect);
    }

    /** A call that has not begun, so that somebody can wait for its end before there can be one. */
    <R> PendingCall<R> prepare(RpcMethod<?, R> method) {
        if (method.isNotification()) {
            throw new IllegalArgumentException("'" + method.name() + "' is a notification: use notify.");
        }
        return new PendingCall<>(this, method, wheel.nanos());
    }

    /** A call is made: through the interceptors, if there are any, and out. Whatever goes wrong ends the call, unless there are none and its parameters cannot be written. */
    <P, R> void begin(PendingCall<R> call, RpcMethod<P, R> method, P params, CallOptions options) {
        call.idempotent = method.isIdempotent() || options.isIdempotent();
        if (options.progress() != null && call.heedsProgress) {
            call.progress = new ProgressListener<>(peer, call, options.progress());
        }
        if (interceptors.length == 0) {
            call.request = new CallRequest<>(method, params, options, null);
            register(call);
            return;
        }
        CallingChain chain = new CallingChain(
                interceptors, peer, method.name(), false, call.idempotent, options, call, wheel::nanos);
        try {
            call.request = new CallRequest<>(method, params, options, chain);
            chain.run(() -> register(call));
        } catch (Exception refused) {
            // Also one that has left already, if an interceptor throws behind it.
            call.completeExceptionally(refused);
        } catch (Error defect) {
            call.completeExceptionally(defect);
            throw defect;
        }
    }

    /**
     * A call that was answered in a session that has ended, to be made in this one as it was: interceptors have had their say. Its time begins when it leaves, since it may have to
     * wait for a link, and nobody waits for it.
     */
    <R> PendingCall<R> prepareAgain(CallRequest<?, R> request) {
        PendingCall<R> call = prepare(request.method());
        call.request = request;
        call.idempotent = true;
        call.isOfThisSession = true;
        call.timeoutOnceSent = timeout(request.options());
        return call;
    }

    /** Makes a call that was prepared so. */
    void beginAgain(PendingCall<?> call) {
        register(call);
    }

    private void register(PendingCall<?> call) {
        if (!transport.pushes()) {
            call.fail(Reason.DISCONNECTED, NO_WAY_BACK);
            return;
        }
        switch (pending.add(call)) {
            case YES -> send(call, Objects.requireNonNull(call.request));
            case TOO_MANY -> {
                peer.limitReached("maxPendingCalls");
                call.fail(
                        Reason.TOO_MANY_CALLS,
                        "as many calls wait for a response as maxPendingCalls allows: " + limits.maxPendingCalls());
            }
            case HANDED_OVER -> {
                // Whoever hands over those before it goes on with it.
            }
            case ENDED -> {
                Calls heir = this.heir;
                if (heir == null || call.isOfThisSession) {
                    call.fail(
                            Reason.DISCONNECTED,
                            "the connection has ended: " + Objects.requireNonNull(pending.ended()));
                } else {
                    heir.inherit(call);
                }
            }
        }
    }

    private <P> void send(PendingCall<?> call, CallRequest<P, ?> request) {
        Duration timeout = timeout(request.options());
        if (call.inherited) {
            Duration left = timeout.minus(call.elapsed());
            if (left.toMillis() <= 0) {
                timeOut(call, timeout);
                return;
            }
            timeout = left;
        }
        // The default is not told: it would make every call longer to say what hardly ever matters.
        long told = dialect == Dialect.DUPLEX_1 && request.options().timeout() != null
                ? timeout.toMillis()
                : RequestContext.NO_TIMEOUT;
        JsonWriter out = Writers.take(peer.largestMessage().bytes());
        boolean sent;
        try {
            EnvelopeWriter.request(
                    out,
                    call.id,
                    request.method().name(),
                    request.method().params(),
                    request.params(),
                    CallRequest.context(request.options(), told, call.progress != null, request.chain()));
            if (call.timeoutOnceSent == null) {
                startTimer(call, timeout);
            }
            sent = transport.send(out.buffer(), 0, out.length(), call);
            Writers.giveBack(out);
        } catch (JsonLimitException tooLarge) {
            forget(call);
            call.fail(Reason.REQUEST_TOO_LARGE, peer.largestMessage().refusal());
            return;
        } catch (RuntimeException | Error unwritable) {
            forget(call);
            throw unwritable;
        }
        if (!sent && !(peer.mayHaveHeir() && !transport.isOpen())) {
            forget(call);
            failUnsent(call);
        } else if (call.isDone()) {
            // It has ended before it was among those that wait: nobody else takes it out.
            forget(call);
        }
        // Otherwise the end of the session, which is near, decides what becomes of one that was not sent.
    }

    /**
     * Goes on with those calls of a session that has ended which may be made in this one, in the order in which they were made. On the session's thread, before anybody else makes one here.
     */
    void follow(Calls former) {
        Disconnect reason = Objects.requireNonNull(former.end, "a session follows one that ends");
        former.heir = this;
        former.forsaken = new ArrayList<>();
        List<PendingCall<?>> left = former.pending.handOver(reason);
        do {
            for (PendingCall<?> call : left) {
                call.stopTimer();
                if (call.isSafeToSend()) {
                    inheritAnyway(call);
                } else {
                    former.forsaken.add(call);
                }
            }
            left = former.pending.takeLate();
        } while (!left.isEmpty());
    }

    /** A call that a session has left behind, and that may be sent in this one. */
    private void inherit(PendingCall<?> call) {
        call.calls = this;
        call.inherited = true;
        register(call);
    }

    /** What cannot be written is that call's affair alone. */
    private void inheritAnyway(PendingCall<?> call) {
        try {
            inherit(call);
        } catch (RuntimeException | Error unwritable) {
            call.completeExceptionally(unwritable);
        }
    }

    private void failUnsent(PendingCall<?> call) {
        if (transport.isOpen()) {
            peer.limitReached("maxOutboxBytes");
            call.fail(Reason.OUTBOX_FULL, "the outbox holds as much as maxOutboxBytes allows");
        } else {
            call.fail(Reason.DISCONNECTED, "the connection is ending");
        }
    }

    private Duration timeout(CallOptions options) {
        Duration own = options.timeout();
        return own == null ? limits.callTimeout() : Measurable.of(own);
    }

    void startTimer(PendingCall<?> call, Duration timeout) {
        call.timer = wheel.schedule(timeout.toNanos(), () -> transport.execute(() -> timeOut(call, timeout)));
    }

    private void timeOut(PendingCall<?> call, Duration timeout) {
        if (pending.remove(call.id) != null) {
            peer.limitReached("callTimeout");
            call.fail(Reason.TIMED_OUT, "no response came within its timeout of " + timeout.toMillis() + " ms");
            call.leaveOutbox();
            tellCancelled(call);
        } else if (call.progress != null) {
            call.failUndelivered(
                    "the response came, but who listens to the progress was not done with what came before it within the timeout of "
                            + timeout.toMillis() + " ms");
        }
    }

    /** Nobody waits for this call any more: its response will be dropped. */
    boolean forget(PendingCall<?> call) {
        call.stopTimer();
        call.leaveOutbox();
        return pending.remove(call.id) != null;
    }

    /** Its holder has cancelled it or ended it otherwise: a request that has left is cancelled there too, one that has not will be withdrawn. */
    void cancelled(PendingCall<?> call) {
        if (forget(call)) {
            tellCancelled(call);
        }
    }

    /** Has the other side drop a call that it may be handling. */
    void tellCancelled(PendingCall<?> call) {
        if (cancels && call.hasDeparted() && transport.isOpen()) {
            JsonWriter out = Writers.take(limits.maxMessageBytes());
            ControlMessages.cancel(out, dialect, call.id);
            // Where there is no room for it, the other side goes on in vain: no reason to end the connection.
            transport.send(out.buffer(), 0, out.length(), null);
            Writers.giveBack(out);
        }
    }

    /** The session has ended, and another one may {@link #follow}. On the session's thread. */
    void ending(Disconnect reason) {
        end = reason;
    }

    /** The connection is about to end, and all calls end now. Any thread. */
    void end(Disconnect reason) {
        fail(pending.end(reason), reason);
    }

    /** The connection has ended: so do all calls with which nobody {@linkplain #follow goes on}. On the session's thread. */
    void ended(Disconnect reason) {
        fail(forsaken, reason);
        end(reason);
    }

    private static void fail(List<PendingCall<?>> calls, Disconnect reason) {
        for (PendingCall<?> call : calls) {
            call.stopTimer();
            call.fail(Reason.DISCONNECTED, "the connection ended: " + reason);
        }
    }

    /** What comes back for them. */
    Answers answers() {
        return answers;
    }

    Peer peer() {
        return peer;
    }

    /** Where the subscriptions are that these calls begin. */
    Listeners listeners() {
        return peer.listeners();
    }

    int waiting() {
        return pending.size();
    }

    long nanos() {
        return wheel.nanos();
    }
}
