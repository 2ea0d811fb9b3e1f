package dev.duplexrpc.protocol;

import dev.duplexrpc.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The id of a request as it came: a string, a number or null, kept byte for byte, because {@code 1.0} must not come back as {@code 1}. */
public final class RequestId {

    /** What an answer to an unreadable request carries. */
    public static final RequestId NULL = new RequestId("null".getBytes(StandardCharsets.US_ASCII));

    private final byte[] json;

    private RequestId(byte[] json) {
        this.json = json;
    }

    static RequestId copyOf(byte[] bytes, int from, int to) {
        return new RequestId(Arrays.copyOfRange(bytes, from, to));
    }

    /** How many bytes it has. */
    public int length() {
        return json.length;
    }

    void writeTo(JsonWriter out) {
        out.raw(json, 0, json.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestId id && Arrays.equals(json, id.json);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(json);
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
