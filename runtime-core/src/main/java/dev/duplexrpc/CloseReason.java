package dev.duplexrpc;

import org.jspecify.annotations.Nullable;

/**
 * Why a session ended.
 *
 * @param code the WebSocket status code that was sent or received, 1006 where there was none
 * @param detail one sentence, or what the other side gave as its reason
 * @param cause what the socket threw, null if it was not that
 */
public record CloseReason(
        Kind kind, int code, String detail, @Nullable Throwable cause) {

    /** One that no exception is the cause of. */
    public CloseReason(Kind kind, int code, String detail) {
        this(kind, code, detail, null);
    }

    /** Who or what ended it. */
    public enum Kind {
        /** This side closed it. */
        CLOSED_HERE,
        /** The other side closed it. */
        CLOSED_THERE,
        /** The link broke, or the other side went without a farewell. */
        LOST,
        /** The other side broke the protocol or a limit. */
        VIOLATION,
        /** The other side takes messages too slowly. */
        OUTBOX_FULL
    }

    /** Whether something went wrong: neither side wanted the end, or one had to end what the other did. */
    public boolean isFailure() {
        return kind != Kind.CLOSED_HERE && kind != Kind.CLOSED_THERE;
    }

    @Override
    public String toString() {
        return kind + " (" + code + "): " + detail;
    }
}
