package dev.duplexrpc.transport;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioIoThread;

/**
 * The turns of an I/O thread at what takes it long: to shake hands with who comes, and to bury a connection that has broken. When thousands come or break at once it does a few of them and then
 * looks at its other connections before it goes on, so that nobody else waits for thousands. What has to wait keeps its order.
 */
public final class IoTurns {

    /** How many in one turn: some 5 ms of work. */
    static final int AT_ONCE = 32;

    /** As little as XNIO can wait; meanwhile the thread sees what has come. */
    private static final long PAUSE_MILLIS = 1;

    private static final ThreadLocal<IoTurns> OF_THREAD = ThreadLocal.withInitial(() -> {
        XnioIoThread thread = XnioIoThread.requireCurrentThread();
        return new IoTurns(turn -> thread.executeAfter(turn, PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    });

    /** Runs a task when the thread has seen what else there is. */
    private final Executor later;

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(0);
    private int taken;
    private boolean nextIsPlanned;

    IoTurns(Executor later) {
        this.later = later;
    }

    /** Runs a task on this I/O thread: at once, or in one of its next turns when this one is over. */
    public static void take(Runnable task) {
        OF_THREAD.get().runOrKeep(task);
    }

    void runOrKeep(Runnable task) {
        if (taken < AT_ONCE && waiting.isEmpty()) {
            run(task);
        } else {
            waiting.add(task);
        }
    }

    private void run(Runnable task) {
        taken++;
        planNext();
        task.run();
    }

    private void planNext() {
        if (!nextIsPlanned) {
            try {
                later.execute(this::next);
                nextIsPlanned = true;
            } catch (RejectedExecutionException workerIsShutDown) {
                // There is no next turn, and nobody who could be kept waiting.
                taken = 0;
            }
        }
    }

    private void next() {
        nextIsPlanned = false;
        taken = 0;
        for (Runnable task = waiting.poll(); task != null; task = taken < AT_ONCE ? waiting.poll() : null) {
            run(task);
        }
    }
}
