package dev.duplexrpc;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that got no usable response, with what is known about it: why, whether the request had left this side, and after how long. An error response
 * is not this: it is an {@link RpcException}.
 */
public final class CallFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why there is no response. */
    public enum Reason {
        /** The call's timeout, or the connection's default one, passed. */
        TIMED_OUT,
        /** The connection had ended or did end before the response came. */
        DISCONNECTED,
        /** The outbox of the connection is full: the other side takes messages more slowly than this one sends them. */
        OUTBOX_FULL,
        /** As many calls wait for a response as the connection allows. */
        TOO_MANY_CALLS,
        /** The request is larger than a message of this connection may be. */
        REQUEST_TOO_LARGE,
        /** The response came but is larger than a message of this connection may be. */
        RESPONSE_TOO_LARGE,
        /** A response came but is not what the contract says. */
        BAD_RESPONSE,
        /** The thread that waited for the response was interrupted. */
        INTERRUPTED
    }

    /** Whether the other side can have seen the request. */
    public enum Outcome {
        /** The request never left this side: sending it again is safe. */
        NOT_SENT,
        /** The request left, the response did not come: the other side may or may not have acted. */
        UNKNOWN,
        /** The other side has acknowledged the request, the response did not come: it has acted, or would have if nothing else had happened. */
        RECEIVED,
        /** The other side answered, but the answer is unusable. */
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

    /** @param idempotent whether the call may be made twice without doing harm */
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

    /** The name of the method called. */
    public String method() {
        return method;
    }

    public Reason reason() {
        return reason;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether the call can be made again without being acted on twice to any harm: it was not sent, or it is idempotent. */
    public boolean isSafeToRepeat() {
        return outcome == Outcome.NOT_SENT || idempotent;
    }

    /** The time from the call to its failure. */
    public Duration elapsed() {
        return elapsed;
    }
}
