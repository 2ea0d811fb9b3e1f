package dev.duplexrpc.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The layer of {@link JsonWriter} that holds the bytes: an array that grows up to a limit and is kept for the next text. */
abstract sealed class GrowingText permits JsonWriter {
    private static final int INITIAL_BYTES = 256;
    private static final int KEPT_BYTES = 64 * 1024;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Bytes at the end of the array that hold no text, so that names can be copied in whole words. */
    private static final int SLACK = Long.BYTES;

    byte[] buffer = new byte[INITIAL_BYTES];
    int length;

    /** Where the text starts: behind the room that was left free before it. */
    int start;

    private int limit = LARGEST_ARRAY;

    /** Where the text must end at the latest for want of room: short of the end of the array, or at the limit. */
    private int roomEnd = INITIAL_BYTES - SLACK;

    final void startBehind(int room) {
        if (room > KEPT_BYTES) {
            throw new IllegalArgumentException("Room of " + room + " bytes is more than " + KEPT_BYTES + ".");
        }
        if (buffer.length > KEPT_BYTES || buffer.length < room + SLACK) {
            buffer = new byte[Math.max(INITIAL_BYTES, room + SLACK)];
        }
        start = room;
        length = room;
        findRoomEnd();
    }

    final void limitTo(int maxBytes) {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("A limit of " + maxBytes + " bytes is negative.");
        }
        limit = maxBytes;
        findRoomEnd();
    }

    /** Returns the array that holds the text, valid until the next write; the text ends at {@link #length()}. */
    public byte[] buffer() {
        return buffer;
    }

    /** Returns where the text ends in {@link #buffer()}; it starts where {@link JsonWriter#reset(int)} put it, usually at 0. */
    public int length() {
        return length;
    }

    /** Returns a copy of the text. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(buffer, start, length);
    }

    /** Returns the text. */
    @Override
    public String toString() {
        return new String(buffer, start, length - start, StandardCharsets.UTF_8);
    }

    /** Makes room; exactly as many bytes must be written, for the limit is checked here. */
    final void ensure(int count) {
        if (count > roomEnd - length) {
            grow(count);
        }
    }

    private void grow(int count) {
        long needed = (long) length + count;
        int largest = largestLength();
        if (count < 0 || needed > largest) {
            throw new JsonLimitException(limit);
        }
        long capacity = Math.max(needed, Math.min(2L * buffer.length, largest)) + SLACK;
        buffer = Arrays.copyOf(buffer, (int) capacity);
        findRoomEnd();
    }

    private void findRoomEnd() {
        roomEnd = Math.min(buffer.length - SLACK, largestLength());
    }

    private int largestLength() {
        return (int) Math.min((long) start + limit, LARGEST_ARRAY - SLACK);
    }
}
