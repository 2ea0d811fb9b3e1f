package dev.duplexrpc.transport;

/** Decides at the last moment whether a queued message leaves, and so knows whether it did; and is told of its arrival where that is known. */
@FunctionalInterface
public interface Departure {

    /**
     * The message is next. Called at most once, on the connection's own thread.
     *
     * @return false to withdraw the message
     */
    boolean departs();

    /** The message waits in an outbox until it can leave; {@link Outbox.Waiting#withdraw} gives back its room if that is no longer wanted. Any thread; must only take note of it. */
    default void waits(Outbox.Waiting message) {}

    /** The other side is known to have received the message. Called at most once, where messages are acknowledged; on the connection's own thread. */
    default void arrived() {}
}
