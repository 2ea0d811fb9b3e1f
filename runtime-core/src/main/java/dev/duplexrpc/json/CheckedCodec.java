package dev.duplexrpc.json;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Checks what another codec has read. */
record CheckedCodec<T extends @Nullable Object>(JsonCodec<T> codec, BiFunction<JsonReader, T, T> check)
        implements JsonCodec<T> {
    @Override
    public T read(JsonReader in) {
        return check.apply(in, codec.read(in));
    }

    @Override
    public void write(JsonWriter out, T value) {
        codec.write(out, value);
    }
}
