package dev.duplexrpc;

/**
 * Something that goes on until it is closed. A client gets one from a subscribe call and closes it to unsubscribe; a server's handler returns one,
 * whose {@code close} the runtime calls once when the subscriber leaves, unsubscribes or is told the end.
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Ends it; a second call does nothing. Does not wait for the other side. */
    @Override
    void close();
}
