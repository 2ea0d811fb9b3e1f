package dev.duplexrpc.peer;

import dev.duplexrpc.CloseReason;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Listens to the life cycle of an endpoint's connections, on their I/O threads: it must not block. Exceptions it throws are logged and have no other effect. */
public interface PeerListener {

    /** A connection has started. */
    default void opened(Peer peer) {}

    /**
     * The identity of the other side, or its expiry, has changed. Any thread.
     *
     * @param before its former identity
     */
    default void authenticated(Peer peer, @Nullable Principal before) {}

    /**
     * The application has given the session another name. Any thread.
     *
     * @param before its former name
     */
    default void named(Peer peer, @Nullable String before) {}

    /** The connection has ended, but not the session: messages sent now wait for the next connection. */
    default void suspended(Peer peer, CloseReason reason) {}

    /** The session continues over another connection. */
    default void resumed(Peer peer) {}

    /** A session has ended; without resumable sessions, because its connection has. */
    default void closed(Peer peer, CloseReason reason) {}

    /**
     * Something was refused, failed or ended because of a limit. Any thread.
     *
     * @param peer the connection concerned, null if there is none yet
     * @param limit its name, such as {@code maxWaitingBytes}
     */
    default void limitReached(@Nullable Peer peer, String limit) {}

    /**
     * A handshake or an HTTP request was refused; servers only. Any thread.
     *
     * @param reason the name of a limit, or one of a few words such as {@code unauthenticated}
     */
    default void refused(String reason) {}
}
