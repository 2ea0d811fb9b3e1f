package dev.duplexrpc;

import dev.duplexrpc.json.JsonCodec;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a handler may know about the call it handles. {@link #current()} holds during the handler's synchronous part, on the thread that called it; the object itself
 * may be kept and used by any thread afterwards.
 */
public abstract class CallContext {

    private static final ThreadLocal<@Nullable CallContext> CURRENT = new ThreadLocal<>();

    protected CallContext() {}

    /**
     * The call that this thread handles now.
     *
     * @throws IllegalStateException outside of a handler, or behind its first hop to another thread
     */
    public static CallContext current() {
        CallContext context = CURRENT.get();
        if (context == null) {
            throw new IllegalStateException(
                    "No call is being handled on this thread: take CallContext.current() in the handler itself and hand it on.");
        }
        return context;
    }

    /** The call that this thread handles now, null if it handles none: for what runs inside and outside of handlers. */
    public static @Nullable CallContext currentOrNull() {
        return CURRENT.get();
    }

    /** The name of the method called. */
    public abstract String method();

    /** Whether no answer is expected. */
    public abstract boolean isNotification();

    /** The side that called, to call it back, and what is known of it. */
    public abstract Session session();

    /** The side that called, to call it back: the {@link #session}. */
    public final Remote remote() {
        return session();
    }

    /** Who the caller has proved to be, null while it has not: the {@link #session}'s principal. */
    public final @Nullable Principal principal() {
        return session().principal();
    }

    /** What the caller sent along with this call; empty if nothing. Not to be changed. */
    public abstract Map<String, String> metadata();

    /** The W3C {@code traceparent} that the caller sent along, null if none. */
    public abstract @Nullable String traceParent();

    /** The W3C {@code tracestate} that the caller sent along, null if none. */
    public abstract @Nullable String traceState();

    /** How long the caller still waits for the answer, zero if it does not any more, null if it did not say. */
    public abstract @Nullable Duration remaining();

    /** Whether nobody waits for the answer any more: the caller cancelled, its time is up, or its session has ended. */
    public abstract boolean isCancelled();

    /**
     * Has a task run when the call is cancelled, at once if it is already, never if it ends before. It runs on a thread that moves bytes and must not block; to stop
     * a blocking handler, give {@code Thread.currentThread()::interrupt}.
     */
    public abstract void onCancel(Runnable task);

    /**
     * Has somebody told how the call ended, once, when the answer is given; at once if it has been. Runs on whichever thread ends the call and must not block. The
     * time counts from when the call came if the endpoint has interceptors, otherwise from when it was first asked for.
     */
    public abstract void whenEnded(Consumer<CallEnd> listener);

    /** Whether the caller has asked to be told how the call goes on. */
    public abstract boolean wantsProgress();

    /**
     * Where to tell the caller how the call goes on. What is given to it leaves in order and before the answer; it is dropped if the caller has not asked, if the call
     * has ended, and if more than {@code maxLaneBytes} wait in the outbox, so it never holds up a handler nor ends a connection. Any thread may call it; it throws
     * {@link IllegalArgumentException} for what is larger than {@code maxMessageBytes}.
     *
     * @param item writes what is told
     */
    public abstract <T> Consumer<T> progress(JsonCodec<T> item);

    /** What is remembered of this call under a key, null if nothing is. */
    public abstract <T> @Nullable T get(Attribute<T> key);

    /** Remembers a value for as long as the call lasts; null forgets it. */
    public abstract <T> void set(Attribute<T> key, @Nullable T value);

    /** For the runtime: makes this the current call of this thread until {@link #leave()}. */
    protected final void enter() {
        CURRENT.set(this);
    }

    /** For the runtime: this thread handles no call any more. */
    protected final void leave() {
        CURRENT.set(null);
    }
}
