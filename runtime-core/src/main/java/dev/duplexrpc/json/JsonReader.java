package dev.duplexrpc.json;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pulls values out of JSON (RFC 8259) in UTF-8, straight from the bytes.
 *
 * <p><b>Strictness.</b> Everything the reader passes over is checked, whether it is read, looked at or skipped: the
 * grammar, UTF-8, escape sequences, surrogate pairs (half a pair is refused), numbers of at most 1000 characters, and the
 * depth ({@link #maxDepth}, 128 levels unless set). A byte order mark is refused. Of two members with one name the last
 * one wins, as far as the code that reads the object lets it; look-ahead sees the first.
 *
 * <p><b>Position.</b> A value method stands before the value and leaves the reader behind it. {@link #nextMember},
 * {@link #nextElement} and their likes step over commas and names and leave the reader before the value; the value must
 * then be read or skipped, or the next step fails. A reader that has thrown is of no use until it is {@link #reset}.
 *
 * <p><b>Threads.</b> One at a time. A reader can be reused without end, and keeps the bytes it was last given: reset it to
 * none before it is put away. The bytes must not change while it reads them.
 *
 * <p><b>Cost.</b> Why there is a reader of our own: the request and the result of a small call are read in 0.45 and 0.55
 * of the processor time of jackson-core 3.2.4 (and written in 0.37 and 0.44 of it), with no allocation beside the values
 * themselves, 272 bytes instead of 1160 for the request (JDK 17, {@code JsonBenchmark}).
 */
public final class JsonReader extends StructureReader {
    /** How many objects and arrays may be open at once unless {@link #maxDepth} says otherwise. */
    public static final int DEFAULT_MAX_DEPTH = DEFAULT_DEPTH;

    /** Makes a reader of nothing, to be {@link #reset}. */
    public JsonReader() {}

    /** Makes a reader of a whole array. */
    public static JsonReader of(byte[] utf8) {
        return new JsonReader().reset(utf8, 0, utf8.length);
    }

    /** Makes a reader of a text. */
    public static JsonReader of(String json) {
        return of(Utf8.encode(json));
    }

    /** Starts anew on the bytes from {@code from} (inclusive) to {@code to} (exclusive); depth and checks stay as set. */
    public JsonReader reset(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        moveTo(bytes, from, to);
        return this;
    }

    /** Sets what values are held against; {@link Checks#STRUCTURE} unless set. */
    public JsonReader validating(Checks checks) {
        checks(checks);
        return this;
    }

    /** Sets how many objects and arrays may be open at once; 128 unless set, at most {@link Json#MAX_DEPTH}. */
    public JsonReader maxDepth(int levels) {
        if (levels < 0 || levels > Json.MAX_DEPTH) {
            throw new IllegalArgumentException("The depth of a JSON text can be limited to 0 to " + Json.MAX_DEPTH
                    + " levels, not to " + levels + ".");
        }
        maxDepth = levels;
        return this;
    }

    /** Returns the index in the array of the next byte to read; after {@link #peek} that is where the value starts. */
    public int position() {
        return pos;
    }

    // Looking at what comes next

    /** Tells which kind of value comes next. */
    public JsonKind peek() {
        int at = skipSpace(pos);
        pos = at;
        valueAt = at;
        JsonKind kind = JsonKind.startingWith(byteAt(at));
        if (kind == null) {
            throw expected("a value", at);
        }
        return kind;
    }

    /**
     * Returns the text at a member of the object that comes next, without moving. Null if there is no such member, if it
     * is no string, or if no object comes next.
     */
    public @Nullable String peekTag(String member) {
        return LookAhead.tag(this, member);
    }

    /** As {@link #peekTag(String)}, at a position of the array that comes next; the first one is 0. */
    public @Nullable String peekTag(int position) {
        return LookAhead.tag(this, position);
    }

    /**
     * Returns the scalar at a member of the object that comes next, without moving: a string between quotation marks with
     * nothing in it escaped, and a number by its value, {@code 1} for {@code 1.0} and {@code 1e0} too; so no two values look
     * the same. Null if there is no such member, if it is no scalar, or if no object comes next.
     */
    public @Nullable String peekLiteral(String member) {
        return LookAhead.literal(this, member);
    }

    /** As {@link #peekLiteral(String)}, at a position of the array that comes next; the first one is 0. */
    public @Nullable String peekLiteral(int position) {
        return LookAhead.literal(this, position);
    }

    /** Tells whether an object comes next that has this member, without moving. */
    public boolean peekHas(String member) {
        return LookAhead.has(this, member);
    }

    /**
     * Returns the scalar that comes next, without moving: a string's text, a number by its value ({@code 1} for {@code 1.0},
     * too), otherwise the JSON text.
     */
    public String peekText() {
        return LookAhead.text(this);
    }

    /** Returns the kind of the first element of the array that comes next, null if it is empty, without moving. */
    public @Nullable JsonKind peekElement() {
        return LookAhead.firstElement(this);
    }

    /**
     * Tells whether this codec can read the value that comes next, without moving. The value is read for that, so this is a question about
     * numbers and texts.
     */
    public boolean peekReads(JsonCodec<?> codec) {
        return LookAhead.reads(this, codec);
    }

    /**
     * Reads a value with a codec. One that the codec refuses is read by {@code otherwise} instead, unless the reader {@link
     * #validates}.
     */
    public <T> T readFitting(JsonCodec<? extends T> codec, Function<JsonReader, T> otherwise) {
        return LookAhead.fitting(this, codec, Function.identity(), otherwise);
    }

    /** As {@link #readFitting(JsonCodec, Function)}, with something made of what the codec has read. */
    public <V, T> T readFitting(JsonCodec<V> codec, Function<V, T> made, Function<JsonReader, T> otherwise) {
        return LookAhead.fitting(this, codec, made, otherwise);
    }

    /** Returns a mark of the value that comes next, to {@link #rewind} to. */
    public int mark() {
        pos = skipSpace(pos);
        return pos;
    }

    /**
     * Goes back to a mark that was made before a value. The object or array that the value stands in must still be open.
     */
    public void rewind(int mark) {
        Objects.checkFromToIndex(start, mark, pos);
        while (depth > 0 && openedAt() >= mark) {
            depth--;
        }
        pos = mark;
        valueAt = mark;
    }

    // Any value

    /** Reads an array; the list is unmodifiable. */
    public <T extends @Nullable Object> List<T> list(JsonCodec<T> element) {
        return Elements.read(this, element);
    }

    /** Reads an object whose members are all of one type; the map is unmodifiable and keeps their order. */
    public <T extends @Nullable Object> Map<String, T> map(JsonCodec<T> value) {
        beginObject();
        LinkedHashMap<String, T> members = new LinkedHashMap<>();
        for (String name = nextName(); name != null; name = nextName()) {
            members.put(name, value.read(this));
        }
        return Copies.owned(members);
    }

    /** Reads any value as it is written, as a copy of its bytes. */
    public Json readJson() {
        JsonKind kind = peek();
        int from = pos;
        skip();
        return Json.ofChecked(kind, Arrays.copyOfRange(bytes, from, pos));
    }

    /** Passes over any value. */
    public void skip() {
        int at = skipSpace(pos);
        valueAt = at;
        pos = Skipping.valueEnd(this, at);
    }

    /** Passes over the white space at the end; anything else there is refused. */
    public void end() {
        pos = skipSpace(pos);
        if (pos != end) {
            throw expected("the end of the text", pos);
        }
    }

    // Members that the schema does not allow or name

    /** Refuses the member that was stepped to last if the reader {@link #validates}, otherwise skips its value. */
    public void refuseMember() {
        if (validates()) {
            throw unexpectedMember();
        }
        skip();
    }

    /** Holds the name of the member that was stepped to last to what is allowed, if the reader {@link #validates}. */
    public void checkMember(MemberNames allowed) {
        if (validates()) {
            String name = memberName();
            String complaint = allowed.complaint(name);
            if (complaint != null) {
                throw failed("The member " + Excerpt.quoted(name), " " + complaint + ".", pos);
            }
        }
    }

    /** Reads the value of the member that was stepped to last into a map, which is made when it is null. */
    public Map<String, Json> keepMember(@Nullable Map<String, Json> members) {
        return keepMember(members, Codecs.JSON);
    }

    /** Reads the value of the member that was stepped to last into a map, which is made when it is null. */
    public <T extends @Nullable Object> Map<String, T> keepMember(
            @Nullable Map<String, T> members, JsonCodec<T> codec) {
        Map<String, T> kept = members == null ? new LinkedHashMap<>() : members;
        String name = memberName();
        kept.put(name, codec.read(this));
        return kept;
    }

    // Errors

    /**
     * Makes an error about the value that was read or looked at last.
     *
     * @param problem what is wrong with it, as the rest of a sentence: {@code is none of dog, cat}
     */
    public JsonException invalid(String problem) {
        return failed(Excerpt.subject(bytes, valueAt, end), " " + problem + ".", valueAt);
    }

    /** Makes an error about the object that was closed last: it lacks a member. */
    public JsonException missing(String member) {
        return failed("The object", " lacks the required member '" + member + "'.", valueAt);
    }

    /** Makes an error about the member that was stepped to last: there should be none with this name. */
    public JsonException unexpectedMember() {
        if (inArray()) {
            return failed("The parameter", " is one too many.", skipSpace(pos));
        }
        return failed("The member " + Excerpt.quoted(memberName()), " is not known and not allowed.", pos);
    }
}
