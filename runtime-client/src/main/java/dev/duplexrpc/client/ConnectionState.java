package dev.duplexrpc.client;

/** Where a client stands, as a user may be shown it. */
public enum ConnectionState {
    /** Messages come and go. */
    CONNECTED,
    /** The connection was lost and is being made again; what is called meanwhile waits. */
    RECONNECTING,
    /** The client is of no more use. */
    CLOSED
}
