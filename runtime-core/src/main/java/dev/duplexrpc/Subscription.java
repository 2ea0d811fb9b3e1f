package dev.duplexrpc;

/**
 * Something that goes on until it is closed. A client gets one from a subscribe call and closes it to unsubscribe; a server's handler returns one,
 * which the runtime ends once when the subscriber leaves, unsubscribes, is too slow or is told the end.
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Ends it; a second call does nothing. Does not wait for the other side. */
    @Override
    void close();

    /**
     * Called by the runtime instead of {@link #close} on what a handler has returned, to say why; once, and on a thread that may block. Unless it is overridden it
     * closes, whatever the reason.
     */
    default void ended(SubscriptionEnd why) {
        close();
    }
}
