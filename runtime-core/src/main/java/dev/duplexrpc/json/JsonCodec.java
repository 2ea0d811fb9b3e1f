package dev.duplexrpc.json;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one Java type as JSON. Immutable and safe for any number of threads.
 *
 * @param <T> the Java type; its values are never null, except for {@link Codecs#nullable}
 */
public interface JsonCodec<T extends @Nullable Object> {
    /**
     * Reads a value. The reader stands before it, and behind it afterwards.
     *
     * @throws JsonException if it is no such value
     */
    T read(JsonReader in);

    /** Writes a value: one complete JSON value. */
    void write(JsonWriter out, T value);

    /**
     * Reads a text that holds one value and nothing else, with {@link Checks#STRUCTURE}.
     *
     * @throws JsonException if it does not
     */
    default T fromJson(String json) {
        return fromJson(Utf8.encode(json));
    }

    /**
     * Reads a text in UTF-8 that holds one value and nothing else, with {@link Checks#STRUCTURE}.
     *
     * @throws JsonException if it does not
     */
    default T fromJson(byte[] utf8) {
        JsonReader in = JsonReader.of(utf8);
        T value = read(in);
        in.end();
        return value;
    }

    /** Writes a value as a text. */
    default String toJson(T value) {
        JsonWriter out = new JsonWriter();
        write(out, value);
        return out.toString();
    }
}
