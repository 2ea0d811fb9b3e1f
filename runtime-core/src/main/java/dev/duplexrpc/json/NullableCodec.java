package dev.duplexrpc.json;

import org.jspecify.annotations.Nullable;

/** Lets null through beside what another codec takes. */
record NullableCodec<T>(JsonCodec<T> codec) implements JsonCodec<@Nullable T> {
    @Override
    @SuppressWarnings("NullAway") // the codec is one of @Nullable T, which NullAway only sees in its JSpecify mode
    public @Nullable T read(JsonReader in) {
        return in.tryNull() ? null : codec.read(in);
    }

    @Override
    public void write(JsonWriter out, @Nullable T value) {
        out.nullable(value, codec);
    }
}
