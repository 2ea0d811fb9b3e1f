package dev.duplexrpc.link;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages that have left and are not acknowledged, in order: their bytes in one ring that grows as needed, so that keeping a message costs a copy and no
 * allocation. Empty, it holds no memory.
 *
 * @param <T> what is remembered beside a message
 */
final class Replay<T> {

    private static final int FIRST_BYTES = 512;
    private static final int FIRST_MESSAGES = 16;
    private static final byte[] NO_BYTES = {};
    private static final int[] NO_LENGTHS = {};
    private static final Object[] NO_TAGS = {};

    private final Consumer<? super T> whenDropped;
    private byte[] ring = NO_BYTES;
    private int head;
    private int bytes;

    private int[] lengths = NO_LENGTHS;
    private @Nullable Object[] tags = NO_TAGS;
    private int firstMessage;
    private int messages;

    Replay(Consumer<? super T> whenDropped) {
        this.whenDropped = whenDropped;
    }

    int bytes() {
        return bytes;
    }

    int messages() {
        return messages;
    }

    void add(byte[] source, int from, int length, @Nullable T tag) {
        makeRoom(length);
        int tail = wrap(head + bytes, ring.length);
        int atEnd = Math.min(length, ring.length - tail);
        System.arraycopy(source, from, ring, tail, atEnd);
        System.arraycopy(source, from + atEnd, ring, 0, length - atEnd);
        bytes += length;
        int place = wrap(firstMessage + messages, lengths.length);
        lengths[place] = length;
        tags[place] = tag;
        messages++;
    }

    private void makeRoom(int length) {
        if (bytes + length > ring.length) {
            byte[] larger = new byte[Math.max(FIRST_BYTES, Math.max(2 * ring.length, bytes + length))];
            copyOut(0, bytes, larger);
            ring = larger;
            head = 0;
        }
        if (messages == lengths.length) {
            int[] moreLengths = new int[Math.max(FIRST_MESSAGES, 2 * messages)];
            @Nullable Object[] moreTags = new Object[moreLengths.length];
            for (int i = 0; i < messages; i++) {
                int place = wrap(firstMessage + i, messages);
                moreLengths[i] = lengths[place];
                moreTags[i] = tags[place];
            }
            lengths = moreLengths;
            tags = moreTags;
            firstMessage = 0;
        }
    }

    /** Copies so many bytes, from an offset behind the oldest one. */
    private void copyOut(int offset, int length, byte[] target) {
        int from = ring.length == 0 ? 0 : wrap(head + offset, ring.length);
        int atEnd = Math.min(length, ring.length - from);
        System.arraycopy(ring, from, target, 0, atEnd);
        System.arraycopy(ring, 0, target, atEnd, length - atEnd);
    }

    /** Drops the oldest messages. */
    @SuppressWarnings("unchecked") // only add() puts something in
    void drop(int count) {
        for (int i = 0; i < count; i++) {
            int length = lengths[firstMessage];
            Object tag = tags[firstMessage];
            if (tag != null) {
                tags[firstMessage] = null;
                whenDropped.accept((T) tag);
            }
            head = wrap(head + length, ring.length);
            bytes -= length;
            firstMessage = wrap(firstMessage + 1, lengths.length);
        }
        messages -= count;
        if (messages == 0) {
            clear();
        }
    }

    void clear() {
        ring = NO_BYTES;
        lengths = NO_LENGTHS;
        tags = NO_TAGS;
        head = 0;
        bytes = 0;
        firstMessage = 0;
        messages = 0;
    }

    /** How long the message is that stands so far behind the oldest. */
    int length(int index) {
        return lengths[wrap(firstMessage + index, lengths.length)];
    }

    /** The message that begins at an offset behind the oldest byte. */
    byte[] message(int offset, int length) {
        byte[] copy = new byte[length];
        copyOut(offset, length, copy);
        return copy;
    }

    private static int wrap(int index, int size) {
        return index >= size ? index - size : index;
    }
}
