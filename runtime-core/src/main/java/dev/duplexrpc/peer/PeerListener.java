package dev.duplexrpc.peer;

import dev.duplexrpc.CloseReason;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Is told what becomes of the connections of an endpoint, on the thread that moves their bytes: it must not block. What it throws is logged and changes nothing. */
public interface PeerListener {

    /** A connection has begun. */
    default void opened(Peer peer) {}

    /**
     * It is known anew who the other side is, or until when. Any thread.
     *
     * @param before who it was
     */
    default void authenticated(Peer peer, @Nullable Principal before) {}

    /**
     * The application has given it another name. Any thread.
     *
     * @param before the name it had
     */
    default void named(Peer peer, @Nullable String before) {}

    /** Its connection has ended, but not the session: what is sent now waits for the next connection. */
    default void suspended(Peer peer, CloseReason reason) {}

    /** The session goes on over another connection. */
    default void resumed(Peer peer) {}

    /** A session has ended; where sessions do not outlive connections, because its connection has. */
    default void closed(Peer peer, CloseReason reason) {}

    /**
     * Something was refused, given up or ended because of a limit. Any thread.
     *
     * @param peer whose it was, null if it was nobody's yet
     * @param limit its name, such as {@code maxWaitingBytes}
     */
    default void limitReached(@Nullable Peer peer, String limit) {}

    /**
     * Somebody was not let in, or a request over HTTP was not taken; servers only. Any thread.
     *
     * @param reason the name of a limit, or one of a few words such as {@code unauthenticated}
     */
    default void refused(String reason) {}
}
