package dev.duplexrpc.client;

import dev.duplexrpc.CloseReason;

/**
 * Is told what becomes of a client's connection. Called on handler threads, one call at a time and in order, so that it may block; what it throws is logged. For each
 * connection that is made: {@link #connected}, then {@link #disconnected}; {@link #closed} comes last.
 */
public interface ConnectionListener {

    /** The connection is there and calls can be made. */
    default void connected(DuplexClient client) {}

    /** There is no connection, with the reason. */
    default void connectionFailed(ConnectFailedException reason) {}

    /** The connection has ended, whoever ended it, with the reason; every call that waited for a response has failed. */
    default void disconnected(DuplexClient client, CloseReason reason) {}

    /** The client is of no more use: nothing follows. */
    default void closed(DuplexClient client) {}
}
