package dev.duplexrpc.peer;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one listener of the user's is told: on handlers' threads, one thing at a time and in order. What waits is bounded in bytes, for each listener and
 * for all of a connection, so that slow ones neither hold up the connection nor fill the memory. Any thread.
 */
final class Turns {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private record Turn(Runnable task, int bytes) {}

    /** What becomes of a task where much waits, and of those behind it. */
    private enum Kind {
        BOUNDED,
        ALWAYS,
        LAST
    }

    /** How long who waits for something else leaves turns to the threads that are meant for them. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final int maxWaitingBytes;

    /** Of all listeners of the connection. */
    private final Allowance allowance;

    private final Executor threads;

    /** Who is told what, for the log. */
    private final String listener;

    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Turn> waiting = new ArrayDeque<>(0);
    private long waitingBytes;

    /** Whether a thread has been asked to come, and has not found the last of them. */
    private boolean running;

    /** Whether it has come. */
    private boolean taken;

    private boolean ended;

    /** For who takes turns while waiting for something else. */
    private final Condition changed = lock.newCondition();

    Turns(int maxWaitingBytes, Allowance allowance, Executor threads, String listener) {
        this.maxWaitingBytes = maxWaitingBytes;
        this.allowance = allowance;
        this.threads = threads;
        this.listener = listener;
    }

    /**
     * Has a task take its turn; behind the last one it never does.
     *
     * @return false if as much waits as may
     */
    boolean add(Runnable task, int bytes) {
        return enqueue(task, bytes, Kind.BOUNDED);
    }

    /** Has a task take its turn, whatever waits; behind the last one it never does. For what comes so seldom that it need not be bounded. */
    void addAnyway(Runnable task) {
        enqueue(task, 0, Kind.ALWAYS);
    }

    /** Has the last task take its turn, unless there has been a last one. */
    void last(Runnable task) {
        enqueue(task, 0, Kind.LAST);
    }

    private boolean enqueue(Runnable task, int bytes, Kind kind) {
        lock.lock();
        try {
            if (ended) {
                return true;
            }
            if (kind == Kind.BOUNDED && !hasTaken(bytes)) {
                return false;
            }
            ended = kind == Kind.LAST;
            waiting.add(new Turn(task, bytes));
            waitingBytes += bytes;
            if (running) {
                return true;
            }
            running = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        threads.execute(this::run);
        return true;
    }

    /** Takes room for so many bytes, if there is; where none wait here, what others have left is enough. */
    private boolean hasTaken(int bytes) {
        return (waiting.isEmpty() || waitingBytes + bytes <= maxWaitingBytes) && allowance.take(bytes);
    }

    /** Whether there has been a last one. */
    boolean haveEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends them if nothing waits or runs.
     *
     * @return whether they have ended
     */
    boolean endIfIdle() {
        lock.lock();
        try {
            if (!running) {
                ended = true;
            }
            return !running;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Drops what waits.
     *
     * @return false if there has been a last one
     */
    boolean end() {
        lock.lock();
        try {
            if (ended) {
                return false;
            }
            ended = true;
            waiting.clear();
            allowance.giveBack(waitingBytes);
            waitingBytes = 0;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes those who take turns while they wait. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the turns to which no thread comes in time, on this one, until something has come about; {@link #wake} must be called then.
     *
     * @param nanos how long it may wait
     * @return how much of that is left
     */
    long takeUntil(BooleanSupplier done, long nanos) throws InterruptedException {
        long left = nanos;
        while (left > 0 && !done.getAsBoolean()) {
            boolean mine;
            lock.lockInterruptibly();
            try {
                boolean waits = running && !taken;
                if (!done.getAsBoolean()) {
                    long patience = waits ? Math.min(left, PATIENCE_NANOS) : left;
                    left -= patience - Math.max(0, changed.awaitNanos(patience));
                }
                mine = waits && running && !taken;
            } finally {
                lock.unlock();
            }
            if (mine) {
                run();
            }
        }
        return left;
    }

    private void run() {
        lock.lock();
        try {
            if (!running || taken) {
                return;
            }
            taken = true;
        } finally {
            lock.unlock();
        }
        for (Turn turn = next(); turn != null; turn = next()) {
            try {
                turn.task.run();
            } catch (RuntimeException | Error thrown) {
                LOG.error("{} failed.", listener, thrown);
            }
        }
    }

    private @Nullable Turn next() {
        lock.lock();
        try {
            Turn turn = waiting.poll();
            if (turn == null) {
                running = false;
                taken = false;
            } else {
                waitingBytes -= turn.bytes;
                allowance.giveBack(turn.bytes);
            }
            return turn;
        } finally {
            lock.unlock();
        }
    }
}
