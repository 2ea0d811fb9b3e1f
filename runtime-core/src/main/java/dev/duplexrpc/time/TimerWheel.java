package dev.duplexrpc.time;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every timeout of an endpoint. Setting and cancelling one is a few field writes under a short lock, however many there are, because nearly all are cancelled;
 * the price is that one fires up to a tick late. A cancelled timer is let go of at once. Safe for several threads.
 */
public final class TimerWheel {

    private static final Logger LOG = LoggerFactory.getLogger(TimerWheel.class);

    /** How exact timeouts are. */
    static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final int SLOTS = 512;

    private final NanoClock clock;
    private final long origin;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();

    /** The heads of circular lists, one for each tick of a turn. */
    private final Timer[] slots = new Timer[SLOTS];

    private long tick;
    private int size;

    public TimerWheel(NanoClock clock) {
        this.clock = clock;
        this.origin = clock.nanos();
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Timer(0, () -> {});
        }
    }

    /**
     * Has a task run once, not before the delay has passed.
     *
     * @param task short and never blocking: it runs on the thread that turns the wheel
     */
    public Timer schedule(long delayNanos, Runnable task) {
        long due = (clock.nanos() - origin + Math.max(0, delayNanos)) / TICK_NANOS + 1;
        lock.lock();
        try {
            Timer timer = new Timer(Math.max(due, tick + 1), task);
            timer.linkBefore(slots[(int) (timer.due % SLOTS)]);
            if (size++ == 0) {
                filled.signalAll();
            }
            return timer;
        } finally {
            lock.unlock();
        }
    }

    public long nanos() {
        return clock.nanos();
    }

    /** Runs what is due, on this thread; what a task throws is logged and changes nothing. For the thread that owns the wheel, and for tests. */
    public void turn() {
        for (Timer timer : takeDue()) {
            try {
                timer.task.run();
            } catch (Throwable thrown) {
                // One defect must not end every other timeout of the process.
                LOG.error("The task of a timer failed.", thrown);
            }
        }
    }

    private List<Timer> takeDue() {
        lock.lock();
        try {
            long now = (clock.nanos() - origin) / TICK_NANOS;
            List<Timer> due = new ArrayList<>();
            if (size > 0) {
                // A turn visits every slot; when more time than that has passed, one turn finds everything.
                for (long visited = Math.max(tick + 1, now - SLOTS + 1); visited <= now; visited++) {
                    takeDue(slots[(int) (visited % SLOTS)], now, due);
                }
            }
            tick = now;
            return due;
        } finally {
            lock.unlock();
        }
    }

    private void takeDue(Timer head, long now, List<Timer> due) {
        Timer timer = head.next;
        while (timer != head) {
            Timer next = timer.next;
            if (timer.due <= now) {
                timer.unlink();
                size--;
                due.add(timer);
            }
            timer = next;
        }
    }

    /** Waits until there is a timer, however far away. */
    void awaitTimer() throws InterruptedException {
        lock.lock();
        try {
            while (size == 0) {
                filled.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** One timeout that has been set. */
    public final class Timer {

        private final long due;
        private final Runnable task;
        private Timer previous = this;
        private Timer next = this;

        private Timer(long due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        /** The task does not run any more, unless it has begun. May be called at any time, also twice. */
        public void cancel() {
            lock.lock();
            try {
                if (next != this) {
                    unlink();
                    size--;
                }
            } finally {
                lock.unlock();
            }
        }

        private void linkBefore(Timer head) {
            previous = head.previous;
            next = head;
            head.previous.next = this;
            head.previous = this;
        }

        private void unlink() {
            previous.next = next;
            next.previous = previous;
            previous = this;
            next = this;
        }
    }

    /** For tests of what holds a timer: how many are set. */
    public int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** Starts a daemon thread that turns the wheel while there is something on it, until it is interrupted. */
    public Thread startThread(String name) {
        Thread thread = new Thread(this::turnUntilInterrupted, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void turnUntilInterrupted() {
        try {
            while (true) {
                awaitTimer();
                TimeUnit.NANOSECONDS.sleep(TICK_NANOS);
                turn();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
