package dev.duplexrpc;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call, a notification or a subscribe call of this side as its interceptors see it. Additions are for the time before {@link Proceed#proceed}, on the caller's thread. */
public interface OutgoingCall {

    /** The name of the method called. */
    String method();

    boolean isNotification();

    /** Whether it may be made twice without doing harm, as the contract or the caller says. Never true of a notification. */
    boolean isIdempotent();

    /** The side that is called. */
    Session session();

    /** What travels along so far: what the caller's options say and interceptors have added. Not to be changed. */
    Map<String, String> metadata();

    /** Sends a name and a value along, in place of an earlier value of that name. */
    void metadata(String name, String value);

    /** Sends a W3C trace context along; the state may be missing. */
    void trace(String traceParent, @Nullable String traceState);

    /** Has somebody told how the call ended, once, on whichever thread ends it; it must not block. A notification ends when it is queued. */
    void whenEnded(Consumer<CallEnd> listener);
}
