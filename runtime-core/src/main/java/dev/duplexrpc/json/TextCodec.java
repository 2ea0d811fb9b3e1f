package dev.duplexrpc.json;

import java.time.DateTimeException;
import java.util.function.Function;

/** The codec of a type that JSON carries as a string of a certain form. */
record TextCodec<T>(String form, Function<String, T> parse, Function<T, String> format) implements JsonCodec<T> {
    @Override
    public T read(JsonReader in) {
        String text = in.readString();
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            JsonException refused = in.unmet(form, "the string " + Excerpt.quoted(text));
            refused.initCause(e);
            throw refused;
        }
    }

    @Override
    public void write(JsonWriter out, T value) {
        out.value(format.apply(value));
    }
}
