package dev.duplexrpc.time;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what strangers can bring about from filling the log: something may be said once a second, however often there is reason to. For any number of threads. */
public final class OnceASecond {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final TimerWheel wheel;
    private final AtomicLong next;

    public OnceASecond(TimerWheel wheel) {
        this.wheel = wheel;
        this.next = new AtomicLong(wheel.nanos());
    }

    /** Whether it may be said now; whoever asks is taken to say it. */
    public boolean may() {
        long now = wheel.nanos();
        long earliest = next.get();
        return now - earliest >= 0 && next.compareAndSet(earliest, now + SECOND);
    }
}
