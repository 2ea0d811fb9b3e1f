package dev.duplexrpc.transport;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Messages that wait to leave, bounded in bytes. Any thread adds, the connection's thread takes; the lock is never held during I/O. */
public final class Outbox {

    /** What a queued message costs beside its bytes, so that many tiny ones are bounded too. */
    private static final int OVERHEAD = 64;

    private static final byte[] NOTHING = {};

    /** A message that waits. */
    public static final class Waiting {

        private final int cost;

        /** Where it waits; null where it does not. Guarded by that one's lock but for reading it, as are the next three. */
        private volatile @Nullable Outbox outbox;

        private byte[] bytes;
        private @Nullable Departure departure;
        private boolean withdrawn;

        public Waiting(byte[] bytes, @Nullable Departure departure) {
            this.bytes = bytes;
            this.departure = departure;
            this.cost = bytes.length + OVERHEAD;
        }

        /** The message; empty once it was withdrawn. For who has taken it, or looks at it before that on the connection's thread. */
        public byte[] bytes() {
            return bytes;
        }

        public @Nullable Departure departure() {
            return departure;
        }

        /** Whether it still wants to leave, now that it can. */
        public boolean departs() {
            return !withdrawn && (departure == null || departure.departs());
        }

        /** It does not leave any more: its room is for others, and its memory as well. Any thread. */
        public void withdraw() {
            Outbox where = outbox;
            if (where != null) {
                where.withdraw(this);
            }
        }

        int cost() {
            return cost;
        }

        /** What is left of it costs next to nothing, however long it stays. */
        private void empty() {
            withdrawn = true;
            bytes = NOTHING;
            departure = null;
        }
    }

    private final int maxBytes;

    /** What replies may fill beyond that, so that a side whose own messages have filled it can still answer. */
    private final long reserve;

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>(0);

    /** Of those that wait and were not withdrawn. */
    private long bytes;

    /** How many of those that wait were withdrawn. */
    private int withdrawn;

    private volatile boolean empty = true;
    private boolean closed;

    /** @param maxBytes of all messages that wait, with what each costs beside its bytes; replies have room for half as much again */
    public Outbox(int maxBytes) {
        this.maxBytes = maxBytes;
        this.reserve = maxBytes / 2;
    }

    /** Takes a message if it fits; an empty outbox takes one of any size, since messages have a bound of their own. */
    public boolean add(Waiting message) {
        return add(message, maxBytes);
    }

    /** Takes a message that answers another, if it fits or the reserve has room for it. */
    public boolean addReply(Waiting message) {
        return add(message, (long) maxBytes + reserve);
    }

    private boolean add(Waiting message, long allowed) {
        lock.lock();
        try {
            if (closed || (bytes > 0 && bytes + message.cost() > allowed)) {
                return false;
            }
            queue.add(message);
            bytes += message.cost();
            empty = false;
            message.outbox = this;
            if (message.departure != null) {
                message.departure.waits(message);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A message that waits gives back its bytes at once, and what it held. The shell of it goes when half of the queue is like that, because looking for each would make timeouts dear; the
     * first one stays, since whoever has peeked counts on it.
     */
    private void withdraw(Waiting message) {
        lock.lock();
        try {
            if (message.outbox != this || message.withdrawn) {
                return;
            }
            message.empty();
            bytes -= message.cost();
            withdrawn++;
            if (2 * withdrawn > queue.size()) {
                Waiting first = queue.peek();
                queue.removeIf(waiting -> waiting.withdrawn && waiting != first);
                withdrawn = first != null && first.withdrawn ? 1 : 0;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The message that leaves next; only the thread that polls may rely on it. Null if none waits. */
    public @Nullable Waiting peek() {
        if (empty) {
            return null;
        }
        lock.lock();
        try {
            return queue.peek();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the message that leaves next; null if none waits. */
    public @Nullable Waiting poll() {
        if (empty) {
            return null;
        }
        lock.lock();
        try {
            Waiting next = queue.poll();
            if (next != null) {
                next.outbox = null;
                if (next.withdrawn) {
                    withdrawn--;
                } else {
                    bytes -= next.cost();
                }
                empty = queue.isEmpty();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    public int maxBytes() {
        return maxBytes;
    }

    /** How many bytes wait and were not withdrawn, with what each message costs beside them. */
    public long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing waits; true to the connection's thread means that what it sends now overtakes nothing it could know of. */
    public boolean isEmpty() {
        return empty;
    }

    /** Takes nothing any more; what waits can still be polled. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits and takes nothing any more. */
    public void discard() {
        lock.lock();
        try {
            closed = true;
            queue.forEach(dropped -> dropped.outbox = null);
            queue.clear();
            bytes = 0;
            withdrawn = 0;
            empty = true;
        } finally {
            lock.unlock();
        }
    }
}
