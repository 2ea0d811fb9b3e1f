package dev.duplexrpc.transport;

import dev.duplexrpc.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection ended.
 *
 * @param code the WebSocket status code that was sent or received, 1006 where there was none
 * @param detail one sentence
 * @param limit the name of the limit that was reached, null if it was none or is told elsewhere
 */
public record Disconnect(
        Kind kind, int code, String detail, @Nullable String limit) {

    /** One that no limit is the cause of. */
    public Disconnect(Kind kind, int code, String detail) {
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

    /** The same, because of this limit; where another is named already, that remains. Null for none. */
    public Disconnect atLimit(@Nullable String name) {
        return limit == null ? new Disconnect(kind, code, detail, name) : this;
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
