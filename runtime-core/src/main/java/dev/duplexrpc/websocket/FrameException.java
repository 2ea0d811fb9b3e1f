package dev.duplexrpc.websocket;

/** The other side broke RFC 6455 or a limit of ours: the connection must be closed with {@link #closeCode()} and the message as the reason. */
public final class FrameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int closeCode;

    FrameException(int closeCode, String message) {
        // No stack trace: this is what a stranger sent, not where we are, and it must cost an attacker more than us.
        super(message, null, false, false);
        this.closeCode = closeCode;
    }

    static FrameException protocol(String message) {
        return new FrameException(CloseCode.PROTOCOL_ERROR, message);
    }

    public int closeCode() {
        return closeCode;
    }
}
