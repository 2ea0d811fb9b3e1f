package dev.duplexrpc.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in UTF-8 into a growing array, without white space.
 *
 * <p>Commas come by themselves; that the rest makes sense (names only in objects, everything closed) is the caller's
 * business. Only what JSON demands is escaped. Half a surrogate pair, as it is left when a text is cut within a character,
 * is nothing that UTF-8 can carry: the replacement character U+FFFD is written for it, as browsers do.
 *
 * <p><b>Threads.</b> One at a time. A writer can be reused without end; {@link #reset} keeps an array of up to 64 KiB.
 */
public final class JsonWriter extends GrowingText {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    /** How many objects and arrays are open, as far as this writer has opened or been told of them. */
    private int depth;

    private int maxDepth = Integer.MAX_VALUE;

    /** Makes a writer of an empty text without a limit. */
    public JsonWriter() {}

    /** Starts a new text. The limit stays. */
    public JsonWriter reset() {
        return reset(0);
    }

    /**
     * Starts a new text and leaves room before it, say for the header of a frame. These bytes hold anything; they count
     * in {@link #length()}, but not in the limit.
     */
    public JsonWriter reset(int room) {
        startBehind(room);
        depth = 0;
        return this;
    }

    /**
     * Sets how many bytes the text may have. What would make it longer throws {@link JsonLimitException} and is not
     * written, or only in part; {@link #truncate} undoes it.
     */
    public JsonWriter limit(int maxBytes) {
        limitTo(maxBytes);
        return this;
    }

    /** Sets how many objects and arrays may be open at once; any number unless set. One more throws {@link IllegalArgumentException}. */
    public JsonWriter maxDepth(int levels) {
        maxDepth = levels;
        return this;
    }

    /** Counts objects and arrays that a {@link #fragment} has opened. */
    public JsonWriter opened(int levels) {
        depth += levels;
        return this;
    }

    /**
     * Checks whether a value of so many levels may be written here.
     *
     * @throws IllegalArgumentException if not
     */
    void requireRoomFor(int levels) {
        if (levels > maxDepth - depth) {
            throw new IllegalArgumentException("The value is nested too deep to be sent: a message may have " + maxDepth
                    + " levels, those of its envelope included.");
        }
    }

    /** Forgets what was written behind a former {@link #length()}. */
    public JsonWriter truncate(int formerLength) {
        Objects.checkFromToIndex(start, formerLength, length);
        length = formerLength;
        return this;
    }

    // Objects and arrays

    public JsonWriter beginObject() {
        return bracket('{');
    }

    public JsonWriter beginArray() {
        return bracket('[');
    }

    private JsonWriter bracket(int bracket) {
        if (depth >= maxDepth) {
            requireRoomFor(1);
        }
        depth++;
        int at = beginValue(1);
        buffer[at] = (byte) bracket;
        length = at + 1;
        return this;
    }

    public JsonWriter endObject() {
        depth--;
        return append('}');
    }

    public JsonWriter endArray() {
        depth--;
        return append(']');
    }

    private JsonWriter append(int c) {
        ensure(1);
        buffer[length++] = (byte) c;
        return this;
    }

    /** Writes a member's name; its value must follow. */
    public JsonWriter member(JsonNames names, int index) {
        int at = length;
        int from = buffer[at - 1] == '{' ? 1 : 0;
        int count = names.memberLength(index) - from;
        ensure(count);
        Words.copy(names.member(index), from, buffer, at, count);
        length = at + count;
        return this;
    }

    /** Writes a member's name; its value must follow. */
    public JsonWriter member(String name) {
        value(name);
        return append(':');
    }

    /** Writes the members of a map into the open object. */
    public JsonWriter otherMembers(Map<String, Json> members) {
        return otherMembers(members, Codecs.JSON);
    }

    /** Writes the members of a map into the open object. */
    public <T extends @Nullable Object> JsonWriter otherMembers(Map<String, ? extends T> members, JsonCodec<T> codec) {
        if (!members.isEmpty()) {
            for (Map.Entry<String, ? extends T> member : members.entrySet()) {
                codec.write(member(member.getKey()), member.getValue());
            }
        }
        return this;
    }

    /** Writes an object whose members are all of one type. */
    public <T extends @Nullable Object> JsonWriter map(Map<String, ? extends T> map, JsonCodec<T> codec) {
        return beginObject().otherMembers(map, codec).endObject();
    }

    /** Writes an array. */
    public <T extends @Nullable Object> JsonWriter list(Collection<? extends T> elements, JsonCodec<T> codec) {
        beginArray();
        for (T element : elements) {
            codec.write(this, element);
        }
        return endArray();
    }

    // Values

    /** Writes a string. */
    public JsonWriter value(String text) {
        int count = text.length();
        int at = beginValue(count + 2);
        byte[] b = buffer;
        b[at++] = '"';
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || StringEscapes.needed(c)) {
                length = at;
                return rest(text, i);
            }
            b[at++] = (byte) c;
        }
        b[at++] = '"';
        length = at;
        return this;
    }

    /** Writes what follows the first character that ASCII or JSON does not take as it is. */
    private JsonWriter rest(String text, int from) {
        int count = text.length();
        for (int i = from; i < count; i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < count && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                ensure(4);
                length = StringEscapes.putPair(buffer, length, c, text.charAt(i));
            } else {
                ensure(StringEscapes.size(c));
                length = StringEscapes.put(buffer, length, c);
            }
        }
        return append('"');
    }

    /** Writes a number. */
    public JsonWriter value(int number) {
        return value((long) number);
    }

    /** Writes a number. */
    public JsonWriter value(long number) {
        int digits = Digits.count(number);
        int at = beginValue(digits);
        Digits.put(buffer, at, digits, number);
        length = at + digits;
        return this;
    }

    /**
     * Writes a number as {@link Double#toString(double)} does.
     *
     * @throws IllegalArgumentException if it is infinite or no number, for which JSON has no word
     */
    public JsonWriter value(double number) {
        int decimals = Digits.decimals(number);
        if (decimals > 0) {
            return decimal(number, decimals);
        }
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no word for the number " + number + ".");
        }
        return ascii(Double.toString(number));
    }

    private JsonWriter decimal(double number, int decimals) {
        int count = Digits.countDecimal(number, decimals);
        int at = beginValue(count);
        Digits.putDecimal(buffer, at, count, number, decimals);
        length = at + count;
        return this;
    }

    /** Writes true or false. */
    public JsonWriter value(boolean truth) {
        return literal(truth ? TRUE : FALSE);
    }

    /** Writes a number. */
    public JsonWriter value(BigInteger number) {
        return number.bitLength() < Long.SIZE ? value(number.longValue()) : ascii(number.toString());
    }

    /** Writes a number with all its digits. */
    public JsonWriter value(BigDecimal number) {
        return ascii(number.toString());
    }

    /** Writes null. */
    public JsonWriter nullValue() {
        return literal(NULL);
    }

    /** Writes a value that may be null. */
    public <T> JsonWriter nullable(@Nullable T value, JsonCodec<T> codec) {
        if (value == null) {
            return nullValue();
        }
        codec.write(this, value);
        return this;
    }

    /** Writes untyped JSON as it is. */
    public JsonWriter json(Json json) {
        return json.writeTo(this);
    }

    /** Writes one complete JSON value as it is. */
    public JsonWriter raw(byte[] bytes, int from, int count) {
        int at = beginValue(count);
        System.arraycopy(bytes, from, buffer, at, count);
        length = at + count;
        return this;
    }

    /** Writes a piece of JSON, prepared in ASCII, as it is and without a comma before it: <code>&#123;"jsonrpc":"2.0","id":</code>. */
    public JsonWriter fragment(String piece) {
        return fragment(piece.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes a piece of JSON as it is and without a comma before it. */
    public JsonWriter fragment(byte[] piece) {
        ensure(piece.length);
        System.arraycopy(piece, 0, buffer, length, piece.length);
        length += piece.length;
        return this;
    }

    private JsonWriter literal(byte[] word) {
        int at = beginValue(word.length);
        System.arraycopy(word, 0, buffer, at, word.length);
        length = at + word.length;
        return this;
    }

    @SuppressWarnings("deprecation") // keeps the low byte of each character, which is all there is in ASCII
    private JsonWriter ascii(String text) {
        int count = text.length();
        int at = beginValue(count);
        text.getBytes(0, count, buffer, at);
        length = at + count;
        return this;
    }

    // Commas

    /**
     * Writes the comma that has to stand before a value, and makes room for the value's bytes.
     *
     * <p>No stack is needed to know whether it has to: a value ends with a quote, a bracket, a digit or a letter, so
     * anything else in front says that this value is the first one or has its name before it.
     */
    private int beginValue(int count) {
        int at = length;
        if (at != start) {
            byte last = buffer[at - 1];
            if (last != ':' && last != '[' && last != '{' && last != ',') {
                ensure(count + 1);
                buffer[at] = ',';
                return at + 1;
            }
        }
        ensure(count);
        return at;
    }
}
