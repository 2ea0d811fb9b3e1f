package dev.duplexrpc.json;

/**
 * Says that a text is no JSON, or JSON of another shape or with other values than expected.
 *
 * <p>{@link #getMessage} is a full sentence that names the place, and repeats no more than a few characters of the text.
 */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String pointer;
    private final int offset;

    private JsonException(String message, String problem, String pointer, int offset) {
        super(message);
        this.problem = problem;
        this.pointer = pointer;
        this.offset = offset;
    }

    /** Makes the sentence {@code subject} + " at " + pointer + {@code rest}. */
    static JsonException of(String subject, String rest, String pointer, int offset) {
        String problem = subject + rest;
        String message = pointer.isEmpty() ? problem : subject + " at " + pointer + rest;
        return new JsonException(message, problem, pointer, offset);
    }

    /** Returns the sentence of the message without the place. */
    public String problem() {
        return problem;
    }

    /**
     * Returns the JSON Pointer (RFC 6901) of the value that is wrong, counted from where the reader started; {@code ""}
     * is the whole text. Names of more than 64 characters are cut and end with {@code ...}.
     */
    public String pointer() {
        return pointer;
    }

    /** Returns the offset of the culprit in bytes, counted from where the reader started. */
    public int offset() {
        return offset;
    }
}
