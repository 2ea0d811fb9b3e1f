package dev.duplexrpc.codegen.proof;

import dev.duplexrpc.json.Checks;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value's way through a codec: read and written, as a client does it and as a server does it. */
public final class RoundTrip {
    private RoundTrip() {}

    /** What went wrong with a value that is valid; null when it comes back as it went in, from both sides. */
    public static @Nullable String loss(JsonCodec<?> codec, JsonNode value) {
        String text = value.toString();
        for (Checks checks : Checks.values()) {
            String loss = loss(codec, checks, text, value);
            if (loss != null) {
                return loss;
            }
        }
        return null;
    }

    /**
     * What went wrong with valid parameters. They are sent by name and, if they can be, by position; what is written must be one
     * or the other, as the method asks for.
     */
    public static @Nullable String paramsLoss(JsonCodec<?> codec, JsonNode named, @Nullable JsonNode positional) {
        for (JsonNode params : positional == null ? List.of(named) : List.of(named, positional)) {
            String loss = loss(codec, Checks.FULL, params.toString(), named, positional);
            if (loss != null) {
                return (params == named ? "by name: " : "by position: ") + loss;
            }
        }
        return null;
    }

    private static @Nullable String loss(JsonCodec<?> codec, Checks checks, String text, JsonNode value) {
        return loss(codec, checks, text, value, null);
    }

    /** As {@link #loss}, where numbers may become the doubles next to them: in a union of numbers and integers all are numbers. */
    public static @Nullable String lossBeyondDoubles(JsonCodec<?> codec, JsonNode value) {
        String loss = loss(codec, value);
        return loss == null || loss(codec, JsonValues.withDoubles(value)) == null ? null : loss;
    }

    private static <T> @Nullable String loss(
            JsonCodec<T> codec, Checks checks, String text, JsonNode value, @Nullable JsonNode otherwise) {
        T read;
        try {
            JsonReader in = JsonReader.of(text).validating(checks);
            read = codec.read(in);
            in.end();
        } catch (JsonException e) {
            return checks + ": refused at '" + e.pointer() + "': " + e.problem();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return checks + ": reading throws " + e;
        }
        String written;
        try {
            JsonWriter out = new JsonWriter();
            codec.write(out, read);
            written = out.toString();
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return checks + ": writing throws " + e;
        }
        try {
            JsonNode back = JsonValues.parse(written);
            return JsonValues.same(value, back) || (otherwise != null && JsonValues.same(otherwise, back))
                    ? null
                    : checks + ": became " + written;
        } catch (RuntimeException e) {
            return checks + ": became what is no JSON: " + written;
        }
    }

    /** Whether a server takes a value; null when reading neither succeeds nor refuses in the agreed way. */
    public static @Nullable Boolean isTaken(JsonCodec<?> codec, JsonNode value) {
        try {
            JsonReader in = JsonReader.of(value.toString()).validating(Checks.FULL);
            codec.read(in);
            in.end();
            return true;
        } catch (JsonException e) {
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }
}
