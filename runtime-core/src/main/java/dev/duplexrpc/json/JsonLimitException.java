package dev.duplexrpc.json;

/** Says that a {@link JsonWriter} was about to write more than it may. Thrown while writing, not afterwards. */
public final class JsonLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int limit;

    JsonLimitException(int limit) {
        super("The JSON text would be longer than the limit of " + limit + " bytes.");
        this.limit = limit;
    }

    /** Returns the limit in bytes. */
    public int limit() {
        return limit;
    }
}
