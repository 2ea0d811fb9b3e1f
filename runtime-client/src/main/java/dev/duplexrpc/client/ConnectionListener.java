package dev.duplexrpc.client;

import dev.duplexrpc.CloseReason;
import java.time.Duration;

/**
 * Listens to the life cycle of a client's connection. Called on handler threads, one call at a time and in order, so it may block; exceptions it throws are logged. First comes
 * {@link #connected}; then, as often as the link breaks and is restored, {@link #suspended} and {@link #resumed} or {@link #renewed}; {@link #disconnected} and {@link
 * #closed} come last.
 */
public interface ConnectionListener {

    /** The connection is established and calls can be made. */
    default void connected(DuplexClient client) {}

    /** An attempt to connect, the first one or a later one, has failed, with the reason. */
    default void connectionFailed(ConnectFailedException reason) {}

    /** The connection was lost and the client is reconnecting. Calls made meanwhile wait. */
    default void suspended(DuplexClient client, CloseReason reason) {}

    /** The next attempt to connect starts after this delay. */
    default void reconnecting(DuplexClient client, int attempt, Duration delay) {}

    /** The session continues over another connection: nothing was lost. */
    default void resumed(DuplexClient client) {}

    /**
     * The server no longer has the session and has opened another. Calls that had been sent have failed, unless they are idempotent; the others have been made again. Subscriptions have
     * ended, unless they are idempotent; those continue, see {@link dev.duplexrpc.Subscriber#renewed}. The server's state of the old session is gone.
     *
     * @param reason why the old session ended
     */
    default void renewed(DuplexClient client, CloseReason reason) {}

    /** The connection has ended, whichever side ended it, with the reason; every call that waited for a response has failed. */
    default void disconnected(DuplexClient client, CloseReason reason) {}

    /** The client has ended and cannot be used any more: no further call follows. */
    default void closed(DuplexClient client) {}
}
