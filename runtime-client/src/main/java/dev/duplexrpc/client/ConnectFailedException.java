package dev.duplexrpc.client;

import org.jspecify.annotations.Nullable;

/** A connection could not be made. The message says to where, why, and in which phase: connecting, or the WebSocket handshake. */
public final class ConnectFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ConnectFailedException(String message, int status, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status that the server refused the handshake with, 0 if it was not that. */
    public int status() {
        return status;
    }
}
