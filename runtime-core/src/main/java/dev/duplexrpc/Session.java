package dev.duplexrpc;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a connection as this side knows it: its identity, the attributes the application has stored for it, and how to call it. {@code ChatClient.over(session)} calls a
 * client just as {@code PetStore.over(client)} calls a server. Safe for use by several threads.
 */
public interface Session extends Remote {

    /** The session's public id: random, unique, safe to log. It is not a secret and grants no access. */
    String id();

    /** The authenticated identity of the other side, null while it has not authenticated. */
    @Nullable Principal principal();

    /** When that authentication expires; null if it does not. */
    @Nullable Instant expires();

    /**
     * Sets who the other side is: at the handshake, in a handler that logs it in, or again to prolong it.
     *
     * @param principal null for nobody
     * @param expires when the runtime closes the session with code 1008, unless this is called again before; null for never
     */
    void authenticate(@Nullable Principal principal, @Nullable Instant expires);

    /** The name the application has given the session, null if none. */
    @Nullable String name();

    /** Gives the session a name by which it can be looked up; null removes the name. */
    void name(@Nullable String name);

    /** The value stored under a key, null if none. */
    <T> @Nullable T get(Attribute<T> key);

    /** Stores a value for as long as the session lasts; null removes it. */
    <T> void set(Attribute<T> key, @Nullable T value);

    /** How the session is named in logs. */
    String label();

    /** When the session began. */
    Instant created();

    /** Whether the session is still on its first connection: false as soon as it has been resumed. Sessions of plain connections stay new. */
    boolean isNew();

    /**
     * When anything last arrived from the other side. Accurate to half of the shortest of {@code pingInterval}, {@code idleTimeout}, {@code messageTimeout} and {@code writeTimeout}, since the
     * clock is not read for each message; while the session has no connection, when anything last arrived over the previous one.
     */
    Instant lastSeen();

    /** Since when the session has had no connection and waits for another, null while it has one. Sessions of plain connections end with them and never wait. */
    @Nullable Instant suspendedSince();

    /**
     * Sets how long the session waits for another connection after it has lost its own; zero for as long as the other side lives. The default is the option {@code sessionGrace} on
     * the server; a client waits as long as it reconnects. Does nothing if the session ends with its connection.
     */
    void grace(Duration time);

    /**
     * Sets after how much silence the other side is pinged: longer for an application in the background, shorter for one that the user is looking at. Zero
     * switches the heartbeat off until this is called again. The default is the option {@code pingInterval} of server and client; a client that resumes sessions pings at least as often as the server says.
     */
    void pingInterval(Duration interval);

    /** Whether messages can still be sent. */
    boolean isOpen();

    /**
     * Closes the session after everything that is queued has been sent. Calls that wait for a response fail at once. Does not wait: {@link #closed} tells when the session has ended.
     *
     * @param code a WebSocket status code that may be sent: 1000 for a normal end, up to 1003, 1007 to 1014, or 3000 to 4999
     * @param reason for the other side's log; at most 123 bytes of it are sent
     * @throws IllegalArgumentException if the code is another one
     */
    void close(int code, String reason);

    /** Completes when the session has ended, with the reason; it never fails. Dependent stages run on an I/O thread and must not block. */
    CompletableFuture<CloseReason> closed();
}
