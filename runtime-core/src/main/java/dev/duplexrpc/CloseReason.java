package dev.duplexrpc;

/**
 * Why a session ended.
 *
 * @param code the WebSocket status code that was sent or received, 1006 where there was none
 * @param detail one sentence, or what the other side gave as its reason
 */
public record CloseReason(Kind kind, int code, String detail) {

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

    @Override
    public String toString() {
        return kind + " (" + code + "): " + detail;
    }
}
