package dev.duplexrpc.transport;

/** Who takes what a {@link Transport} brings. Called on the connection's own thread, one call at a time; must not block. */
public interface Receiver {

    /** A whole text message, known to be UTF-8. The slice is valid only until the method returns. */
    void message(byte[] bytes, int from, int length);

    /** The connection has ended; the last call, and exactly one. */
    void closed(Disconnect reason);
}
