package dev.duplexrpc.peer;

import dev.duplexrpc.transport.Disconnect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The calls that wait for a response, by number. Plain data behind one lock, which is held for a few instructions; numbers are given so that each call has a place
 * of its own in one array, so neither adding nor finding one allocates. Any thread.
 */
final class PendingCalls {

    private static final int FIRST_CAPACITY = 16;

    private final int maxCalls;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable PendingCall<?>[] places = new PendingCall<?>[FIRST_CAPACITY];
    private int size;
    private long lastId;
    private @Nullable Disconnect ended;

    /** Those that are added while others are handed over to the next session; null at any other time. */
    private @Nullable List<PendingCall<?>> late;

    PendingCalls(int maxCalls) {
        this.maxCalls = maxCalls;
    }

    /** What became of an attempt to add a call. */
    enum Added {
        YES,
        TOO_MANY,
        /** It is handed over to the next session behind those that were added before. */
        HANDED_OVER,
        ENDED
    }

    /** Gives a call a number and a place. */
    Added add(PendingCall<?> call) {
        lock.lock();
        try {
            if (late != null) {
                late.add(call);
                return Added.HANDED_OVER;
            }
            if (ended != null) {
                return Added.ENDED;
            }
            if (size >= maxCalls) {
                return Added.TOO_MANY;
            }
            if (2 * size >= places.length) {
                grow();
            }
            // A call that takes long keeps its place; the numbers that would need it are left out.
            do {
                lastId++;
            } while (places[place(lastId)] != null);
            call.id = lastId;
            places[place(lastId)] = call;
            size++;
            return Added.YES;
        } finally {
            lock.unlock();
        }
    }

    private int place(long id) {
        return (int) (id & (places.length - 1));
    }

    private void grow() {
        @Nullable PendingCall<?>[] former = places;
        places = new PendingCall<?>[2 * former.length];
        for (PendingCall<?> call : former) {
            if (call != null) {
                places[place(call.id)] = call;
            }
        }
    }

    /** The call with this number, null if there is none. */
    @Nullable PendingCall<?> get(long id) {
        lock.lock();
        try {
            PendingCall<?> call = places[place(id)];
            return call == null || call.id != id ? null : call;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the call with this number out, null if there is none. */
    @Nullable PendingCall<?> remove(long id) {
        lock.lock();
        try {
            PendingCall<?> call = places[place(id)];
            if (call == null || call.id != id) {
                return null;
            }
            places[place(id)] = null;
            size--;
            return call;
        } finally {
            lock.unlock();
        }
    }

    /** Takes all calls out, in the order in which they were added; there will be no more. */
    List<PendingCall<?>> end(Disconnect reason) {
        lock.lock();
        try {
            List<PendingCall<?>> rest = takeAll(reason);
            if (late != null) {
                rest.addAll(late);
                late = null;
            }
            return rest;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes all calls out, in the order in which they were added, to hand them over to the next session. Those that are added meanwhile would overtake them there: they are to be taken with
     * {@link #takeLate} until there are none.
     */
    List<PendingCall<?>> handOver(Disconnect reason) {
        lock.lock();
        try {
            late = new ArrayList<>();
            return takeAll(reason);
        } finally {
            lock.unlock();
        }
    }

    /** Takes those out that were added while others were handed over. If there are none, there will be no more. */
    List<PendingCall<?>> takeLate() {
        lock.lock();
        try {
            List<PendingCall<?>> taken = late == null ? List.of() : late;
            late = taken.isEmpty() ? null : new ArrayList<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private List<PendingCall<?>> takeAll(Disconnect reason) {
        if (ended == null) {
            ended = reason;
        }
        List<PendingCall<?>> rest = new ArrayList<>(size);
        for (PendingCall<?> call : places) {
            if (call != null) {
                rest.add(call);
            }
        }
        places = new PendingCall<?>[FIRST_CAPACITY];
        size = 0;
        rest.sort(Comparator.comparingLong(call -> call.id));
        return rest;
    }

    /** Why there are no more calls, null while there may be. */
    @Nullable Disconnect ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }
}
