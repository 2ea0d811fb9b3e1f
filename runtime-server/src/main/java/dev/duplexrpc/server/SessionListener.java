package dev.duplexrpc.server;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.Session;
import java.net.InetSocketAddress;

/**
 * Listens to the life cycle of a server's sessions. Called on I/O threads: it must not block, but may use asynchronous stubs. Exceptions it throws are
 * logged and have no other effect.
 */
public interface SessionListener {

    /** A client has connected; its first message has not been processed yet. */
    default void opened(Session session) {}

    /**
     * Something went wrong with the connection of a client: it broke, with the socket's exception as {@link CloseReason#cause}; or the client broke a rule or a limit, or was too slow. What happens
     * to the session follows: {@link #suspended} or {@link #closed}. Not called for a regular close by either side.
     */
    default void failed(Session session, CloseReason reason) {}

    /** The connection of a client was lost. Its session waits for the client as long as {@code sessionGrace} allows; messages sent meanwhile are delivered when it is back. */
    default void suspended(Session session, CloseReason reason) {}

    /** A client has come back, and nothing was lost. A client that came back to another server is not resumed: it has a new session there, and this one expires. */
    default void resumed(Session session) {}

    /** A client has not come back in time, or its session was dropped in favour of other suspended ones, as the reason says; {@link #closed} follows. */
    default void expired(Session session, CloseReason reason) {}

    /** A session has ended: the client has closed it, the server has closed it, or it has expired. */
    default void closed(Session session, CloseReason reason) {}

    /**
     * A handshake or an HTTP request was refused.
     *
     * @param path the requested path
     * @param status of the response
     * @param reason one sentence
     */
    default void refused(InetSocketAddress from, String path, int status, String reason) {}

    /** The server is shutting down and will soon close this session: the last opportunity to notify the client, since the close frame is sent after everything sent now. */
    default void closing(Session session) {}
}
