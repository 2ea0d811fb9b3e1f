package dev.duplexrpc.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides when what the other side asks for is begun: in the order in which it came, a notification only when no other is being handled, and nothing behind a
 * notification before that is done; no more than so many at once, and no more than so many bytes of them. What has to wait is bounded in bytes, beyond which it is refused.
 *
 * <p>Everything happens on the connection's thread except {@link #finished}, which whoever ends a call calls.
 */
final class Admission {

    /** How many bits of {@link #running} are for bytes: those of one call have less than 31, and of several no more than {@code maxRunningBytes} are begun. */
    private static final int BYTES_BITS = 40;

    private static final long ONE = 1L << BYTES_BITS;

    private final int maxRunningCalls;
    private final int maxRunningBytes;
    private final int maxWaitingBytes;
    private final Executor ioThread;

    private final WaitingCalls waiting = new WaitingCalls();

    /** Written before {@link #running} and {@link #notificationRuns} are read, and read after they are written: so either side sees the other. */
    private volatile boolean someWait;

    private volatile boolean notificationRuns;

    /** How many calls are being handled, and in the lower bits how many bytes their messages have: in one number, as both change with each call. */
    private final AtomicLong running = new AtomicLong();

    /** Who waits until there is nothing to do; empty nearly always. Written by the connection's thread, as {@link #someWait} is. */
    private volatile List<Runnable> idlers = List.of();

    /** @param ioThread runs a task on the connection's thread, later */
    Admission(PeerLimits limits, Executor ioThread) {
        this.maxRunningCalls = limits.maxRunningCalls();
        this.maxRunningBytes = limits.maxRunningBytes();
        this.maxWaitingBytes = limits.maxWaitingBytes();
        this.ioThread = ioThread;
    }

    void arrive(Invocation call) {
        if (waiting.isEmpty() && mayBegin(call)) {
            begin(call);
        } else if (waiting.bytes() + call.bytes() > maxWaitingBytes) {
            call.refuse(
                    "maxWaitingBytes",
                    "the messages that wait to be handled have the " + maxWaitingBytes
                            + " bytes that maxWaitingBytes allows");
        } else {
            waiting.add(call);
            beginWaiting();
        }
    }

    private boolean mayBegin(Invocation call) {
        long now = running.get();
        return !notificationRuns
                && now >> BYTES_BITS < maxRunningCalls
                && (now == 0 || (now & ONE - 1) + call.bytes() <= maxRunningBytes);
    }

    private void begin(Invocation call) {
        running.addAndGet(ONE + call.bytes());
        if (call.isNotification()) {
            notificationRuns = true;
        }
        call.start();
    }

    private void beginWaiting() {
        Invocation next = waiting.first();
        someWait = next != null;
        while (next != null && mayBegin(next)) {
            waiting.remove(next);
            someWait = !waiting.isEmpty();
            begin(next);
            next = waiting.first();
        }
    }

    /** A call that waits is not to begin any more: nothing of it stays here. */
    void withdraw(Invocation call) {
        waiting.remove(call);
        someWait = !waiting.isEmpty();
        // Nobody may end behind it.
        tellIdlers();
    }

    /** A call that was begun has ended. */
    void finished(Invocation call) {
        if (call.isNotification()) {
            notificationRuns = false;
        }
        long left = running.addAndGet(-(ONE + call.bytes()));
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
        someWait = false;
        tellIdlers();
    }

    /** How many wait. Exact on the connection's thread, elsewhere nearly so. */
    int waiting() {
        return waiting.size();
    }

    /** How many are being handled. Any thread. */
    int running() {
        return (int) (running.get() >> BYTES_BITS);
    }
}
