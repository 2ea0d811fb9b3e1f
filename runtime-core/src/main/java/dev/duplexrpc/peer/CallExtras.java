package dev.duplexrpc.peer;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.CallEnd;
import dev.duplexrpc.protocol.RequestContext;
import dev.duplexrpc.time.TimerWheel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What few calls need beside their parameters: what came along, who wants to know of their end, what is remembered. Made when first asked for. Any thread. */
final class CallExtras {

    private static final Logger LOG = LoggerFactory.getLogger(CallExtras.class);

    final @Nullable RequestContext context;
    final long startedNanos;

    /** Where its progress goes out, null if the caller has not asked for any. */
    final @Nullable ProgressGate progress;

    /** Set by the connection's thread alone. */
    volatile TimerWheel.@Nullable Timer deadline;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> onCancel = new ArrayList<>(0);
    private final List<Consumer<CallEnd>> onEnd = new ArrayList<>(0);
    private volatile boolean cancelled;
    private @Nullable CallEnd end;
    private @Nullable Attributes attributes;

    CallExtras(@Nullable RequestContext context, long startedNanos) {
        this.context = context;
        this.startedNanos = startedNanos;
        this.progress = context != null && context.progress() ? new ProgressGate() : null;
    }

    void stopTimer() {
        TimerWheel.Timer running = deadline;
        if (running != null) {
            running.cancel();
        }
    }

    /** The answer is about to leave. */
    void endProgress() {
        if (progress != null) {
            progress.close();
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** How many nanoseconds are left at this time; none is told as {@link Long#MAX_VALUE}. */
    long nanosLeft(long nanos) {
        if (context == null || context.timeoutMillis() == RequestContext.NO_TIMEOUT) {
            return Long.MAX_VALUE;
        }
        // So long that it never comes, and short of what nanoseconds can count.
        long millis = Math.min(context.timeoutMillis(), 1L << 40);
        return millis * 1_000_000 - (nanos - startedNanos);
    }

    void cancelled() {
        List<Runnable> tasks;
        lock.lock();
        try {
            cancelled = true;
            tasks = List.copyOf(onCancel);
            onCancel.clear();
        } finally {
            lock.unlock();
        }
        tasks.forEach(CallExtras::tell);
    }

    void onCancel(Runnable task) {
        lock.lock();
        try {
            if (!cancelled) {
                if (end == null) {
                    onCancel.add(task);
                }
                return;
            }
        } finally {
            lock.unlock();
        }
        tell(task);
    }

    /** The call has ended; only the first time counts. */
    void ended(CallEnd how) {
        List<Consumer<CallEnd>> listeners;
        lock.lock();
        try {
            if (end != null) {
                return;
            }
            end = how;
            listeners = List.copyOf(onEnd);
            onEnd.clear();
            onCancel.clear();
        } finally {
            lock.unlock();
        }
        listeners.forEach(listener -> tell(() -> listener.accept(how)));
    }

    void whenEnded(Consumer<CallEnd> listener) {
        CallEnd known;
        lock.lock();
        try {
            known = end;
            if (known == null) {
                onEnd.add(listener);
                return;
            }
        } finally {
            lock.unlock();
        }
        tell(() -> listener.accept(known));
    }

    <T> @Nullable T get(Attribute<T> key) {
        lock.lock();
        try {
            return attributes == null ? null : attributes.get(key);
        } finally {
            lock.unlock();
        }
    }

    <T> void set(Attribute<T> key, @Nullable T value) {
        lock.lock();
        try {
            if (attributes == null) {
                attributes = new Attributes();
            }
            attributes.set(key, value);
        } finally {
            lock.unlock();
        }
    }

    /** Runs what is the user's own and no business of the call. */
    static void tell(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error thrown) {
            LOG.error("What was to be told of a call failed.", thrown);
        }
    }
}
