package dev.duplexrpc.peer;

import dev.duplexrpc.CloseReason;

/** Is told what becomes of the connections of an endpoint, on the thread that moves their bytes: it must not block. */
public interface PeerListener {

    /** A connection has begun. */
    default void opened(Peer peer) {}

    /** A connection has ended. */
    default void closed(Peer peer, CloseReason reason) {}

    /**
     * Something was refused because of a limit. Any thread.
     *
     * @param limit its name, such as {@code maxWaitingBytes}
     */
    default void limitReached(Peer peer, String limit) {}
}
