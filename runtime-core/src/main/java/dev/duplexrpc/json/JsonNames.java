package dev.duplexrpc.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The member names of one object type, encoded once: {@link JsonReader} recognises them by their bytes, {@link
 * JsonWriter} copies them. Give them in the order in which they are usually written; that order is what the reader
 * guesses first. Also serves for any other fixed set of strings, see {@link JsonReader#tryString}.
 *
 * <p>Immutable and safe for any number of threads.
 */
public final class JsonNames {
    /** Instead of an index: the object is closed. */
    public static final int END = -1;

    /** Instead of an index: none of the names. */
    public static final int UNKNOWN = -2;

    private final String[] names;

    /** Each name as it stands between quotes if nothing has to be escaped. */
    private final byte[][] contents;

    /** Each name as the writer puts it behind another member: comma, quoted name, colon; then room for {@link Words#copy}. */
    private final byte[][] members;

    /** How long each of the {@link #members} is without that room. */
    private final int[] memberLengths;

    /** A hash table with open addressing: indexes plus one, 0 for an empty slot. */
    private final short[] slots;

    private JsonNames(String[] names) {
        this.names = names;
        this.contents = new byte[names.length][];
        this.members = new byte[names.length][];
        this.memberLengths = new int[names.length];
        this.slots = new short[Integer.highestOneBit(Math.max(names.length, 1)) * 4];
        for (int i = 0; i < names.length; i++) {
            contents[i] = names[i].getBytes(StandardCharsets.UTF_8);
            byte[] member =
                    new JsonWriter().fragment(",").value(names[i]).fragment(":").toByteArray();
            members[i] = Arrays.copyOf(member, member.length + Long.BYTES);
            memberLengths[i] = member.length;
            addSlot(i);
        }
    }

    /**
     * Encodes names.
     *
     * @throws IllegalArgumentException if a name is given twice, or more than 32766 of them
     */
    public static JsonNames of(String... names) {
        if (names.length >= Short.MAX_VALUE) {
            throw new IllegalArgumentException("An object type cannot have " + names.length + " names.");
        }
        String[] copy = names.clone();
        for (String name : copy) {
            Objects.requireNonNull(name, "name");
        }
        return new JsonNames(copy);
    }

    /** Returns the name with an index. */
    public String name(int index) {
        return names[index];
    }

    /** Returns how many names there are. */
    public int size() {
        return names.length;
    }

    /** Returns the index of a name, or {@link #UNKNOWN}. */
    public int indexOf(String name) {
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        return find(content, 0, content.length);
    }

    @Override
    public String toString() {
        return Arrays.toString(names);
    }

    /** Returns {@code ,"name":} and eight bytes of no meaning. */
    byte[] member(int index) {
        return members[index];
    }

    /** Returns how long {@code ,"name":} is. */
    int memberLength(int index) {
        return memberLengths[index];
    }

    /** Returns the index behind the colon if {@code "name":} stands at {@code from}, otherwise -1. */
    int memberEnd(int index, byte[] bytes, int from, int end) {
        if (index >= members.length) {
            return -1;
        }
        int length = memberLengths[index] - 1;
        return from + length <= end && Words.same(bytes, from, members[index], 1, length) ? from + length : -1;
    }

    /** Returns the index of the name with this content, which holds no escape sequence, or {@link #UNKNOWN}. */
    int find(byte[] bytes, int from, int to) {
        int mask = slots.length - 1;
        for (int slot = hash(bytes, from, to) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int index = slots[slot] - 1;
            byte[] content = contents[index];
            if (content.length == to - from && Words.same(bytes, from, content, 0, content.length)) {
                return index;
            }
        }
        return UNKNOWN;
    }

    private void addSlot(int index) {
        byte[] content = contents[index];
        if (find(content, 0, content.length) != UNKNOWN) {
            throw new IllegalArgumentException("The name '" + names[index] + "' is given twice.");
        }
        int mask = slots.length - 1;
        int slot = hash(content, 0, content.length) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = (short) (index + 1);
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 15;
    }
}
