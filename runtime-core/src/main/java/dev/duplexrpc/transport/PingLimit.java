package dev.duplexrpc.transport;

import dev.duplexrpc.time.TimerWheel;
import java.util.concurrent.TimeUnit;

/** Counts pings and looks at the clock only when there were as many as are allowed in a minute. Only for the connection's own thread. */
final class PingLimit {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int perMinute;
    private final TimerWheel wheel;
    private int count;
    private long since;

    PingLimit(int perMinute, TimerWheel wheel) {
        this.perMinute = perMinute;
        this.wheel = wheel;
        this.since = wheel.nanos();
    }

    /** Counts one more; false if it is one too many. */
    boolean allowsOneMore() {
        if (++count <= perMinute) {
            return true;
        }
        long now = wheel.nanos();
        if (now - since < MINUTE) {
            return false;
        }
        since = now;
        count = 1;
        return true;
    }
}
