package dev.duplexrpc.json;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one Java type as JSON. Immutable and thread-safe.
 *
 * @param <T> the Java type; its values are never null, except for {@link Codecs#nullable}
 */
public interface JsonCodec<T extends @Nullable Object> {
    /**
     * Reads a value. The reader is positioned before the value and must be left after it.
     *
     * @throws JsonException if it is not such a value
     */
    T read(JsonReader in);

    /** Writes a value as exactly one complete JSON value. */
    void write(JsonWriter out, T value);

    /**
     * Reads a string that contains one JSON value and nothing else, with {@link Checks#STRUCTURE}.
     *
     * @throws JsonException if it does not
     */
    default T fromJson(String json) {
        return fromJson(Utf8.encode(json));
    }

    /**
     * Reads UTF-8 bytes that contain one JSON value and nothing else, with {@link Checks#STRUCTURE}.
     *
     * @throws JsonException if they do not
     */
    default T fromJson(byte[] utf8) {
        JsonReader in = JsonReader.of(utf8);
        T value = read(in);
        in.end();
        return value;
    }

    /** Writes a value as a string. */
    default String toJson(T value) {
        JsonWriter out = new JsonWriter();
        write(out, value);
        return out.toString();
    }
}
