package dev.duplexrpc.session;

import dev.duplexrpc.link.Link;
import dev.duplexrpc.link.LinkMessage.Ack;
import dev.duplexrpc.link.LinkViolation;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Outbox;
import dev.duplexrpc.websocket.CloseCode;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When the other side of a session is told what has come, and how long this side bears not to be told while the window is full. On the session's thread.
 */
final class Acknowledging {

    /** When the other side is told, at the latest, of what has come. */
    private static final Duration SOON = Duration.ofMillis(200);

    private final Link<Departure> link;
    private final Outbox outbox;
    private final SessionThread thread;
    private final Duration timeout;
    private final Consumer<Disconnect> giveUp;

    private boolean isScheduled;
    private TimerWheel.@Nullable Timer stallTimer;

    /**
     * @param outbox where messages wait while the window is full
     * @param timeout how long the window may stay full
     * @param giveUp ends the session
     */
    Acknowledging(
            Link<Departure> link, Outbox outbox, SessionThread thread, Duration timeout, Consumer<Disconnect> giveUp) {
        this.link = link;
        this.outbox = outbox;
        this.thread = thread;
        this.timeout = timeout;
        this.giveUp = giveUp;
    }

    /** A counted message has come. */
    void accepted(int length) {
        if (link.accepted(length)) {
            tell();
        } else {
            tellSoon();
        }
    }

    private void tellSoon() {
        if (!isScheduled) {
            isScheduled = true;
            thread.after(SOON, () -> {
                isScheduled = false;
                tell();
            });
        }
    }

    /** Where there is no connection now, the next one begins with what would be told. */
    private void tell() {
        if (link.isAttached() && link.owesAck()) {
            thread.tell(new Ack(link.ack()));
        }
    }

    /**
     * The other side has told what has come there: what waited for that may leave.
     *
     * @throws LinkViolation if it cannot be so
     */
    void told(long received) {
        link.acknowledged(received);
        if (!outbox.isEmpty()) {
            thread.place().wake();
        }
    }

    /** Something waits because the window is full; that may not last for ever. */
    void windowIsFull() {
        if (stallTimer == null && link.isAttached()) {
            long before = link.acknowledged();
            stallTimer = thread.after(timeout, () -> {
                stallTimer = null;
                if (link.isAttached() && link.acknowledged() == before && !outbox.isEmpty()) {
                    giveUp.accept(stalled());
                }
            });
        }
    }

    /** The session has another connection, on which the other side has its time anew. */
    void connectionCame() {
        SessionThread.stop(stallTimer);
        stallTimer = null;
    }

    private static Disconnect stalled() {
        return new Disconnect(
                        Disconnect.Kind.OUTBOX_FULL,
                        CloseCode.POLICY_VIOLATION,
                        "the other side has acknowledged nothing for as long as acknowledgeTimeout allows, while the window was full")
                .atLimit("acknowledgeTimeout");
    }

    /** The session has ended. */
    void end() {
        SessionThread.stop(stallTimer);
    }
}
