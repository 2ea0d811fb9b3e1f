package dev.duplexrpc.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a proxy: it moves bytes, keeps time and does what other threads ask for. It sleeps whenever there is nothing to do. All but {@link #ask}, {@link #tell} and
 * {@link #end} is for this thread.
 */
final class Loop {

    private static final int BUFFER_BYTES = 64 * 1024;

    /** Somebody whose channel can do something now. */
    @FunctionalInterface
    interface Ready {
        void ready(int operations);
    }

    /** Something to be done at a time. */
    static final class Timer {
        private final long nanos;
        private final long number;
        private final Runnable task;

        private Timer(long nanos, long number, Runnable task) {
            this.nanos = nanos;
            this.number = number;
            this.task = task;
        }
    }

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    // A sorted set, because a timer that is cancelled has to go at once: it would keep its connection.
    private final TreeSet<Timer> timers = new TreeSet<>(
            Comparator.<Timer>comparingLong(timer -> timer.nanos).thenComparingLong(timer -> timer.number));
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final long start = System.nanoTime();
    private long timersMade;
    private boolean ending;
    private volatile boolean ended;

    Loop(String name) throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** The time in nanoseconds, from the beginning of this. */
    long now() {
        return System.nanoTime() - start;
    }

    /** Bytes that whoever is at work may use until it returns. */
    ByteBuffer buffer() {
        return buffer.clear();
    }

    /** The key's owner is told when one of the operations is possible; none yet. */
    SelectionKey register(SelectableChannel channel, Ready owner) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, 0, owner);
    }

    void interest(SelectableChannel channel, int operations) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null && key.isValid()) {
            key.interestOps(operations);
        }
    }

    /** Lets go of channels that were closed: the system closes a socket only when the selector has forgotten it. Not from within {@link Ready}. */
    void forgetClosed() {
        try {
            selector.selectNow(Loop::tellOwner);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Timer at(long nanos, Runnable task) {
        Timer timer = new Timer(nanos, timersMade++, task);
        timers.add(timer);
        return timer;
    }

    void cancel(@Nullable Timer timer) {
        if (timer != null) {
            timers.remove(timer);
        }
    }

    /** Has the thread do this, and waits until it is done; does it at once on the thread itself. */
    <T> T ask(Supplier<T> question) {
        if (Thread.currentThread() == thread) {
            return question.get();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        later(() -> {
            if (ended) {
                answer.completeExceptionally(new IllegalStateException("The proxy has been closed."));
                return;
            }
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error failed) {
                answer.completeExceptionally(failed);
            }
        });
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** The same without an answer. */
    void tell(Runnable order) {
        ask(() -> {
            order.run();
            return true;
        });
    }

    /** The same for what must not happen while the thread looks after channels. On the thread itself it is done after that, and not waited for. */
    void tellBetweenEvents(Runnable order) {
        if (Thread.currentThread() == thread) {
            later(order);
        } else {
            tell(order);
        }
    }

    /** Has the thread do this, after what it is doing now. */
    void later(Runnable task) {
        tasks.add(task);
        selector.wakeup();
        if (ended) {
            // The thread may have looked for the last time already.
            runTasks();
        }
    }

    boolean isEnded() {
        return ended;
    }

    /** Ends the thread behind what was asked for before, and waits for that, except on the thread itself. */
    void end() {
        later(() -> ending = true);
        if (Thread.currentThread() != thread) {
            awaitEnd();
        }
    }

    /** Not before the thread is gone: who has closed a proxy may count threads. */
    private void awaitEnd() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what was never started. */
    void abandon() throws IOException {
        selector.close();
    }

    private void run() {
        try (selector) {
            while (!ending) {
                select();
                runTimers();
                runTasks();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            ended = true;
            runTasks();
        }
    }

    private void select() throws IOException {
        if (!tasks.isEmpty()) {
            selector.selectNow(Loop::tellOwner);
        } else if (timers.isEmpty()) {
            selector.select(Loop::tellOwner);
        } else {
            long nanos = timers.first().nanos - now();
            if (nanos <= 0) {
                selector.selectNow(Loop::tellOwner);
            } else {
                // Rounded up: a timer that is looked at too early would be looked at again and again.
                selector.select(Loop::tellOwner, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
            }
        }
    }

    private static void tellOwner(SelectionKey key) {
        if (key.isValid()) {
            ((Ready) key.attachment()).ready(key.readyOps());
        }
    }

    private void runTimers() {
        long now = now();
        while (!timers.isEmpty() && timers.first().nanos <= now) {
            timers.pollFirst().task.run();
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
