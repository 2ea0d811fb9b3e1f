package dev.duplexrpc;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The one at the other end, as this side knows it: who it is, what the application remembers of it, and how it is called. {@code ChatClient.over(session)} calls a
 * client just as {@code PetStore.over(client)} calls a server. Safe for use by several threads.
 */
public interface Session extends Remote {

    /** Its public name: random, never given twice, safe to log. It is no secret and opens nothing. */
    String id();

    /** Who the other side has proved to be, null while it has not. */
    @Nullable Principal principal();

    /** When what it proved that with ends; null if it does not. */
    @Nullable Instant expires();

    /**
     * Says who the other side is: at the handshake, in a handler that logs it in, or again to prolong it.
     *
     * @param principal null for nobody
     * @param expires when the runtime closes the session with code 1008, unless this is called again before; null for never
     */
    void authenticate(@Nullable Principal principal, @Nullable Instant expires);

    /** What the application calls it, null while it has given no name. */
    @Nullable String name();

    /** Gives it a name by which it can be looked up; null takes the name away. */
    void name(@Nullable String name);

    /** What is remembered under a key, null if nothing is. */
    <T> @Nullable T get(Attribute<T> key);

    /** Remembers a value for as long as the session lasts; null forgets it. */
    <T> void set(Attribute<T> key, @Nullable T value);

    /** How logs call it. */
    String label();

    /** When it began. */
    Instant created();

    /** Whether it is still the first connection over which it goes: false as soon as it was resumed. Sessions of plain connections stay new. */
    boolean isNew();

    /**
     * When the other side has last been heard of. Right to within half of the shortest of {@code pingInterval}, {@code idleTimeout}, {@code messageTimeout} and {@code writeTimeout}, since nobody looks at
     * the clock for each message; while the session has no connection, when that was last heard of.
     */
    Instant lastSeen();

    /** Since when it has no connection and waits for another, null while it has one. Sessions of plain connections end with them and never wait. */
    @Nullable Instant suspendedSince();

    /**
     * From now on waits so long for another connection when it has lost its own; zero for as long as the other side lives. The default is the option {@code sessionGrace} on
     * the server; a client waits as long as it reconnects. Does nothing where the session ends with its connection.
     */
    void grace(Duration time);

    /**
     * From now on asks the other side after so much silence whether it is alive: an application that goes to sleep asks less often, one that the user looks at more. Zero
     * for never, which switches the heartbeat off until it is called again. The default is the option {@code pingInterval} of server and client; a client that resumes sessions asks at least as often as the server says.
     */
    void pingInterval(Duration interval);

    /** Whether messages can still be sent. */
    boolean isOpen();

    /**
     * Says farewell behind what is queued, and ends. Calls that wait for a response fail at once. Does not wait: {@link #closed} tells when it has ended.
     *
     * @param code a WebSocket status code that may be sent: 1000 when all is well, up to 1003, 1007 to 1014, or 3000 to 4999
     * @param reason for the other side's log; at most 123 bytes of it are sent
     * @throws IllegalArgumentException if the code is another one
     */
    void close(int code, String reason);

    /** Ends when the session has ended, with the reason; it never fails. What depends on it runs on a thread that moves bytes and must not block. */
    CompletableFuture<CloseReason> closed();
}
