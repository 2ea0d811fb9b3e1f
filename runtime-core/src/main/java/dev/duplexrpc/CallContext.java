package dev.duplexrpc;

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

    /** The name of the method called. */
    public abstract String method();

    /** The side that called, to call it back. */
    public abstract Remote remote();

    /** For the runtime: makes this the current call of this thread until {@link #leave()}. */
    protected final void enter() {
        CURRENT.set(this);
    }

    /** For the runtime: this thread handles no call any more. */
    protected final void leave() {
        CURRENT.set(null);
    }
}
