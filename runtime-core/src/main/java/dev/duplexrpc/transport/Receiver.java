package dev.duplexrpc.transport;

import dev.duplexrpc.websocket.TooLarge;

/** Who takes what a {@link Transport} brings. Called on the connection's own thread, one call at a time; must not block. */
public interface Receiver {

    /** A whole text message, known to be UTF-8. The slice is valid only until the method returns. */
    void message(byte[] bytes, int from, int length);

    /** Whether messages that are too large are passed over, so that {@link #tooLarge} tells of each; otherwise the first of them ends the connection. */
    default boolean passesOver() {
        return false;
    }

    /**
     * A text message was too large to be taken, and has been passed over. Given is how it began: a few kilobytes, not known to be UTF-8, and valid only until the
     * method returns.
     */
    default void tooLarge(byte[] beginning, int from, int length, TooLarge why) {}

    /** The connection has ended; the last call, and exactly one. */
    void closed(Disconnect reason);
}
