package dev.duplexrpc.transport;

import dev.duplexrpc.CloseReason;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection ended.
 *
 * @param code the WebSocket status code that was sent or received, 1006 where there was none
 * @param detail one sentence
 * @param limit the name of the limit that was reached, null if it was none or is told elsewhere
 * @param cause what the socket threw, null if it was not that
 */
public record Disconnect(
        Kind kind,
        int code,
        String detail,
        @Nullable String limit,
        @Nullable Throwable cause) {

    private static final int MAX_REASON = 123;
    private static final Pattern LINE_ENDS = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");

    /** One that no exception is the cause of. */
    public Disconnect(Kind kind, int code, String detail, @Nullable String limit) {
        this(kind, code, detail, limit, null);
    }

    /** One that no limit is the cause of either. */
    public Disconnect(Kind kind, int code, String detail) {
        this(kind, code, detail, null);
    }

    /** What the other side gives as its reason, as it may go into logs: as much as a farewell may hold, and no line of its own. */
    public static String oneLine(String reason) {
        String brief = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
        return LINE_ENDS.matcher(brief).replaceAll(" ");
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
        return limit == null ? new Disconnect(kind, code, detail, name, cause) : this;
    }

    /** As those see it who know nothing of transports. */
    public CloseReason asCloseReason() {
        return new CloseReason(CloseReason.Kind.valueOf(kind.name()), code, detail, cause);
    }

    @Override
    public String toString() {
        return kind + " (" + code + "): " + detail;
    }
}
