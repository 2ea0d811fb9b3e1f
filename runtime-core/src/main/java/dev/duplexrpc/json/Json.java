package dev.duplexrpc.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of any shape, kept as its bytes: the type of everything for which a document gives no type.
 *
 * <p>Immutable. Two values are equal if they mean the same: numbers are compared by value ({@code 1}, {@code 1.0} and {@code 1e0} are equal),
 * strings by their characters, objects regardless of white space and of the order of their members. Parts of a value share
 * its bytes, so a part keeps the whole value in memory.
 */
public final class Json {
    /** The maximum nesting depth of a value, whatever a reader is set to. */
    public static final int MAX_DEPTH = 1000;

    /** Values of fewer levels may go into any message. */
    private static final int UNSUSPICIOUS_DEPTH = 100;

    public static final Json NULL = word(JsonKind.NULL, "null");
    public static final Json TRUE = word(JsonKind.BOOLEAN, "true");
    public static final Json FALSE = word(JsonKind.BOOLEAN, "false");
    public static final Json EMPTY_OBJECT = word(JsonKind.OBJECT, "{}");

    private final JsonKind kind;
    private final byte[] bytes;
    private final int from;
    private final int to;

    /** Whether it may have more levels than a message; one that was read by default has not. */
    private final boolean deep;

    private Json(JsonKind kind, byte[] bytes, int from, int to, boolean deep) {
        this.kind = kind;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.deep = deep;
    }

    private static Json word(JsonKind kind, String word) {
        return ofChecked(kind, word.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Wraps one complete value that a reader has checked or a writer has written. */
    static Json ofChecked(JsonKind kind, byte[] bytes) {
        return new Json(kind, bytes, 0, bytes.length, false);
    }

    // Making

    /**
     * Parses a string that contains one JSON value and nothing else.
     *
     * @throws JsonException if it does not
     */
    public static Json parse(String json) {
        return Codecs.JSON.fromJson(json);
    }

    /**
     * Parses UTF-8 bytes that contain one JSON value and nothing else.
     *
     * @throws JsonException if they do not
     */
    public static Json parse(byte[] utf8) {
        return Codecs.JSON.fromJson(utf8);
    }

    /** Converts a Java value to JSON with its codec. */
    public static <T extends @Nullable Object> Json from(JsonCodec<T> codec, T value) {
        JsonWriter out = new JsonWriter();
        codec.write(out, value);
        return written(out);
    }

    /** Creates a string. */
    public static Json of(String text) {
        return written(new JsonWriter().value(text));
    }

    /** Creates a number. */
    public static Json of(long number) {
        return written(new JsonWriter().value(number));
    }

    /**
     * Creates a number.
     *
     * @throws IllegalArgumentException if it is infinite or NaN
     */
    public static Json of(double number) {
        return written(new JsonWriter().value(number));
    }

    /** Creates a boolean. */
    public static Json of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    /** Creates a number. */
    public static Json of(BigInteger number) {
        return written(new JsonWriter().value(number));
    }

    /** Creates a number. */
    public static Json of(BigDecimal number) {
        return written(new JsonWriter().value(number));
    }

    /** Creates an array. */
    public static Json array(Json... elements) {
        return array(Arrays.asList(elements));
    }

    /** Creates an array. */
    public static Json array(List<Json> elements) {
        return written(new JsonWriter().list(elements, Codecs.JSON));
    }

    /** Creates an object; its members keep the order of the map. */
    public static Json object(Map<String, Json> members) {
        return written(new JsonWriter().map(members, Codecs.JSON));
    }

    /** Codecs are other people's code, so what they wrote is read once before it is believed. */
    private static Json written(JsonWriter out) {
        JsonReader in = new JsonReader().maxDepth(MAX_DEPTH).reset(out.buffer(), 0, out.length());
        Json json = in.readJson();
        in.end();
        boolean deep = levels(json.bytes, json.from, json.to) > UNSUSPICIOUS_DEPTH;
        return deep ? new Json(json.kind, json.bytes, json.from, json.to, true) : json;
    }

    /** How many objects and arrays are open at once at most. */
    private static int levels(byte[] bytes, int from, int to) {
        int levels = 0;
        int open = 0;
        boolean inString = false;
        for (int at = from; at < to; at++) {
            int c = bytes[at];
            if (inString) {
                if (c == '\\') {
                    at++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                levels = Math.max(levels, ++open);
            } else if (c == '}' || c == ']') {
                open--;
            }
        }
        return levels;
    }

    // Looking

    /** Returns the kind of this value. */
    public JsonKind kind() {
        return kind;
    }

    /** Returns whether this is null. */
    public boolean isNull() {
        return kind == JsonKind.NULL;
    }

    /**
     * Returns the characters of a string.
     *
     * @throws JsonException if this is not a string
     */
    public String asString() {
        return reader().readString();
    }

    /**
     * Returns true or false.
     *
     * @throws JsonException if this is not a boolean
     */
    public boolean asBoolean() {
        return reader().readBoolean();
    }

    /**
     * Returns a 32-bit integer.
     *
     * @throws JsonException if this is something else
     */
    public int asInt() {
        return reader().readInt();
    }

    /**
     * Returns a 64-bit integer.
     *
     * @throws JsonException if this is something else
     */
    public long asLong() {
        return reader().readLong();
    }

    /**
     * Returns the double nearest to a number.
     *
     * @throws JsonException if this is something else, or beyond the range of doubles
     */
    public double asDouble() {
        return reader().readDouble();
    }

    /**
     * Returns an integer of any size.
     *
     * @throws JsonException if this is something else, or would have more than 1000 digits
     */
    public BigInteger asBigInteger() {
        return reader().readBigInteger();
    }

    /**
     * Returns a decimal number.
     *
     * @throws JsonException if this is something else, or would have more than 1000 digits
     */
    public BigDecimal asBigDecimal() {
        return reader().readBigDecimal();
    }

    /** Returns the value of a member (the last one of that name), or null if this is not an object or has no such member. */
    public @Nullable Json get(String member) {
        return kind == JsonKind.OBJECT ? members().get(member) : null;
    }

    /**
     * Returns an element of an array.
     *
     * @throws JsonException if this is not an array
     * @throws IndexOutOfBoundsException if it has no such element
     */
    public Json get(int index) {
        return elements().get(index);
    }

    /** Returns the number of elements or members; 0 if this is neither an array nor an object. */
    public int size() {
        return switch (kind) {
            case ARRAY -> elements().size();
            case OBJECT -> members().size();
            case STRING, NUMBER, BOOLEAN, NULL -> 0;
        };
    }

    /**
     * Returns the elements of an array; unmodifiable.
     *
     * @throws JsonException if this is something else
     */
    public List<Json> elements() {
        List<Json> elements = new ArrayList<>();
        JsonReader in = reader();
        in.beginArray();
        while (in.nextElement()) {
            elements.add(part(in));
        }
        return Collections.unmodifiableList(elements);
    }

    /**
     * Returns the members of an object in their order, for duplicate names the last one; unmodifiable.
     *
     * @throws JsonException if this is something else
     */
    public Map<String, Json> members() {
        LinkedHashMap<String, Json> members = new LinkedHashMap<>();
        JsonReader in = reader();
        in.beginObject();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            members.put(name, part(in));
        }
        return Copies.owned(members);
    }

    /**
     * Converts this to a Java value with a codec.
     *
     * @throws JsonException if it does not match
     */
    public <T extends @Nullable Object> T as(JsonCodec<T> codec) {
        return codec.read(reader());
    }

    private Json part(JsonReader in) {
        JsonKind partKind = in.peek();
        int partFrom = in.position();
        in.skip();
        return new Json(partKind, bytes, partFrom, in.position(), deep);
    }

    private JsonReader reader() {
        return new JsonReader().maxDepth(MAX_DEPTH).reset(bytes, from, to);
    }

    // Text

    /** Returns a copy of the JSON text in UTF-8. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** Returns the JSON text as it was read or written. */
    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    JsonWriter writeTo(JsonWriter out) {
        if (deep) {
            out.requireRoomFor(levels(bytes, from, to));
        }
        return out.raw(bytes, from, to - from);
    }

    // Meaning

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Json that) || kind != that.kind) {
            return false;
        }
        if (Arrays.equals(bytes, from, to, that.bytes, that.from, that.to)) {
            return true;
        }
        return switch (kind) {
            case OBJECT -> same(that, Json::members);
            case ARRAY -> same(that, Json::elements);
            case STRING -> same(that, Json::asString);
            case NUMBER -> same(that, Json::number);
            case BOOLEAN, NULL -> false;
        };
    }

    private boolean same(Json that, Function<Json, Object> meaning) {
        return meaning.apply(this).equals(meaning.apply(that));
    }

    @Override
    public int hashCode() {
        return switch (kind) {
            case OBJECT -> members().hashCode();
            case ARRAY -> elements().hashCode();
            case STRING -> asString().hashCode();
            case NUMBER -> number().hashCode();
            case BOOLEAN, NULL -> bytes[from];
        };
    }

    private NumberValue number() {
        return NumberValue.of(toString());
    }
}
