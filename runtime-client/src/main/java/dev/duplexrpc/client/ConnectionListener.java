package dev.duplexrpc.client;

import dev.duplexrpc.CloseReason;
import java.time.Duration;

/**
 * Is told what becomes of a client's connection. Called on handler threads, one call at a time and in order, so that it may block; what it throws is logged. First
 * {@link #connected}; then, as often as the link breaks and is mended, {@link #suspended} and {@link #resumed} or {@link #renewed}; {@link #disconnected} and {@link
 * #closed} come last.
 */
public interface ConnectionListener {

    /** The connection is there and calls can be made. */
    default void connected(DuplexClient client) {}

    /** There is no connection, with the reason: an attempt has failed, the first one or a later one. */
    default void connectionFailed(ConnectFailedException reason) {}

    /** The connection was lost and is being made again. What is called meanwhile waits for it. */
    default void suspended(DuplexClient client, CloseReason reason) {}

    /** The next attempt to connect is made after this time. */
    default void reconnecting(DuplexClient client, int attempt, Duration delay) {}

    /** The session goes on over another connection: nothing was lost. */
    default void resumed(DuplexClient client) {}

    /**
     * The server no longer has the session, and has opened another. Calls that had left have failed, unless they are idempotent; the others have been made again. Subscriptions have
     * ended, unless they are idempotent; those go on, see {@link dev.duplexrpc.Subscriber#renewed}. What the server remembered of this client is gone.
     *
     * @param reason why the former one ended
     */
    default void renewed(DuplexClient client, CloseReason reason) {}

    /** The connection has ended, whoever ended it, with the reason; every call that waited for a response has failed. */
    default void disconnected(DuplexClient client, CloseReason reason) {}

    /** The client is of no more use: nothing follows. */
    default void closed(DuplexClient client) {}
}
