package dev.duplexrpc;

/**
 * A running subscription. A client gets one from a subscribe call and closes it to unsubscribe. A server's handler returns one,
 * and the runtime ends it once: when the subscriber leaves, unsubscribes, is too slow, or the subscription completes or fails.
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Ends the subscription; a second call does nothing. Does not wait for the other side. */
    @Override
    void close();

    /**
     * Called by the runtime instead of {@link #close} on the subscription that a handler has returned, with the reason; once, and on a thread that may block. By default it
     * closes the subscription, whatever the reason.
     */
    default void ended(SubscriptionEnd why) {
        close();
    }
}
