package dev.duplexrpc.link;

/** The other side broke the link protocol: its session ends, with the message as the reason. */
public final class LinkViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LinkViolation(String message) {
        // No stack trace: this is what a stranger sent, not where we are.
        super(message, null, false, false);
    }
}
