package dev.duplexrpc.json;

import java.time.DateTimeException;
import java.util.function.Function;

/** The codec of a type that JSON carries as a value of another type. */
record ConvertedCodec<W, T>(JsonCodec<W> wire, String form, Function<W, T> read, Function<T, W> write)
        implements JsonCodec<T> {
    @Override
    public T read(JsonReader in) {
        W value = wire.read(in);
        try {
            return read.apply(value);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException | JsonException e) {
            String found = value instanceof String text
                    ? "the string " + Excerpt.quoted(text)
                    : "the value " + Excerpt.cut(wire.toJson(value));
            JsonException refused = in.unmet(form, found);
            refused.initCause(e);
            throw refused;
        }
    }

    @Override
    public void write(JsonWriter out, T value) {
        wire.write(out, write.apply(value));
    }
}
