package dev.duplexrpc.transport;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Messages that wait to leave, bounded in bytes. Any thread adds, the connection's thread takes; the lock is never held during I/O. */
final class Outbox {

    /** What a queued message costs beside its bytes, so that many tiny ones are bounded too. */
    private static final int OVERHEAD = 64;

    /** A message that waits. */
    record Waiting(byte[] bytes, @Nullable Departure departure) {

        int cost() {
            return bytes.length + OVERHEAD;
        }
    }

    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>(0);

    private long bytes;
    private volatile boolean empty = true;
    private boolean closed;

    Outbox(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes a message if it fits; an empty outbox takes one of any size, since messages have a bound of their own. */
    boolean add(Waiting message) {
        lock.lock();
        try {
            if (closed || (!queue.isEmpty() && bytes + message.cost() > maxBytes)) {
                return false;
            }
            queue.add(message);
            bytes += message.cost();
            empty = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Nullable Waiting poll() {
        if (empty) {
            return null;
        }
        lock.lock();
        try {
            Waiting next = queue.poll();
            if (next != null) {
                bytes -= next.cost();
                empty = queue.isEmpty();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** How many bytes wait, with what each message costs beside them. */
    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing waits; true to the connection's thread means that what it sends now overtakes nothing it could know of. */
    boolean isEmpty() {
        return empty;
    }

    /** Takes nothing any more; what waits can still be polled. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits and takes nothing any more. */
    void discard() {
        lock.lock();
        try {
            closed = true;
            queue.clear();
            bytes = 0;
            empty = true;
        } finally {
            lock.unlock();
        }
    }
}
