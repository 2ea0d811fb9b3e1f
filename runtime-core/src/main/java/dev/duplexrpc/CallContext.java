package dev.duplexrpc;

import dev.duplexrpc.json.JsonCodec;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The call that a handler is handling. {@link #current()} works only during the handler's synchronous part, on the thread that called it; the object itself
 * may be kept and used by any thread afterwards.
 */
public abstract class CallContext {

    private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

    protected CallContext() {}

    /**
     * The call that this thread is handling.
     *
     * @throws IllegalStateException outside of a handler, or after the handler has moved to another thread
     */
    public static CallContext current() {
        CallContext context = CURRENT.get();
        if (context == null) {
            throw new IllegalStateException(
                    "No call is being handled on this thread: take CallContext.current() in the handler itself and hand it on.");
        }
        return context;
    }

    /** The call that this thread is handling, null if none: for code that runs both inside and outside of handlers. */
    public static @Nullable CallContext currentOrNull() {
        return CURRENT.get();
    }

    /** The name of the called method. */
    public abstract String method();

    /** Whether this is a notification: no response is expected. */
    public abstract boolean isNotification();

    /** The side that called: use it to call back, and to see what is known of the caller. */
    public abstract Session session();

    /** The side that called, to call it back: the same as {@link #session}. */
    public final Remote remote() {
        return session();
    }

    /** The authenticated identity of the caller, null if it has not authenticated: the {@link #session}'s principal. */
    public final @Nullable Principal principal() {
        return session().principal();
    }

    /** The metadata that the caller sent with this call; empty if none. Unmodifiable. */
    public abstract Map<String, String> metadata();

    /** The W3C {@code traceparent} that the caller sent, null if none. */
    public abstract @Nullable String traceParent();

    /** The W3C {@code tracestate} that the caller sent, null if none. */
    public abstract @Nullable String traceState();

    /** How much longer the caller waits for the response, zero if its time is up, null if it did not say. */
    public abstract @Nullable Duration remaining();

    /** Whether nobody waits for the response any more: the caller cancelled, its time is up, or its session has ended. */
    public abstract boolean isCancelled();

    /**
     * Runs a task when the call is cancelled: at once if it already is, never if it ends before. The task runs on an I/O thread and must not block; to stop
     * a blocking handler, pass {@code Thread.currentThread()::interrupt}.
     */
    public abstract void onCancel(Runnable task);

    /**
     * Calls a listener once when the call is answered, to tell how it ended; at once if it already has been. The listener runs on whichever thread ends the call and must not block. The
     * reported time starts when the call arrived if the endpoint has interceptors, otherwise when it was first asked for.
     */
    public abstract void whenEnded(Consumer<CallEnd> listener);

    /** Whether the caller asked for progress reports. */
    public abstract boolean wantsProgress();

    /**
     * Reports progress to the caller. Reports are sent in order and before the response. A report is dropped if the caller did not ask for progress, if the call
     * has ended, or if more than {@code maxLaneBytes} wait in the outbox, so reporting never holds up a handler and never ends a connection. Any thread may call the consumer; it throws
     * {@link IllegalArgumentException} for a report larger than {@code maxMessageBytes}.
     *
     * @param item writes the reports
     */
    public abstract <T> Consumer<T> progress(JsonCodec<T> item);

    /** The value stored in this call under a key, null if none. */
    public abstract <T> @Nullable T get(Attribute<T> key);

    /** Stores a value for as long as the call lasts; null removes it. */
    public abstract <T> void set(Attribute<T> key, @Nullable T value);

    /** For the runtime: makes this the current call of this thread until {@link #leave()}. */
    protected final void enter() {
        CURRENT.set(this);
    }

    /** For the runtime: this thread no longer handles a call. */
    protected final void leave() {
        CURRENT.set(null);
    }
}
