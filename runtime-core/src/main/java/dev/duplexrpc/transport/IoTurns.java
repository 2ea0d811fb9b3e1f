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

    /** How long a turn lasts while nobody waits for the next. */
    private static final long TURN_MILLIS = 1;

    private static final ThreadLocal<IoTurns> OF_THREAD = ThreadLocal.withInitial(() -> {
        XnioIoThread thread = XnioIoThread.requireCurrentThread();
        return new IoTurns(turn -> thread.executeAfter(turn, TURN_MILLIS, TimeUnit.MILLISECONDS), new Doorbell(thread));
    });

    private final Executor later;
    private final Executor behindOthers;

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(0);
    private int taken;
    private boolean nextIsPlanned;

    /**
     * @param later runs a task in a while
     * @param behindOthers runs a task when the thread has looked at its connections
     */
    IoTurns(Executor later, Executor behindOthers) {
        this.later = later;
        this.behindOthers = behindOthers;
    }

    /** Runs a task on this I/O thread: at once, or in one of its next turns when this one is over. */
    public static void take(Runnable task) {
        OF_THREAD.get().runOrKeep(task);
    }

    void runOrKeep(Runnable task) {
        if (taken < AT_ONCE && waiting.isEmpty()) {
            taken++;
            planNext();
            task.run();
        } else {
            waiting.add(task);
        }
    }

    private void planNext() {
        if (!nextIsPlanned) {
            try {
                (waiting.isEmpty() ? later : behindOthers).execute(this::next);
                nextIsPlanned = true;
            } catch (RejectedExecutionException workerIsShutDown) {
                // There is no next turn, and nobody who could be kept waiting.
                taken = 0;
            }
        }
    }

    private void next() {
        taken = 0;
        try {
            for (Runnable task = waiting.poll(); task != null; task = taken < AT_ONCE ? waiting.poll() : null) {
                taken++;
                task.run();
            }
        } finally {
            nextIsPlanned = false;
            if (taken > 0) {
                planNext();
            }
        }
    }
}
