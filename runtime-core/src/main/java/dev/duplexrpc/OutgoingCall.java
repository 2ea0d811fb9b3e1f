package dev.duplexrpc;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call, a notification or a subscribe call of this side as its interceptors see it. Add to it before {@link Proceed#proceed}, on the caller's thread. */
public interface OutgoingCall {

    /** The name of the called method. */
    String method();

    boolean isNotification();

    /** Whether repeating the call does no harm, as the contract or the caller says. Never true for a notification. */
    boolean isIdempotent();

    /** The session that is called. */
    Session session();

    /** The metadata so far: what the caller's options say and what interceptors have added. Unmodifiable. */
    Map<String, String> metadata();

    /** Adds metadata, replacing an earlier value of that name. */
    void metadata(String name, String value);

    /** Adds a W3C trace context; the state may be null. */
    void trace(String traceParent, @Nullable String traceState);

    /** Calls a listener once when the call has ended, on whichever thread ends it; it must not block. A notification ends when it is queued. */
    void whenEnded(Consumer<CallEnd> listener);
}
