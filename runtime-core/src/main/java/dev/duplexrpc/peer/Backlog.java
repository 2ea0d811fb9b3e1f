package dev.duplexrpc.peer;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;

/** What waits in one lane, counted for that lane and for all lanes of the connection. Guarded by the lane's lock. */
final class Backlog {

    private final ArrayDeque<byte[]> messages = new ArrayDeque<>(0);
    private final Peer peer;
    private final int maxBytes;

    /** Of all lanes of the connection. */
    private final Allowance allowance;

    private long bytes;

    Backlog(Peer peer) {
        this.peer = peer;
        this.maxBytes = peer.endpoint().limits.maxLaneBytes();
        this.allowance = peer.sender().lanes();
    }

    /** Takes a copy of a message if there is room for it. */
    boolean add(byte[] message, int length) {
        if (isFull(length) || !allowance.take(length)) {
            return false;
        }
        enqueue(message, length);
        return true;
    }

    /** Takes a copy of a message, whatever waits. */
    void addAnyway(byte[] message, int length) {
        allowance.takeAnyway(length);
        enqueue(message, length);
    }

    private void enqueue(byte[] message, int length) {
        messages.add(Arrays.copyOf(message, length));
        bytes += length;
    }

    /** Whether as much waits as one lane may hold, in which case the others do not matter; an empty one takes a message of any size. */
    boolean isFull(int length) {
        return !messages.isEmpty() && bytes + length > maxBytes;
    }

    /** Whether all lanes together have room for so many bytes. */
    boolean hasRoomBesideOthers(int length) {
        return allowance.has(length);
    }

    /** Tells of the limit that leaves no room for so many bytes. */
    void limitReached(int length) {
        if (isFull(length)) {
            peer.limitReached("maxLaneBytes");
        } else {
            peer.limitReached("maxOutboxBytes");
        }
    }

    /** What that limit says, as a part of a sentence. */
    String limit(int length) {
        return isFull(length) ? maxBytes + " bytes that maxLaneBytes allows" : ofAll(allowance);
    }

    /** The same of all lanes together. */
    static String ofAll(Allowance lanes) {
        return lanes.max() + " bytes that maxOutboxBytes allows all that has an outbox policy";
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    int size() {
        return messages.size();
    }

    byte[] oldest() {
        return Objects.requireNonNull(messages.peek());
    }

    void dropOldest() {
        gone(messages.remove().length);
    }

    void dropAll() {
        messages.clear();
        gone(bytes);
    }

    private void gone(long count) {
        bytes -= count;
        allowance.giveBack(count);
    }
}
