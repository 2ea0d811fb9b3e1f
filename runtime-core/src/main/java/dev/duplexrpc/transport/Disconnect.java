package dev.duplexrpc.transport;

import dev.duplexrpc.CloseReason;

/**
 * Why a connection ended.
 *
 * @param code the WebSocket status code that was sent or received, 1006 where there was none
 * @param detail one sentence
 */
public record Disconnect(Kind kind, int code, String detail) {

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

    /** As those see it who know nothing of transports. */
    public CloseReason asCloseReason() {
        return new CloseReason(CloseReason.Kind.valueOf(kind.name()), code, detail);
    }

    @Override
    public String toString() {
        return kind + " (" + code + "): " + detail;
    }
}
