package dev.duplexrpc.link;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages that have left and are not acknowledged, in order: their bytes in one ring that grows as needed, so that keeping a message costs a copy and no
 * allocation. Empty, it holds no memory.
 *
 * @param <T> what is remembered beside a message
 */
final class Replay<T> {

    private final Consumer<? super T> whenDropped;

    /** Null while there are no messages. */
    private @Nullable ReplayStore store;

    private int head;
    private int bytes;
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
        ReplayStore kept = store;
        if (kept == null) {
            kept = ReplayStore.lend();
            store = kept;
        }
        makeRoom(kept, length);
        byte[] ring = kept.bytes;
        int tail = wrap(head + bytes, ring.length);
        int atEnd = Math.min(length, ring.length - tail);
        System.arraycopy(source, from, ring, tail, atEnd);
        if (atEnd < length) {
            System.arraycopy(source, from + atEnd, ring, 0, length - atEnd);
        }
        bytes += length;
        int place = wrap(firstMessage + messages, kept.lengths.length);
        kept.lengths[place] = length;
        kept.tags[place] = tag;
        messages++;
    }

    private void makeRoom(ReplayStore kept, int length) {
        if (bytes + length > kept.bytes.length) {
            byte[] larger = new byte[Math.max(2 * kept.bytes.length, bytes + length)];
            copyOut(kept, 0, bytes, larger);
            kept.bytes = larger;
            head = 0;
        }
        if (messages == kept.lengths.length) {
            int[] moreLengths = new int[2 * messages];
            @Nullable Object[] moreTags = new Object[moreLengths.length];
            for (int i = 0; i < messages; i++) {
                int place = wrap(firstMessage + i, messages);
                moreLengths[i] = kept.lengths[place];
                moreTags[i] = kept.tags[place];
            }
            kept.lengths = moreLengths;
            kept.tags = moreTags;
            firstMessage = 0;
        }
    }

    /** Copies so many bytes, from an offset behind the oldest one. */
    private void copyOut(ReplayStore kept, int offset, int length, byte[] target) {
        byte[] ring = kept.bytes;
        int from = wrap(head + offset, ring.length);
        int atEnd = Math.min(length, ring.length - from);
        System.arraycopy(ring, from, target, 0, atEnd);
        System.arraycopy(ring, 0, target, atEnd, length - atEnd);
    }

    /** Drops the oldest messages. */
    @SuppressWarnings("unchecked") // only add() puts something in
    void drop(int count) {
        if (count == 0) {
            return;
        }
        ReplayStore kept = store();
        int[] lengths = kept.lengths;
        @Nullable Object[] tags = kept.tags;
        int dropped = 0;
        for (int i = 0; i < count; i++) {
            Object tag = tags[firstMessage];
            if (tag != null) {
                tags[firstMessage] = null;
                whenDropped.accept((T) tag);
            }
            dropped += lengths[firstMessage];
            firstMessage = wrap(firstMessage + 1, lengths.length);
        }
        head = wrap(head + dropped, kept.bytes.length);
        bytes -= dropped;
        messages -= count;
        if (messages == 0) {
            store = null;
            kept.giveBack();
            head = 0;
            firstMessage = 0;
        }
    }

    /** Forgets the messages, and tells nobody of them. */
    void clear() {
        store = null;
        head = 0;
        bytes = 0;
        firstMessage = 0;
        messages = 0;
    }

    /** How long the message is that stands so far behind the oldest. */
    int length(int index) {
        ReplayStore kept = store();
        return kept.lengths[wrap(firstMessage + index, kept.lengths.length)];
    }

    /** The message that begins at an offset behind the oldest byte. */
    byte[] message(int offset, int length) {
        byte[] copy = new byte[length];
        copyOut(store(), offset, length, copy);
        return copy;
    }

    private ReplayStore store() {
        return Objects.requireNonNull(store, "a message is kept");
    }

    private static int wrap(int index, int size) {
        return index >= size ? index - size : index;
    }
}
