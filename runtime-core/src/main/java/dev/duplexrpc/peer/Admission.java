package dev.duplexrpc.peer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides when what the other side asks for is begun: in the order in which it came, a notification only when no other is being handled, and nothing behind a
 * notification before that is done; no more than so many at once. What has to wait is bounded in bytes, beyond which it is refused.
 *
 * <p>Everything happens on the connection's thread except {@link #finished}, which whoever ends a piece of work calls.
 */
final class Admission {

    /** What is to be begun. */
    interface Work {

        boolean isNotification();

        /** How large the message was. */
        int bytes();

        /** Begins it; {@link Admission#finished} must be called for it, now or later. */
        void start();

        /**
         * It can neither begin nor wait; {@link Admission#finished} must not be called for it.
         *
         * @param limit the name of the limit
         * @param problem what the limit says, as a part of a sentence
         */
        void refuse(String limit, String problem);

        /** Whether it is not to begin any more. */
        boolean isWithdrawn();
    }

    private final int maxRunning;
    private final int maxWaitingBytes;
    private final Executor ioThread;

    private final ArrayDeque<Work> waiting = new ArrayDeque<>(0);
    private long waitingBytes;

    /** How many of those that wait were withdrawn. */
    private int withdrawn;

    /** Written before {@link #running} and {@link #notificationRuns} are read, and read after they are written: so either side sees the other. */
    private volatile boolean someWait;

    private volatile boolean notificationRuns;
    private final AtomicInteger running = new AtomicInteger();

    /** Who waits until there is nothing to do; empty nearly always. Written by the connection's thread, as {@link #someWait} is. */
    private volatile List<Runnable> idlers = List.of();

    /** @param ioThread runs a task on the connection's thread, later */
    Admission(int maxRunning, int maxWaitingBytes, Executor ioThread) {
        this.maxRunning = maxRunning;
        this.maxWaitingBytes = maxWaitingBytes;
        this.ioThread = ioThread;
    }

    void arrive(Work work) {
        if (waiting.isEmpty() && mayBegin()) {
            begin(work);
        } else if (waitingBytes + work.bytes() > maxWaitingBytes) {
            work.refuse(
                    "maxWaitingBytes",
                    "the messages that wait to be handled have the " + maxWaitingBytes
                            + " bytes that maxWaitingBytes allows");
        } else {
            waiting.add(work);
            waitingBytes += work.bytes();
            beginWaiting();
        }
    }

    private boolean mayBegin() {
        return !notificationRuns && running.get() < maxRunning;
    }

    private void begin(Work work) {
        running.incrementAndGet();
        if (work.isNotification()) {
            notificationRuns = true;
        }
        work.start();
    }

    private void beginWaiting() {
        someWait = !waiting.isEmpty();
        while (!waiting.isEmpty() && mayBegin()) {
            Work next = waiting.remove();
            someWait = !waiting.isEmpty();
            if (next.isWithdrawn()) {
                withdrawn--;
            } else {
                waitingBytes -= next.bytes();
                begin(next);
            }
        }
        if (!someWait && !idlers.isEmpty()) {
            // All that was left may have been withdrawn, and then nobody ends behind it.
            tellIdlers();
        }
    }

    /**
     * A piece of work that waits is not to begin any more. It gives back its bytes at once; what is left of it goes when half of the queue is like that, because
     * looking for each would make cancelling dear.
     */
    void withdraw(Work work) {
        waitingBytes -= work.bytes();
        withdrawn++;
        if (2 * withdrawn >= waiting.size()) {
            waiting.removeIf(Work::isWithdrawn);
            withdrawn = 0;
            someWait = !waiting.isEmpty();
            tellIdlers();
        }
    }

    /** A piece of work that was begun has ended. */
    void finished(Work work) {
        if (work.isNotification()) {
            notificationRuns = false;
        }
        int left = running.decrementAndGet();
        if (someWait) {
            ioThread.execute(this::beginWaiting);
        } else if (left == 0 && !idlers.isEmpty()) {
            ioThread.execute(this::tellIdlers);
        }
    }

    /** Runs a task as soon as nothing is being handled and nothing waits to be. */
    void whenIdle(Runnable task) {
        List<Runnable> more = new ArrayList<>(idlers);
        more.add(task);
        idlers = more;
        tellIdlers();
    }

    private void tellIdlers() {
        if (running.get() == 0 && waiting.isEmpty()) {
            List<Runnable> tasks = idlers;
            idlers = List.of();
            tasks.forEach(Runnable::run);
        }
    }

    /** The connection has ended: what waits is never begun. */
    void close() {
        waiting.clear();
        waitingBytes = 0;
        withdrawn = 0;
        someWait = false;
        tellIdlers();
    }

    /** How many wait. Exact on the connection's thread, elsewhere nearly so. */
    int waiting() {
        return Math.max(0, waiting.size() - withdrawn);
    }

    /** How many are being handled. Any thread. */
    int running() {
        return running.get();
    }
}
