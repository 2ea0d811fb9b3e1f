package dev.duplexrpc.peer;

import dev.duplexrpc.time.TimerWheel;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who the other side is and until when. The time left is taken from the clock once and then measured on the wheel, so that a clock that is set meanwhile ends
 * nobody's session. Any thread.
 */
final class Credentials {

    private final Clock clock;
    private final TimerWheel wheel;
    private final Runnable expired;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Principal principal;
    private volatile @Nullable Instant expires;
    private TimerWheel.@Nullable Timer timer;
    private boolean over;

    /** @param expired runs on the thread that turns the wheel */
    Credentials(Clock clock, TimerWheel wheel, Runnable expired) {
        this.clock = clock;
        this.wheel = wheel;
        this.expired = expired;
    }

    /** @return who it was before */
    @Nullable Principal set(@Nullable Principal newPrincipal, @Nullable Instant newExpires) {
        lock.lock();
        try {
            stopTimer();
            Principal before = principal;
            principal = newPrincipal;
            expires = newExpires;
            if (newExpires != null && !over) {
                Duration left = Duration.between(clock.instant(), newExpires);
                // Beyond three hundred years a duration has no nanoseconds any more.
                if (left.toDays() < 36_500) {
                    timer = wheel.schedule(left.toNanos(), expired);
                }
            }
            return before;
        } finally {
            lock.unlock();
        }
    }

    /** The session has ended. */
    void end() {
        lock.lock();
        try {
            over = true;
            stopTimer();
        } finally {
            lock.unlock();
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    @Nullable Principal principal() {
        return principal;
    }

    @Nullable Instant expires() {
        return expires;
    }
}
