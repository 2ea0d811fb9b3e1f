package dev.duplexrpc.peer;

import dev.duplexrpc.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Collects the replies to the messages of a batch and sends them as one array when the last is there; nothing, if none of them asked for a reply. A reply for which the
 * array, or what all batches of a connection may keep together, has no room any more is sent by itself, which the specification does not foresee but a client that
 * matches ids understands. Any thread.
 */
final class Batch implements ReplyTarget {

    /** What an array costs before it has grown, and what stands around it, so that many tiny ones are bounded too. */
    private static final int OVERHEAD = 512;

    private final ReplyTarget target;

    /** Of all batches of the connection. */
    private final Allowance allowance;

    private final int maxBytes;
    private final ReentrantLock lock = new ReentrantLock();

    /** Null before the first of them, and when they have left: who holds the batch for longer holds no replies. */
    private @Nullable JsonWriter replies;

    /** What it has taken of the allowance. */
    private long taken;

    private final List<Runnable> afterwards = new ArrayList<>(0);

    /** How many replies are to come, and one for the batch still being read. */
    private int expected = 1;

    Batch(ReplyTarget target, Allowance allowance, int maxBytes) {
        this.target = target;
        this.allowance = allowance;
        this.maxBytes = maxBytes;
    }

    /** One more reply will come. */
    void expect() {
        lock.lock();
        try {
            expected++;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void reply(JsonWriter message) {
        if (!add(message)) {
            target.reply(message);
        }
        arrived();
    }

    private boolean add(JsonWriter message) {
        lock.lock();
        try {
            JsonWriter array = replies;
            // With the brackets, or with a comma and the bracket at the end.
            long length = (array == null ? 0L : array.length()) + message.length() + 2;
            if (length > maxBytes || !mayKeep(length)) {
                return false;
            }
            if (array == null) {
                array = new JsonWriter().limit(maxBytes).beginArray();
                replies = array;
            }
            array.raw(message.buffer(), 0, message.length());
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes what the array will be, which doubles when it grows. */
    private boolean mayKeep(long length) {
        long needed = length + OVERHEAD;
        if (needed <= taken) {
            return true;
        }
        long grown = Math.max(needed, Math.min(2 * taken, (long) maxBytes + OVERHEAD));
        if (!allowance.take(grown - taken)) {
            return false;
        }
        taken = grown;
        return true;
    }

    @Override
    public void afterReply(Runnable task) {
        lock.lock();
        try {
            if (expected > 0) {
                afterwards.add(task);
                return;
            }
        } finally {
            lock.unlock();
        }
        task.run();
    }

    /** The whole batch has been read. */
    void complete() {
        arrived();
    }

    private void arrived() {
        JsonWriter all;
        lock.lock();
        try {
            if (--expected > 0) {
                return;
            }
            all = replies;
            replies = null;
        } finally {
            lock.unlock();
        }
        // The last to arrive is alone from here on.
        if (all != null) {
            target.reply(all.endArray());
            allowance.giveBack(taken);
        }
        afterwards.forEach(Runnable::run);
    }
}
