package dev.duplexrpc.server;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.Session;
import java.net.InetSocketAddress;

/**
 * Is told what becomes of the clients of a server. Called on the threads that move bytes: it must not block, and may use asynchronous stubs. What it throws is
 * logged and changes nothing.
 */
public interface SessionListener {

    /** A client has connected; its first message has not been taken yet. */
    default void opened(Session session) {}

    /**
     * Something went wrong with the connection of a client: it broke, with what the socket threw as {@link CloseReason#cause}; or the client broke a rule or a limit, or took too little. What becomes
     * of the session follows: {@link #suspended} or {@link #closed}. Not for farewells, whoever says them.
     */
    default void failed(Session session, CloseReason reason) {}

    /** The connection of a client was lost. Its session waits for it to come back as long as {@code sessionGrace} allows: what is sent meanwhile is sent then. */
    default void suspended(Session session, CloseReason reason) {}

    /** A client has come back, and nothing was lost. One that came back to another server is not resumed: it has a new session there, and this one expires. */
    default void resumed(Session session) {}

    /** A client has not come back in time, or its session had to make way for others that wait, as the reason says; {@link #closed} follows. */
    default void expired(Session session, CloseReason reason) {}

    /** A client has gone for good, was let go, or has expired. */
    default void closed(Session session, CloseReason reason) {}

    /**
     * Somebody was not let in, or a request over HTTP was not taken.
     *
     * @param path that it asked for
     * @param status of the response
     * @param reason one sentence
     */
    default void refused(InetSocketAddress from, String path, int status, String reason) {}

    /** The server is shutting down and will soon say farewell to this client: the moment to notify it, for the farewell leaves behind what is sent now. */
    default void closing(Session session) {}
}
