package dev.duplexrpc.benchmarks.load;

import java.net.ProtocolException;

/** The calls in flight on one connection: a slot has one call at a time, and its ids leave the same remainder for ever. */
final class Slots {
    private final int[] ids;
    private final long[] sentAt;

    Slots(int count) {
        ids = new int[count];
        sentAt = new long[count];
        for (int slot = 0; slot < count; slot++) {
            ids[slot] = Request.LAST_ID;
        }
    }

    int count() {
        return ids.length;
    }

    /** Gives the slot a new call. */
    int begin(int slot, long now) {
        int next = ids[slot] + ids.length;
        if (next > Request.LAST_ID) {
            next = Request.FIRST_ID + slot;
        }
        ids[slot] = next;
        sentAt[slot] = now;
        return next;
    }

    int slotOf(int id) throws ProtocolException {
        int slot = Math.floorMod(id - Request.FIRST_ID, ids.length);
        if (ids[slot] != id) {
            throw new ProtocolException("The server answered call " + id + ", which is not in flight.");
        }
        return slot;
    }

    long sentAt(int slot) {
        return sentAt[slot];
    }
}
