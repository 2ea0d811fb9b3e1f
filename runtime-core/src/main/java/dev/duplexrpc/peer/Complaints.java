package dev.duplexrpc.peer;

import java.util.concurrent.TimeUnit;

/** Whether the log may have another line about what the other side has sent: one a second, whatever that is. Only on the connection's thread. */
final class Complaints {

    private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private boolean some;
    private long lastNanos;

    /** Whether there may be one now, which then is the last. */
    boolean mayBe(long nanos) {
        if (some && nanos - lastNanos < PACE_NANOS) {
            return false;
        }
        some = true;
        lastNanos = nanos;
        return true;
    }
}
