package dev.duplexrpc.peer;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.SubscriptionMessages;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of the other side: what a handler gives it travels as notifications, from the moment the answer to the subscribe call is on its way. Any thread.
 */
final class Emitter<T> implements Subscriber<T> {

    private final Emitters owner;
    private final SubscriptionMethod<?, T> method;
    private final String id;
    private final ReentrantLock lock = new ReentrantLock();

    /** Messages from before the answer; null as soon as they may leave. */
    private @Nullable ArrayDeque<byte[]> early = new ArrayDeque<>(0);

    private long earlyBytes;
    private boolean ended;
    private @Nullable Subscription subscription;

    Emitter(Emitters owner, SubscriptionMethod<?, T> method, String id) {
        this.owner = owner;
        this.method = method;
        this.id = id;
    }

    String id() {
        return id;
    }

    @Override
    public void next(T item) {
        JsonWriter out = owner.writer();
        SubscriptionMessages.item(out, method.notification(), id, method.item(), item);
        lock.lock();
        try {
            if (!ended) {
                send(out);
            }
        } finally {
            lock.unlock();
        }
        Writers.giveBack(out);
    }

    @Override
    public void completed() {
        end(null);
    }

    @Override
    public void failed(RpcException error) {
        end(error);
    }

    private void end(@Nullable RpcException error) {
        JsonWriter out = owner.writer();
        SubscriptionMessages.end(out, method.notification(), id, error);
        Subscription handlers;
        lock.lock();
        try {
            if (ended) {
                return;
            }
            ended = true;
            send(out);
            handlers = subscription;
        } finally {
            lock.unlock();
        }
        Writers.giveBack(out);
        owner.leave(id);
        if (handlers != null) {
            owner.close(handlers);
        }
    }

    /** Sends or keeps a message; the lock orders items, and a send never waits. */
    private void send(JsonWriter message) {
        ArrayDeque<byte[]> kept = early;
        if (kept == null) {
            owner.send(message.buffer(), message.length());
            return;
        }
        byte[] copy = message.toByteArray();
        earlyBytes += copy.length;
        if (earlyBytes > owner.maxEarlyBytes()) {
            throw new IllegalStateException(
                    "More than the " + owner.maxEarlyBytes()
                            + " bytes that maxWaitingBytes allows were given to a subscription whose handler has not returned yet.");
        }
        kept.add(copy);
    }

    /** The handler has agreed; this is what to close when the subscriber leaves. */
    void agreed(Subscription handlers) {
        boolean late;
        lock.lock();
        try {
            subscription = handlers;
            late = ended;
        } finally {
            lock.unlock();
        }
        if (late) {
            owner.close(handlers);
        }
    }

    /** The answer is on its way: so is what was given before. */
    void answered() {
        lock.lock();
        try {
            ArrayDeque<byte[]> kept = early;
            early = null;
            if (kept != null) {
                kept.forEach(message -> owner.send(message, message.length));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody listens any more: items are dropped, and the handler's subscription is closed. */
    void stop() {
        Subscription handlers;
        lock.lock();
        try {
            if (ended) {
                return;
            }
            ended = true;
            handlers = subscription;
        } finally {
            lock.unlock();
        }
        if (handlers != null) {
            owner.close(handlers);
        }
    }
}
