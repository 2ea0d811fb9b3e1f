package dev.duplexrpc.peer;

import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.websocket.CloseCode;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a notification whose handler never returns does not hold up for ever what came behind it. One timer at most, however many notifications there
 * are: it looks at the one that runs when it fires. Only on the connection's thread.
 */
final class NotificationWatch {

    private final Peer peer;
    private final TimerWheel wheel;
    private final long timeoutNanos;
    private @Nullable Invocation current;
    private long sinceNanos;
    private TimerWheel.@Nullable Timer timer;

    NotificationWatch(Peer peer, Endpoint endpoint) {
        this.peer = peer;
        this.wheel = endpoint.wheel;
        this.timeoutNanos = endpoint.limits.notificationTimeout().toNanos();
    }

    /** This one is being handled, and not done at once. */
    void begun(Invocation notification) {
        current = notification;
        sinceNanos = wheel.nanos();
        if (timer == null) {
            wakeIn(timeoutNanos);
        }
    }

    private void wakeIn(long nanos) {
        timer = wheel.schedule(nanos, () -> peer.execute(this::look));
    }

    private void look() {
        timer = null;
        Invocation watched = current;
        if (watched == null || watched.isOver() || !peer.isOpen()) {
            current = null;
            return;
        }
        long left = timeoutNanos - (wheel.nanos() - sinceNanos);
        if (left > 0) {
            wakeIn(left);
            return;
        }
        peer.limitReached("notificationTimeout");
        peer.close(
                CloseCode.INTERNAL_ERROR,
                "The handler of the notification '" + watched.shownName()
                        + "' has not returned within notificationTimeout.");
    }

    /** The connection has ended. */
    void end() {
        current = null;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
