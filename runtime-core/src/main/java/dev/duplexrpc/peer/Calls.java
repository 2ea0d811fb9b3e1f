package dev.duplexrpc.peer;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CallingInterceptor;
import dev.duplexrpc.OutboxPolicy;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.json.Checks;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonLimitException;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.ControlMessages;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.protocol.Envelope;
import dev.duplexrpc.protocol.EnvelopeWriter;
import dev.duplexrpc.protocol.ErrorObject;
import dev.duplexrpc.protocol.ExpectedResults;
import dev.duplexrpc.protocol.RequestContext;
import dev.duplexrpc.protocol.RequestId;
import dev.duplexrpc.protocol.StandardErrors;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The calls and notifications of this side: sends them, and ends every call, by a response, its timeout or the end of the connection. Any thread. */
final class Calls implements ExpectedResults {

    private static final String NO_WAY_BACK =
            "the other side came over HTTP POST and gets replies only; it can be called over WebSocket";

    private final Peer peer;
    private final Lanes lanes;
    private final Transport transport;
    private final Dialect dialect;
    private final PeerLimits limits;
    private final TimerWheel wheel;
    private final CallingInterceptor[] interceptors;
    private final boolean cancels;
    private final PendingCalls pending;

    /** Who goes on with the calls that the end of the session leaves behind; null if nobody. */
    private volatile @Nullable Calls heir;

    /** Those that the heir does not go on with. On the session's thread. */
    private List<PendingCall<?>> forsaken = List.of();

    Calls(Peer peer, Lanes lanes, Transport transport, Endpoint endpoint, Dialect dialect) {
        this.peer = peer;
        this.lanes = lanes;
        this.transport = transport;
        this.dialect = dialect;
        this.interceptors = endpoint.calling;
        this.cancels = dialect != Dialect.PLAIN || endpoint.cancelsPlainCalls;
        this.limits = endpoint.limits;
        this.wheel = endpoint.wheel;
        this.pending = new PendingCalls(limits.maxPendingCalls());
    }

    /** A call that has not begun, so that somebody can wait for its end before there can be one. */
    <R> PendingCall<R> prepare(RpcMethod<?, R> method) {
        if (method.isNotification()) {
            throw new IllegalArgumentException("'" + method.name() + "' is a notification: use notify.");
        }
        return new PendingCall<>(this, method, wheel.nanos());
    }

    /** A call is made: through the interceptors, if there are any, and out. Whatever goes wrong ends the call, unless its parameters cannot be written. */
    <P, R> void begin(PendingCall<R> call, RpcMethod<P, R> method, P params, CallOptions options) {
        call.idempotent = method.isIdempotent() || options.isIdempotent();
        if (options.progress() != null) {
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
            call.completeExceptionally(refused);
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
        Duration told = request.options().timeout() == null ? null : timeout;
        JsonWriter out = Writers.take(peer.largestMessage().bytes());
        boolean sent;
        try {
            EnvelopeWriter.request(
                    out,
                    call.id,
                    request.method().name(),
                    request.method().params(),
                    request.params(),
                    context(request.options(), told, call.progress != null, request.chain()));
            if (call.timeoutOnceSent == null) {
                startTimer(call, timeout);
            }
            sent = transport.send(out.buffer(), 0, out.length(), call);
            Writers.giveBack(out);
        } catch (JsonLimitException tooLarge) {
            forget(call);
            call.fail(Reason.REQUEST_TOO_LARGE, tooLarge());
            return;
        } catch (RuntimeException | Error unwritable) {
            forget(call);
            throw unwritable;
        }
        if (!sent && !(peer.mayHaveHeir() && !transport.isOpen())) {
            forget(call);
            failUnsent(call);
        }
        // Otherwise the end of the session, which is near, decides what becomes of the call.
    }

    /**
     * Goes on with those calls of a session that has ended which may be made in this one, in the order in which they were made. On the session's thread, before anybody else makes one here.
     */
    void follow(Calls former, Disconnect reason) {
        former.heir = this;
        former.forsaken = new ArrayList<>();
        List<PendingCall<?>> left = former.pending.handOver(reason);
        do {
            for (PendingCall<?> call : left) {
                call.stopTimer();
                if (call.isSafeToSend()) {
                    inherit(call);
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

    private void failUnsent(PendingCall<?> call) {
        if (transport.isOpen()) {
            peer.limitReached("maxOutboxBytes");
            call.fail(Reason.OUTBOX_FULL, "the outbox holds as much as maxOutboxBytes allows");
        } else {
            call.fail(Reason.DISCONNECTED, "the connection is ending");
        }
    }

    private String tooLarge() {
        return "it is " + peer.largestMessage().exceeded();
    }

    private Duration timeout(CallOptions options) {
        Duration own = options.timeout();
        return own == null ? limits.callTimeout() : own;
    }

    /** What goes beside the parameters. To a plain peer only what somebody asked for, since it may refuse members that it does not know. */
    private @Nullable RequestContext context(
            CallOptions options, @Nullable Duration timeout, boolean progress, @Nullable CallingChain chain) {
        Map<String, String> metadata = chain == null ? options.metadata() : chain.metadata();
        String traceParent = chain == null ? null : chain.traceParent();
        long told = dialect == Dialect.DUPLEX_1 && timeout != null ? timeout.toMillis() : RequestContext.NO_TIMEOUT;
        if (told == RequestContext.NO_TIMEOUT && metadata.isEmpty() && traceParent == null && !progress) {
            return null;
        }
        return new RequestContext(told, metadata, traceParent, chain == null ? null : chain.traceState(), progress);
    }

    void startTimer(PendingCall<?> call, Duration timeout) {
        call.timer = wheel.schedule(timeout.toNanos(), () -> transport.execute(() -> timeOut(call, timeout)));
    }

    private void timeOut(PendingCall<?> call, Duration timeout) {
        if (pending.remove(call.id) != null) {
            peer.limitReached("callTimeout");
            call.fail(Reason.TIMED_OUT, "no response came within its timeout of " + timeout.toMillis() + " ms");
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
        return pending.remove(call.id) != null;
    }

    /** Its caller has cancelled it: a request that has left is cancelled there too, one that has not will be withdrawn. */
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

    <P> void notify(RpcMethod<P, ?> method, P params, CallOptions options) {
        if (interceptors.length == 0) {
            sendNotification(method, params, options, null);
            return;
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        CallingChain chain =
                new CallingChain(interceptors, peer, method.name(), true, false, options, end, wheel::nanos);
        try {
            chain.run(() -> sendNotification(method, params, options, chain));
            end.complete(null);
        } catch (RuntimeException refused) {
            end.completeExceptionally(refused);
            throw refused;
        } catch (Exception refused) {
            end.completeExceptionally(refused);
            throw new IllegalStateException("The notification '" + method.name() + "' was refused.", refused);
        }
    }

    private <P> void sendNotification(
            RpcMethod<P, ?> method, P params, CallOptions options, @Nullable CallingChain chain) {
        if (!transport.pushes()) {
            throw unsent(method, Reason.DISCONNECTED, NO_WAY_BACK);
        }
        JsonWriter out = Writers.take(peer.largestMessage().bytes());
        try {
            EnvelopeWriter.notification(
                    out, method.name(), method.params(), params, context(options, null, false, chain));
        } catch (JsonLimitException tooLarge) {
            throw unsent(method, Reason.REQUEST_TOO_LARGE, tooLarge());
        }
        OutboxPolicy policy = options.outboxPolicy() == null ? method.outboxPolicy() : options.outboxPolicy();
        boolean sent = policy == null
                ? transport.send(out.buffer(), 0, out.length(), null)
                : lanes.of(method.name(), policy).offer(out.buffer(), out.length()) == Lane.Offer.TAKEN;
        Writers.giveBack(out);
        if (sent) {
            return;
        }
        if (!transport.isOpen()) {
            throw unsent(method, Reason.DISCONNECTED, "the connection has ended");
        }
        peer.limitReached("maxOutboxBytes");
        throw unsent(method, Reason.OUTBOX_FULL, "the outbox holds as much as maxOutboxBytes allows");
    }

    private static CallFailedException unsent(RpcMethod<?, ?> method, Reason reason, String detail) {
        return new CallFailedException(method.name(), reason, Outcome.NOT_SENT, Duration.ZERO, detail, null);
    }

    @Override
    public @Nullable JsonCodec<?> result(long id) {
        PendingCall<?> call = pending.get(id);
        return call == null ? null : call.method().result();
    }

    /**
     * A response has come. On the connection's thread.
     *
     * @return false if no call waits for it
     */
    boolean answered(Envelope envelope, JsonReader in) {
        PendingCall<?> call = pending.remove(envelope.numericId());
        if (call == null) {
            return false;
        }
        if (call.progress == null) {
            call.stopTimer();
        }
        end(call, envelope, in);
        return true;
    }

    /** The response to a call of this side was too large to be taken. On the connection's thread. */
    void answeredTooLarge(RequestId id, String problem) {
        PendingCall<?> call = pending.remove(numeric(id.toString()));
        if (call != null) {
            if (call.progress == null) {
                call.stopTimer();
            }
            call.answer(null, call.tooLarge("the response has " + problem));
        }
    }

    /** The other side tells how a call goes on; one that has ended does not care. On the connection's thread. */
    void progress(ControlMessages.Progress message) {
        PendingCall<?> call = pending.get(numeric(message.id().toString()));
        if (call != null && call.progress != null) {
            call.progress.take(message);
        }
    }

    /** The number of a call of this side, -1 if it cannot be one. */
    private static long numeric(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : -1;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the codec of this very call has read it
    private <R> void end(PendingCall<R> call, Envelope envelope, JsonReader in) {
        if (envelope.resultRead()) {
            call.answer((R) envelope.result(), null);
            return;
        }
        in.validating(Checks.STRUCTURE);
        try {
            if (envelope.resultFailure() != null) {
                throw envelope.resultFailure();
            } else if (envelope.resultTo(in)) {
                call.answer(call.method().result().read(in), null);
            } else {
                envelope.errorTo(in);
                ErrorObject error = ErrorObject.read(in);
                if (dialect == Dialect.DUPLEX_1 && error.code() == StandardErrors.DEADLINE_PASSED) {
                    // The other side's clock was a little faster than our own timer: the same end by another way.
                    call.fail(Reason.TIMED_OUT, "the other side gave up at the deadline that it was given");
                } else {
                    call.answer(null, error.toException(call.method().errors()));
                }
            }
        } catch (JsonException mismatch) {
            call.answer(
                    null,
                    call.unusable("the response is not what the contract says: " + mismatch.getMessage(), mismatch));
        } catch (RuntimeException defect) {
            call.answer(null, call.unusable("the response could not be read: " + defect, defect));
        }
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
