package dev.duplexrpc.transport;

/** Decides at the last moment whether a queued message leaves, and so knows whether it did. */
@FunctionalInterface
public interface Departure {

    /**
     * The message is next. Called at most once, on the connection's own thread.
     *
     * @return false to withdraw the message
     */
    boolean departs();
}
