package dev.duplexrpc;

import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonKind;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;

/** The parameters of a method without parameters. */
public enum NoParams {
    NO_PARAMS;

    /** Writes <code>{}</code>; reads any object or array and ignores its content. */
    public static final JsonCodec<NoParams> BY_NAME = new Codec(false);

    /** Writes {@code []}; reads as {@link #BY_NAME} does. */
    public static final JsonCodec<NoParams> BY_POSITION = new Codec(true);

    private record Codec(boolean positional) implements JsonCodec<NoParams> {

        @Override
        public NoParams read(JsonReader in) {
            JsonKind kind = in.peek();
            if (kind != JsonKind.OBJECT && kind != JsonKind.ARRAY) {
                throw in.invalid("parameters must be an object or an array, not " + kind);
            }
            in.skip();
            return NO_PARAMS;
        }

        @Override
        public void write(JsonWriter out, NoParams value) {
            if (positional) {
                out.beginArray();
                out.endArray();
            } else {
                out.beginObject();
                out.endObject();
            }
        }
    }
}
