package dev.duplexrpc;

import org.jspecify.annotations.Nullable;

/**
 * Why a session ended.
 *
 * @param code the WebSocket status code that was sent or received, 1006 if there was none
 * @param detail one sentence, or the reason that the other side gave
 * @param cause the exception that the socket threw, null if there was none
 */
public record CloseReason(
        Kind kind, int code, String detail, @Nullable Throwable cause) {

    /** A reason without an exception as its cause. */
    public CloseReason(Kind kind, int code, String detail) {
        this(kind, code, detail, null);
    }

    /** Who or what ended it. */
    public enum Kind {
        /** This side closed it. */
        CLOSED_HERE,
        /** The other side closed it. */
        CLOSED_THERE,
        /** The link broke, or the other side ended it without a close frame. */
        LOST,
        /** The other side broke the protocol or a limit. */
        VIOLATION,
        /** The other side takes messages too slowly. */
        OUTBOX_FULL
    }

    /** Whether something went wrong: neither side wanted the end, or one side had to end the session because of the other. */
    public boolean isFailure() {
        return kind != Kind.CLOSED_HERE && kind != Kind.CLOSED_THERE;
    }

    @Override
    public String toString() {
        return kind + " (" + code + "): " + detail;
    }
}
