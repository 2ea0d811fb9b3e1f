package dev.duplexrpc.peer;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * So many bytes, which several things of one connection share: each takes what it keeps and gives it back when it keeps it no more. Whoever finds it untouched may take
 * any number, since messages have a bound of their own. Any thread.
 */
final class Allowance {

    private static final AtomicLongFieldUpdater<Allowance> TAKEN =
            AtomicLongFieldUpdater.newUpdater(Allowance.class, "taken");

    private final long max;
    private volatile long taken;

    Allowance(long max) {
        this.max = max;
    }

    /** Takes so many, unless that would be too many. */
    boolean take(long bytes) {
        long before = taken;
        while (mayTake(before, bytes)) {
            if (TAKEN.compareAndSet(this, before, before + bytes)) {
                return true;
            }
            before = taken;
        }
        return false;
    }

    /** Whether there are so many at the moment. */
    boolean has(long bytes) {
        return mayTake(taken, bytes);
    }

    private boolean mayTake(long before, long bytes) {
        return before == 0 || before + bytes <= max;
    }

    /** Takes so many, whatever was taken: for what is small and has to be kept. */
    void takeAnyway(long bytes) {
        TAKEN.addAndGet(this, bytes);
    }

    void giveBack(long bytes) {
        TAKEN.addAndGet(this, -bytes);
    }

    long max() {
        return max;
    }

    long taken() {
        return taken;
    }
}
