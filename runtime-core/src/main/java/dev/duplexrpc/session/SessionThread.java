package dev.duplexrpc.session;

import dev.duplexrpc.link.LinkMessage;
import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The thread that a session belongs to: that of the connection it has, or of the last one it had. What others want of the session, timers included, is done there, and
 * gets there though the session moves meanwhile. Any thread.
 */
final class SessionThread {

    private final TimerWheel wheel;
    private volatile Carrier place;

    SessionThread(Carrier first, TimerWheel wheel) {
        this.place = first;
        this.wheel = wheel;
    }

    /** The connection whose thread it is, though it may have ended. */
    Carrier place() {
        return place;
    }

    /** From now on it is the thread of this connection; runs a task there. On the thread that it was until now. */
    void moveTo(Carrier next, Runnable there) {
        place = next;
        next.execute(there);
    }

    void execute(Runnable task) {
        place.execute(() -> {
            if (place.onOwnThread()) {
                task.run();
            } else {
                // The session has moved meanwhile.
                execute(task);
            }
        });
    }

    /** Has a task run here when the time has passed. */
    TimerWheel.Timer after(Duration time, Runnable task) {
        return wheel.schedule(time.toNanos(), () -> execute(task));
    }

    static void stop(TimerWheel.@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    /** Says something about the link over the connection that the session has, past everything that waits in its outbox. Here only. */
    void tell(LinkMessage message) {
        byte[] bytes = LinkMessages.bytes(message);
        place.send(bytes, 0, bytes.length, null);
    }
}
