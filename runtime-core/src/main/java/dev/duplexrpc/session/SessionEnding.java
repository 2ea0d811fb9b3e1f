package dev.duplexrpc.session;

import dev.duplexrpc.link.LinkMessage.Close;
import dev.duplexrpc.link.LinkViolation;
import dev.duplexrpc.time.Measurable;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Outbox;
import dev.duplexrpc.websocket.CloseCode;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a session ends: one side says farewell, behind what is queued; something came that cannot be gone on with; or it was without a connection for too long. Whatever
 * ends it, that is told once. On the session's thread, but for the setting of the grace period.
 */
final class SessionEnding {

    /** Whose end this is. */
    interface Owner {

        /** The connection that the session has, null while it has none. */
        @Nullable Carrier carrier();

        /** Nothing more is taken, from the user or for him. */
        void stopTaking();

        /** Nothing that waits is sent any more, and nothing is kept. */
        void dropEverything();

        /** The session has ended for the one who uses it; called once. */
        void report(Disconnect reason);
    }

    private final SessionThread thread;
    private final Outbox outbox;
    private final Duration closeTimeout;
    private final Owner owner;

    /** How long the session lives without a connection; zero for ever. */
    private volatile Duration grace;

    /** Why this side ends the session, null while it does not. */
    private @Nullable Disconnect leaving;

    private boolean farewellSaid;
    private boolean over;
    private boolean expired;
    private TimerWheel.@Nullable Timer graceTimer;
    private TimerWheel.@Nullable Timer closeTimer;

    /** @param closeTimeout how long what is queued may take to leave, and how long the other side may take to close the connection of a session that it has closed */
    SessionEnding(SessionThread thread, Outbox outbox, Duration grace, Duration closeTimeout, Owner owner) {
        this.thread = thread;
        this.outbox = outbox;
        this.grace = Measurable.of(grace);
        this.closeTimeout = closeTimeout;
        this.owner = owner;
    }

    /** Whether the session has ended. */
    boolean isOver() {
        return over;
    }

    /** Whether it has ended because no other connection came in time. */
    boolean hasExpired() {
        return expired;
    }

    /** Any thread. */
    Duration grace() {
        return grace;
    }

    /** Any thread; takes effect with the next connection that is lost. */
    void grace(Duration time) {
        grace = Measurable.of(time);
    }

    /** There is no connection any more: another must come within the grace period. */
    void awaitConnection() {
        Duration allowed = grace;
        if (!allowed.isZero()) {
            graceTimer = thread.after(allowed, () -> expire(allowed));
        }
    }

    /** There is a connection again. */
    void connectionCame() {
        SessionThread.stop(graceTimer);
        graceTimer = null;
        // The one before it may have been dead when it was told.
        farewellSaid = false;
    }

    private void expire(Duration allowed) {
        if (owner.carrier() == null && !over) {
            expired = true;
            end(new Disconnect(
                            Disconnect.Kind.LOST,
                            CloseCode.ABNORMAL,
                            "its connection was lost, and no other came within the " + allowed.toMillis()
                                    + " ms of sessionGrace")
                    .atLimit("sessionGrace"));
        }
    }

    /** This side ends the session: at once where there is no connection to say so, else when what is queued has left. */
    void leave(Disconnect reason) {
        if (over) {
            return;
        }
        Disconnect why = leaving == null ? reason : leaving;
        leaving = why;
        Carrier carrier = owner.carrier();
        if (carrier == null) {
            end(why);
        } else if (reason.kind() == Disconnect.Kind.OUTBOX_FULL) {
            carrier.abort(reason);
        } else {
            closeTimer = thread.after(closeTimeout, this::stopWaiting);
            carrier.wake();
        }
    }

    /** What was queued has had its time to leave. */
    private void stopWaiting() {
        outbox.discard();
        if (!over && leaving != null && !farewellSaid) {
            leaving = leaving.atLimit("closeTimeout");
            nothingWaits();
        }
    }

    /** Everything that was queued has left: if this side is leaving, that is the moment to say so. */
    void nothingWaits() {
        Disconnect reason = leaving;
        if (reason == null || farewellSaid) {
            return;
        }
        Carrier carrier = owner.carrier();
        if (carrier != null) {
            farewellSaid = true;
            thread.tell(new Close(reason.detail()));
            carrier.close(reason.code(), reason.detail());
        }
    }

    /** The other side has closed the session. Whoever does that closes its connection too; who does not is not waited for. */
    void closedThere(Carrier carrier) {
        owner.stopTaking();
        closeTimer = thread.after(closeTimeout, () -> {
            if (owner.carrier() == carrier) {
                carrier.abort(new Disconnect(
                        Disconnect.Kind.LOST,
                        CloseCode.ABNORMAL,
                        "the other side closed the session, and not its connection within closeTimeout"));
            }
        });
    }

    /** The other side broke the protocol: the session ends with its connection, which is told why. */
    void violated(Carrier carrier, LinkViolation violation) {
        owner.stopTaking();
        Disconnect reason =
                new Disconnect(Disconnect.Kind.VIOLATION, LinkCodes.VIOLATED, Objects.toString(violation.getMessage()));
        leaving = reason;
        carrier.abort(reason);
    }

    /**
     * The connection that the session had has ended.
     *
     * @param farewell why the other side has closed the session, null if it has not
     * @return whether that has ended the session, too
     */
    boolean endsWithConnection(Disconnect reason, @Nullable String farewell) {
        if (leaving != null) {
            end(leaving.atLimit(reason.limit()));
        } else if (farewell != null) {
            boolean inOrder = reason.kind() == Disconnect.Kind.CLOSED_THERE;
            end(new Disconnect(Disconnect.Kind.CLOSED_THERE, inOrder ? reason.code() : CloseCode.ABNORMAL, farewell));
        } else if (reason.kind() == Disconnect.Kind.VIOLATION
                || (reason.kind() == Disconnect.Kind.CLOSED_THERE && LinkCodes.endSession(reason.code()))) {
            // What could not be read once, on this side or the other, would come again with the next connection.
            end(reason);
        } else {
            return false;
        }
        return true;
    }

    /** Ends the session now, whatever has not left or not arrived; does nothing if it has ended. */
    void end(Disconnect reason) {
        if (over) {
            return;
        }
        over = true;
        owner.stopTaking();
        owner.dropEverything();
        SessionThread.stop(graceTimer);
        SessionThread.stop(closeTimer);
        owner.report(reason);
    }
}
