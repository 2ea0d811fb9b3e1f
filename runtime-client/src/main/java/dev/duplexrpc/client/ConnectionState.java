package dev.duplexrpc.client;

/** The state of a client's connection, for example to show to a user. */
public enum ConnectionState {
    /** Messages can be sent and received. */
    CONNECTED,
    /** The connection was lost and the client is reconnecting; calls made meanwhile wait. */
    RECONNECTING,
    /** The client has ended and cannot be used any more. */
    CLOSED
}
