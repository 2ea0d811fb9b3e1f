package dev.duplexrpc.peer;

import dev.duplexrpc.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Collects the replies to the messages of a batch and sends them as one array when the last is there; nothing, if none of them asked for a reply. A reply for
 * which the array has no room any more is sent by itself, which the specification does not foresee but a client that matches ids understands.
 */
final class Batch implements ReplyTarget {

    private final ReplyTarget target;
    private final int maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final JsonWriter replies = new JsonWriter().beginArray();

    private final List<Runnable> afterwards = new ArrayList<>(0);

    /** How many replies are to come, and one for the batch still being read. */
    private int expected = 1;

    private boolean empty = true;

    Batch(ReplyTarget target, int maxBytes) {
        this.target = target;
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
            if (replies.length() + message.length() + 2 > maxBytes) {
                return false;
            }
            replies.raw(message.buffer(), 0, message.length());
            empty = false;
            return true;
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            if (--expected > 0) {
                return;
            }
        } finally {
            lock.unlock();
        }
        // The last to arrive is alone from here on.
        if (!empty) {
            target.reply(replies.endArray());
        }
        afterwards.forEach(Runnable::run);
    }
}
