package dev.duplexrpc.session;

import dev.duplexrpc.link.Link;
import dev.duplexrpc.link.LinkMessage;
import dev.duplexrpc.link.LinkMessage.Ack;
import dev.duplexrpc.link.LinkMessage.Close;
import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.link.LinkViolation;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Outbox;
import dev.duplexrpc.transport.Outgoing;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.transport.Transport;
import dev.duplexrpc.websocket.CloseCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One end of a session as its peer sees it: a transport that goes from one connection to the next and loses nothing between them. What it sends is numbered when it
 * leaves and kept until it is acknowledged; what comes is counted.
 *
 * <p>All of its state but the outbox belongs to the thread of its connection, or of the last one it had. It moves to the thread of the next connection by one task on the
 * one and one on the other, so that nothing is locked and no two threads are ever at it.
 */
public final class LinkedTransport implements Transport, Outgoing {

    /** When the other side is told, at the latest, of what has come. */
    private static final long ACK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** What a grace period never exceeds, so that it can be told and measured: a hundred years. */
    private static final Duration LONGEST_GRACE = Duration.ofDays(36_500);

    private static final int MAX_REASON = 123;

    private final TimerWheel wheel;
    private final Duration acknowledgeTimeout;
    private final Duration closeTimeout;
    private final Outbox outbox;
    private final Link<Departure> link = new Link<>(Departure::arrived);

    /** The connection whose thread is the session's, though it may have ended. */
    private volatile Carrier place;

    private volatile boolean open = true;

    /** How often the other side is asked whether it is alive, null for as its connections do by themselves. */
    private volatile @Nullable Duration pingInterval;

    private volatile Duration grace;

    private @Nullable Receiver receiver;
    private @Nullable SessionObserver observer;

    /** What takes the messages of the present connection; null while the session is suspended. */
    private @Nullable Attachment attachment;

    /** Why this side ends the session, null while it does not. */
    private @Nullable Disconnect leaving;

    private boolean closeSaid;
    private boolean ended;
    private boolean expired;
    private boolean ackScheduled;
    private TimerWheel.@Nullable Timer graceTimer;
    private TimerWheel.@Nullable Timer stallTimer;
    private TimerWheel.@Nullable Timer closeTimer;

    /**
     * One that has no connection yet.
     *
     * @param first the connection that will be its first
     * @param terms whose grace decides when it ends without a connection; zero for never
     * @param closeTimeout how long what is queued may take to leave when the session is closed
     */
    public LinkedTransport(
            Carrier first, SessionTerms terms, Duration closeTimeout, int maxOutboxBytes, TimerWheel wheel) {
        this.place = first;
        this.wheel = wheel;
        this.grace = atMost(terms.grace());
        this.acknowledgeTimeout = terms.acknowledgeTimeout();
        this.closeTimeout = closeTimeout;
        this.outbox = new Outbox(maxOutboxBytes);
    }

    /** Sets who takes the messages. Before {@link #open}, or on the session's thread before it takes the next message. */
    @Override
    public void start(Receiver taker) {
        receiver = taker;
    }

    /** The session begins on its first connection. On that connection's thread. */
    public void open(int window, SessionObserver told) {
        observer = told;
        link.open(window);
        attach(null);
    }

    /**
     * Leaves the connection it has, if it has one, for another, and runs a task on that one's thread: from there on it is the session's. Any thread.
     *
     * @param code with which the connection that is left is closed
     * @param permission asked on the session's thread before anything changes
     */
    void move(Carrier next, int code, Permission permission, Runnable there) {
        execute(() -> {
            if (permission.isGiven()) {
                leaveConnection(
                        new Disconnect(Disconnect.Kind.CLOSED_HERE, code, "the session has a newer connection"));
                place = next;
                next.execute(there);
            }
        });
    }

    /** Whether a move is still wanted. */
    @FunctionalInterface
    interface Permission {
        boolean isGiven();
    }

    /**
     * Goes on over the connection that it has {@link #move moved} to. On the session's thread.
     *
     * @param accepted how many messages the other side has
     * @param confirmed run when the other side sends something, null for nothing
     * @throws LinkViolation if the other side cannot have so many
     */
    public void resume(long accepted, int window, @Nullable Runnable confirmed) {
        link.resume(accepted, window);
        attach(confirmed);
        observer().resumed();
    }

    private void attach(@Nullable Runnable confirmed) {
        stop(graceTimer);
        graceTimer = null;
        attachment = new Attachment(place, confirmed);
        place.carry(attachment, this);
        Duration interval = pingInterval;
        if (interval != null) {
            place.pingInterval(interval);
        }
        place.wake();
    }

    private void leaveConnection(Disconnect reason) {
        Attachment left = attachment;
        if (left != null) {
            left.carrier.carry(NOBODY, null);
            left.carrier.close(reason.code(), reason.detail());
            suspend(reason);
        }
    }

    private void suspend(Disconnect reason) {
        attachment = null;
        link.detach();
        Duration allowed = grace;
        if (!allowed.isZero()) {
            graceTimer = wheel.schedule(allowed.toNanos(), () -> execute(() -> expire(allowed)));
        }
        observer().suspended(reason);
    }

    @Override
    public boolean send(byte[] bytes, int from, int length, @Nullable Departure departure) {
        if (!open) {
            return false;
        }
        Carrier carrier = place;
        if (carrier.mayPass() && outbox.isEmpty() && link.mayLeave(length)) {
            if (departure == null || departure.departs()) {
                link.leaves(bytes, from, length, departure);
                carrier.pass(bytes, from, length);
            }
            return true;
        }
        if (!outbox.add(new Outbox.Waiting(Arrays.copyOfRange(bytes, from, from + length), departure))) {
            return false;
        }
        carrier.wake();
        return true;
    }

    @Override
    public byte @Nullable [] next() {
        if (link.replays()) {
            return link.replay();
        }
        for (Outbox.Waiting first = outbox.peek(); first != null; first = outbox.peek()) {
            if (!link.mayLeave(first.bytes().length)) {
                watchWindow();
                return null;
            }
            Outbox.Waiting next = outbox.poll();
            if (next != null && next.departs()) {
                link.leaves(next.bytes(), 0, next.bytes().length, next.departure());
                return next.bytes();
            }
        }
        if (leaving != null) {
            sayClose(leaving);
        }
        return null;
    }

    /** The window is full; that may not last for ever. */
    private void watchWindow() {
        if (stallTimer == null && link.isAttached()) {
            long before = link.acknowledged();
            stallTimer = wheel.schedule(
                    acknowledgeTimeout.toNanos(),
                    () -> execute(() -> {
                        stallTimer = null;
                        if (link.isAttached() && link.acknowledged() == before && !outbox.isEmpty()) {
                            abort(new Disconnect(
                                            Disconnect.Kind.OUTBOX_FULL,
                                            CloseCode.POLICY_VIOLATION,
                                            "the other side has acknowledged nothing for as long as acknowledgeTimeout allows, while the window was full")
                                    .atLimit("acknowledgeTimeout"));
                        }
                    }));
        }
    }

    private void acknowledge() {
        Attachment present = attachment;
        if (present != null && link.owesAck()) {
            tell(present.carrier, new Ack(link.ack()));
        }
    }

    private void acknowledgeSoon() {
        if (!ackScheduled) {
            ackScheduled = true;
            wheel.schedule(
                    ACK_NANOS,
                    () -> execute(() -> {
                        ackScheduled = false;
                        acknowledge();
                    }));
        }
    }

    private static void tell(Carrier carrier, LinkMessage message) {
        byte[] bytes = LinkMessages.bytes(message);
        carrier.send(bytes, 0, bytes.length, null);
    }

    @Override
    public void close(int code, String reason) {
        open = false;
        outbox.close();
        execute(() -> leave(new Disconnect(Disconnect.Kind.CLOSED_HERE, code, reason)));
    }

    @Override
    public void abort(Disconnect reason) {
        open = false;
        outbox.discard();
        execute(() -> leave(reason));
    }

    private void leave(Disconnect reason) {
        if (ended) {
            return;
        }
        Disconnect why = leaving == null ? reason : leaving;
        leaving = why;
        Attachment present = attachment;
        if (present == null) {
            end(why);
        } else if (reason.kind() == Disconnect.Kind.OUTBOX_FULL) {
            present.carrier.abort(reason);
        } else {
            closeTimer = wheel.schedule(closeTimeout.toNanos(), () -> execute(this::stopWaiting));
            present.carrier.wake();
        }
    }

    /** What was queued has had its time to leave. */
    private void stopWaiting() {
        outbox.discard();
        if (!ended && leaving != null && !closeSaid) {
            leaving = leaving.atLimit("closeTimeout");
            sayClose(leaving);
        }
    }

    private void sayClose(Disconnect reason) {
        Attachment present = attachment;
        if (!closeSaid && present != null) {
            closeSaid = true;
            tell(present.carrier, new Close(reason.detail()));
            present.carrier.close(reason.code(), reason.detail());
        }
    }

    /** The connection that the session had has ended. On the session's thread. */
    private void connectionEnded(Disconnect reason, @Nullable String closedThere) {
        if (leaving != null) {
            end(leaving.atLimit(reason.limit()));
        } else if (closedThere != null) {
            boolean farewell = reason.kind() == Disconnect.Kind.CLOSED_THERE;
            end(new Disconnect(
                    Disconnect.Kind.CLOSED_THERE, farewell ? reason.code() : CloseCode.ABNORMAL, closedThere));
        } else if (reason.kind() == Disconnect.Kind.VIOLATION
                || (reason.kind() == Disconnect.Kind.CLOSED_THERE && LinkCodes.endSession(reason.code()))) {
            // What could not be read once, on this side or the other, would come again with the next connection.
            end(reason);
        } else {
            suspend(reason);
        }
    }

    private void expire(Duration allowed) {
        if (attachment == null && !ended) {
            expired = true;
            end(new Disconnect(
                            Disconnect.Kind.LOST,
                            CloseCode.ABNORMAL,
                            "its connection was lost, and no other came within the " + allowed.toMillis()
                                    + " ms of sessionGrace")
                    .atLimit("sessionGrace"));
        }
    }

    /** Ends the session now, whatever has not left or not arrived; does nothing if it has ended. On the session's thread. */
    public void end(Disconnect reason) {
        if (ended) {
            return;
        }
        ended = true;
        open = false;
        attachment = null;
        outbox.discard();
        link.end();
        stop(graceTimer);
        stop(stallTimer);
        stop(closeTimer);
        Objects.requireNonNull(receiver, "a session is started before it ends").closed(reason);
    }

    /** Ends the session because the other side has none, or because it cannot be gone on with. Any thread. */
    public void lose(Disconnect reason) {
        open = false;
        execute(() -> {
            leaveConnection(reason);
            end(reason);
        });
    }

    /** Ends the session if it still waits for a connection when its thread gets to it. Any thread. */
    void loseUnlessBack(Disconnect reason) {
        execute(() -> {
            if (attachment == null) {
                end(reason);
            }
        });
    }

    private static void stop(TimerWheel.@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    private SessionObserver observer() {
        return Objects.requireNonNull(observer, "a session is opened before anything happens to it");
    }

    /** The connection whose thread is the session's, though it may have ended. Any thread. */
    public Carrier place() {
        return place;
    }

    /** How many messages of the other side it has accepted. On the session's thread. */
    public long received() {
        return link.received();
    }

    /** Whether it has ended. On the session's thread. */
    public boolean hasEnded() {
        return ended;
    }

    /** Whether it has ended because nobody came back in time. On the session's thread. */
    boolean hasExpired() {
        return expired;
    }

    @Override
    public void grace(Duration time) {
        grace = atMost(time);
    }

    private static Duration atMost(Duration time) {
        return time.compareTo(LONGEST_GRACE) > 0 ? LONGEST_GRACE : time;
    }

    public Duration grace() {
        return grace;
    }

    @Override
    public void pingInterval(Duration interval) {
        pingInterval = interval;
        place.pingInterval(interval);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public long outboxBytes() {
        return outbox.bytes();
    }

    /** How many bytes it holds for its other side. Any thread; nearly right while there is a connection. */
    long heldBytes() {
        return outbox.bytes() + link.keptBytes();
    }

    @Override
    public @Nullable String subprotocol() {
        return place.subprotocol();
    }

    @Override
    public void execute(Runnable task) {
        place.execute(() -> {
            if (place.onOwnThread()) {
                task.run();
            } else {
                // The session has moved meanwhile.
                execute(task);
            }
        });
    }

    @Override
    public boolean onIoThread() {
        return place.onIoThread();
    }

    @Override
    public String label() {
        return place.label();
    }

    /** What the other side gives as its reason goes into logs: as much as a farewell may hold, and no line of its own. */
    private static String oneLine(String reason) {
        String brief = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
        return brief.replaceAll("\\p{Cntrl}", " ");
    }

    /** Takes what a connection brings that no session wants. */
    public static final Receiver NOBODY = new Receiver() {
        @Override
        public void message(byte[] bytes, int from, int length) {}

        @Override
        public void closed(Disconnect reason) {}
    };

    /** The session on one of its connections. */
    private final class Attachment implements Receiver {

        private final Carrier carrier;
        private @Nullable Runnable confirmed;
        private @Nullable String closedThere;
        private boolean isDeaf;

        Attachment(Carrier carrier, @Nullable Runnable confirmed) {
            this.carrier = carrier;
            this.confirmed = confirmed;
        }

        @Override
        public void message(byte[] bytes, int from, int length) {
            if (isDeaf) {
                return;
            }
            Runnable waits = confirmed;
            if (waits != null) {
                confirmed = null;
                waits.run();
            }
            if (LinkMessages.isAbout(bytes, from, length)) {
                about(bytes, from, length);
                return;
            }
            // Counted before it is handled: what fails while it is handled does not come again.
            if (link.accepted(length)) {
                acknowledge();
            } else {
                acknowledgeSoon();
            }
            if (open) {
                Objects.requireNonNull(receiver).message(bytes, from, length);
            }
        }

        private void about(byte[] bytes, int from, int length) {
            try {
                LinkMessage message = LinkMessages.read(bytes, from, length);
                if (message instanceof Ack ack) {
                    link.acknowledged(ack.received());
                    if (!outbox.isEmpty()) {
                        carrier.wake();
                    }
                } else if (message instanceof Close close) {
                    closedThere = oneLine(close.reason());
                    isDeaf = true;
                    open = false;
                    closeTimer = wheel.schedule(closeTimeout.toNanos(), () -> execute(this::cutIfStillHere));
                } else if (message != null) {
                    throw new LinkViolation("A " + message + " came to a session that is open.");
                }
            } catch (LinkViolation violation) {
                violated(violation);
            }
        }

        /** Whoever closes a session closes its connection too; who does not is not waited for. */
        private void cutIfStillHere() {
            if (attachment == this) {
                carrier.abort(new Disconnect(
                        Disconnect.Kind.LOST,
                        CloseCode.ABNORMAL,
                        "the other side closed the session, and not its connection within closeTimeout"));
            }
        }

        private void violated(LinkViolation violation) {
            Disconnect reason = new Disconnect(
                    Disconnect.Kind.VIOLATION, LinkCodes.VIOLATED, Objects.toString(violation.getMessage()));
            leaving = reason;
            isDeaf = true;
            open = false;
            carrier.abort(reason);
        }

        @Override
        public void closed(Disconnect reason) {
            if (attachment == this) {
                connectionEnded(reason, closedThere);
            }
        }
    }
}
