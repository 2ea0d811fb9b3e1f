package dev.duplexrpc;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that got no usable response, and what is known about it: the reason, whether the request was sent, and how long the call took. An error response
 * is an {@link RpcException} instead.
 */
public final class CallFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there is no response. */
    public enum Reason {
        /** The call's timeout, or the connection's default one, passed. */
        TIMED_OUT,
        /** The connection had ended before the call, or ended before the response arrived. */
        DISCONNECTED,
        /** The outbox of the connection is full: the other side takes messages more slowly than this one sends them. */
        OUTBOX_FULL,
        /** Too many calls are waiting for a response: as many as {@code maxPendingCalls} allows. */
        TOO_MANY_CALLS,
        /** The request is larger than a message of this connection may be. */
        REQUEST_TOO_LARGE,
        /** The response is larger than a message of this connection may be. */
        RESPONSE_TOO_LARGE,
        /** The response does not match the contract. */
        BAD_RESPONSE,
        /** The thread that waited for the response was interrupted. */
        INTERRUPTED
    }

    /** Whether the other side can have seen the request. */
    public enum Outcome {
        /** The request was not sent: repeating the call is safe. */
        NOT_SENT,
        /** The request was sent, the response did not arrive: the other side may or may not have acted. */
        UNKNOWN,
        /** The other side has acknowledged the request, the response did not arrive: it has acted, or would have if nothing else had happened. */
        RECEIVED,
        /** The other side answered, but the response is unusable. */
        ANSWERED
    }

    private final String method;
    private final Reason reason;
    private final Outcome outcome;
    private final Duration elapsed;
    private final boolean idempotent;

    public CallFailedException(
            String method, Reason reason, Outcome outcome, Duration elapsed, String detail, @Nullable Throwable cause) {
        this(method, reason, outcome, elapsed, false, detail, cause);
    }

    /** @param idempotent whether repeating the call does no harm */
    public CallFailedException(
            String method,
            Reason reason,
            Outcome outcome,
            Duration elapsed,
            boolean idempotent,
            String detail,
            @Nullable Throwable cause) {
        super(sentence(method, outcome, elapsed, detail), cause);
        this.method = Objects.requireNonNull(method, "method");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.outcome = outcome;
        this.elapsed = elapsed;
        this.idempotent = idempotent;
    }

    private static String sentence(String method, Outcome outcome, Duration elapsed, String detail) {
        String request = switch (outcome) {
            case NOT_SENT -> "the request was not sent";
            case UNKNOWN -> "the request was sent";
            case RECEIVED -> "the request was received";
            case ANSWERED -> "the request was answered";
        };
        return "The call of '" + method + "' failed after " + elapsed.toMillis() + " ms (" + request + "): " + detail;
    }

    /** The name of the called method. */
    public String method() {
        return method;
    }

    public Reason reason() {
        return reason;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether repeating the call does no harm: it was not sent, or it is idempotent. */
    public boolean isSafeToRepeat() {
        return outcome == Outcome.NOT_SENT || idempotent;
    }

    /** The time from the call to its failure. */
    public Duration elapsed() {
        return elapsed;
    }
}
