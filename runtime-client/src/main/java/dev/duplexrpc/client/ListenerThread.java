package dev.duplexrpc.client;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners of one client, one event at a time and in order, on a thread that may block. */
final class ListenerThread {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerThread.class);

    private final List<ConnectionListener> listeners;
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Consumer<ConnectionListener>> events = new ArrayDeque<>(0);
    private boolean running;

    ListenerThread(List<ConnectionListener> listeners, Executor executor) {
        this.listeners = List.copyOf(listeners);
        this.executor = executor;
    }

    void tell(Consumer<ConnectionListener> event) {
        if (listeners.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            events.add(event);
            if (running) {
                return;
            }
            running = true;
        } finally {
            lock.unlock();
        }
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException full) {
            // Better on the wrong thread than not at all.
            run();
        }
    }

    private void run() {
        for (Consumer<ConnectionListener> event = next(); event != null; event = next()) {
            for (ConnectionListener listener : listeners) {
                try {
                    event.accept(listener);
                } catch (Throwable thrown) {
                    LOG.error("A connection listener failed.", thrown);
                }
            }
        }
    }

    private @Nullable Consumer<ConnectionListener> next() {
        lock.lock();
        try {
            Consumer<ConnectionListener> event = events.poll();
            running = event != null;
            return event;
        } finally {
            lock.unlock();
        }
    }
}
