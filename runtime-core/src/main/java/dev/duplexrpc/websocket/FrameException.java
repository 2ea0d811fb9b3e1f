package dev.duplexrpc.websocket;

import org.jspecify.annotations.Nullable;

/** The other side broke RFC 6455 or a limit of ours: the connection must be closed with {@link #closeCode()} and the message as the reason. */
public final class FrameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int closeCode;
    private final @Nullable String limit;

    /** @param limit the name of the limit that was broken, null if it was none */
    FrameException(int closeCode, String message, @Nullable String limit) {
        // No stack trace: this is what a stranger sent, not where we are, and it must cost an attacker more than us.
        super(message, null, false, false);
        this.closeCode = closeCode;
        this.limit = limit;
    }

    FrameException(int closeCode, String message) {
        this(closeCode, message, null);
    }

    static FrameException protocol(String message) {
        return new FrameException(CloseCode.PROTOCOL_ERROR, message);
    }

    public int closeCode() {
        return closeCode;
    }

    /** The name of the limit that was broken, null if it was none. */
    public @Nullable String limit() {
        return limit;
    }
}
