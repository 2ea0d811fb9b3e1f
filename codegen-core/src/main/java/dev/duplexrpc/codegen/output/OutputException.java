package dev.duplexrpc.codegen.output;

/** The output directory cannot be brought up to date; the message is a sentence for the user. */
public final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputException(String message) {
        super(message);
    }

    OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}
