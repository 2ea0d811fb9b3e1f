package dev.duplexrpc.peer;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallFailedException.Outcome;
import dev.duplexrpc.CallFailedException.Reason;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.json.Checks;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonLimitException;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.Envelope;
import dev.duplexrpc.protocol.EnvelopeWriter;
import dev.duplexrpc.protocol.ErrorObject;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Transport;
import java.time.Duration;
import java.util.Objects;

/** The calls and notifications of this side: sends them, and ends every call, by a response, its timeout or the end of the connection. Any thread. */
final class Calls {

    private static final String NO_WAY_BACK =
            "the other side came over HTTP POST and gets replies only; it can be called over WebSocket";

    private final Transport transport;
    private final PeerLimits limits;
    private final TimerWheel wheel;
    private final PendingCalls pending;

    Calls(Transport transport, Endpoint endpoint) {
        this.transport = transport;
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

    <P, R> void begin(PendingCall<R> call, RpcMethod<P, R> method, P params, CallOptions options) {
        if (!transport.pushes()) {
            call.fail(Reason.DISCONNECTED, NO_WAY_BACK);
            return;
        }
        switch (pending.add(call)) {
            case YES -> send(call, method, params, options);
            case TOO_MANY ->
                call.fail(
                        Reason.TOO_MANY_CALLS,
                        "as many calls wait for a response as maxPendingCalls allows: " + limits.maxPendingCalls());
            case ENDED ->
                call.fail(Reason.DISCONNECTED, "the connection has ended: " + Objects.requireNonNull(pending.ended()));
        }
    }

    private <P, R> void send(PendingCall<R> call, RpcMethod<P, R> method, P params, CallOptions options) {
        JsonWriter out = Writers.take(limits.maxMessageBytes());
        boolean sent;
        try {
            EnvelopeWriter.request(out, call.id, method.name(), method.params(), params);
            startTimer(call, options);
            sent = transport.send(out.buffer(), 0, out.length(), call);
            Writers.giveBack(out);
        } catch (JsonLimitException tooLarge) {
            forget(call);
            call.fail(Reason.REQUEST_TOO_LARGE, tooLarge(tooLarge.limit()));
            return;
        } catch (RuntimeException | Error unwritable) {
            forget(call);
            throw unwritable;
        }
        if (!sent) {
            forget(call);
            failUnsent(call);
        }
    }

    private void failUnsent(PendingCall<?> call) {
        if (transport.isOpen()) {
            call.fail(Reason.OUTBOX_FULL, "the outbox holds as much as maxOutboxBytes allows");
        } else {
            call.fail(Reason.DISCONNECTED, "the connection is ending");
        }
    }

    private static String tooLarge(int limit) {
        return "it is larger than the " + limit + " bytes that maxMessageBytes allows";
    }

    private void startTimer(PendingCall<?> call, CallOptions options) {
        Duration own = options.timeout();
        Duration timeout = own == null ? limits.callTimeout() : own;
        call.timer = wheel.schedule(timeout.toNanos(), () -> transport.execute(() -> timeOut(call, timeout)));
    }

    private void timeOut(PendingCall<?> call, Duration timeout) {
        if (pending.remove(call.id) != null) {
            call.fail(Reason.TIMED_OUT, "no response came within its timeout of " + timeout.toMillis() + " ms");
        }
    }

    /** Nobody waits for this call any more; its response will be dropped. */
    void forget(PendingCall<?> call) {
        pending.remove(call.id);
        call.stopTimer();
    }

    <P> void notify(RpcMethod<P, ?> method, P params) {
        if (!transport.pushes()) {
            throw unsent(method, Reason.DISCONNECTED, NO_WAY_BACK);
        }
        JsonWriter out = Writers.take(limits.maxMessageBytes());
        try {
            EnvelopeWriter.notification(out, method.name(), method.params(), params);
        } catch (JsonLimitException tooLarge) {
            throw unsent(method, Reason.REQUEST_TOO_LARGE, tooLarge(tooLarge.limit()));
        }
        boolean sent = transport.send(out.buffer(), 0, out.length(), null);
        Writers.giveBack(out);
        if (!sent) {
            throw transport.isOpen()
                    ? unsent(method, Reason.OUTBOX_FULL, "the outbox holds as much as maxOutboxBytes allows")
                    : unsent(method, Reason.DISCONNECTED, "the connection has ended");
        }
    }

    private static CallFailedException unsent(RpcMethod<?, ?> method, Reason reason, String detail) {
        return new CallFailedException(method.name(), reason, Outcome.NOT_SENT, Duration.ZERO, detail, null);
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
        call.stopTimer();
        end(call, envelope, in);
        return true;
    }

    private static <R> void end(PendingCall<R> call, Envelope envelope, JsonReader in) {
        in.validating(Checks.STRUCTURE);
        try {
            if (envelope.resultTo(in)) {
                call.complete(call.method().result().read(in));
            } else {
                envelope.errorTo(in);
                call.completeExceptionally(
                        ErrorObject.read(in).toException(call.method().errors()));
            }
        } catch (JsonException mismatch) {
            call.failAnswered("the response is not what the contract says: " + mismatch.getMessage(), mismatch);
        } catch (RuntimeException defect) {
            call.failAnswered("the response could not be read: " + defect, defect);
        }
    }

    /** The connection has ended, or is about to: so do all calls. */
    void end(Disconnect reason) {
        for (PendingCall<?> call : pending.end(reason)) {
            call.stopTimer();
            call.fail(Reason.DISCONNECTED, "the connection ended: " + reason);
        }
    }

    int waiting() {
        return pending.size();
    }

    long nanos() {
        return wheel.nanos();
    }
}
