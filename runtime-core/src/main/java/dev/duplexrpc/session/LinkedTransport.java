package dev.duplexrpc.session;

import dev.duplexrpc.link.Link;
import dev.duplexrpc.link.LinkViolation;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.Carrier;
import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Outbox;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.transport.Transport;
import dev.duplexrpc.websocket.TooLarge;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One end of a session as its peer sees it: a transport that goes from one connection to the next and loses nothing between them. What it sends is numbered when it
 * leaves and kept until it is acknowledged; what comes is counted. {@link Departures} are what leaves, {@link Attachment} takes what a connection brings, {@link
 * Acknowledging} tells what has come and {@link SessionEnding} ends it.
 *
 * <p>All of its state but the outbox belongs to its {@link SessionThread}. It moves to the thread of the next connection by one task on the one and one on the other, so
 * that nothing is locked and no two threads are ever at it.
 */
public final class LinkedTransport implements Transport {

    private final SessionThread thread;
    private final Outbox outbox;
    private final Link<Departure> link = new Link<>(Departure::arrived);
    private final Acknowledging acknowledging;
    private final SessionEnding ending;
    private final Departures departures;
    private final Parts parts = new Parts();

    private volatile boolean open = true;

    /** How many bytes may be under way without acknowledgement, and so how large a message may be; unknown before there is a session. */
    private volatile int window = Integer.MAX_VALUE;

    /** How often the other side is asked whether it is alive, null for as its connections do by themselves. */
    private volatile @Nullable Duration pingInterval;

    private @Nullable Receiver receiver;
    private @Nullable SessionObserver observer;

    /** What takes the messages of the present connection; null while the session is suspended. */
    private @Nullable Attachment attachment;

    /**
     * One that has no connection yet.
     *
     * @param first the connection that will be its first
     * @param terms whose grace decides when it ends without a connection; zero for never
     * @param closeTimeout how long what is queued may take to leave when the session is closed
     */
    public LinkedTransport(
            Carrier first, SessionTerms terms, Duration closeTimeout, int maxOutboxBytes, TimerWheel wheel) {
        this.thread = new SessionThread(first, wheel);
        this.outbox = new Outbox(maxOutboxBytes);
        this.acknowledging = new Acknowledging(link, outbox, thread, terms.acknowledgeTimeout(), this::abort);
        this.ending = new SessionEnding(thread, outbox, terms.grace(), closeTimeout, parts);
        this.departures = new Departures(link, outbox, thread, acknowledging, ending);
    }

    /** Sets who takes the messages. Before {@link #open}, or on the session's thread before it takes the next message. */
    @Override
    public void start(Receiver taker) {
        receiver = taker;
    }

    /** The session begins on its first connection. On that connection's thread. */
    public void open(int agreedWindow, SessionObserver told) {
        observer = told;
        window = agreedWindow;
        link.open(agreedWindow);
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
                thread.moveTo(next, there);
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
    public void resume(long accepted, int agreedWindow, @Nullable Runnable confirmed) {
        link.resume(accepted, agreedWindow);
        window = agreedWindow;
        attach(confirmed);
        observer().resumed();
    }

    private void attach(@Nullable Runnable confirmed) {
        ending.connectionCame();
        acknowledging.connectionCame();
        Carrier carrier = thread.place();
        Attachment here = new Attachment(carrier, parts, acknowledging, ending, confirmed);
        attachment = here;
        carrier.carry(here, departures);
        Duration interval = pingInterval;
        if (interval != null) {
            carrier.pingInterval(interval);
        }
        carrier.wake();
    }

    private void leaveConnection(Disconnect reason) {
        Attachment left = attachment;
        if (left != null) {
            left.carrier().carry(NOBODY, null);
            left.carrier().close(reason.code(), reason.detail());
            suspend(reason);
        }
    }

    private void suspend(Disconnect reason) {
        attachment = null;
        link.detach();
        ending.awaitConnection();
        observer().suspended(reason);
    }

    @Override
    public boolean send(byte[] bytes, int from, int length, @Nullable Departure departure) {
        return open && departures.send(bytes, from, length, departure, false);
    }

    @Override
    public boolean reply(byte[] bytes, int from, int length) {
        return open && departures.send(bytes, from, length, null, true);
    }

    @Override
    public void close(int code, String reason) {
        open = false;
        outbox.close();
        execute(() -> ending.leave(new Disconnect(Disconnect.Kind.CLOSED_HERE, code, reason)));
    }

    @Override
    public void abort(Disconnect reason) {
        open = false;
        outbox.discard();
        execute(() -> ending.leave(reason));
    }

    /** Ends the session now, whatever has not left or not arrived; does nothing if it has ended. On the session's thread. */
    public void end(Disconnect reason) {
        ending.end(reason);
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

    private SessionObserver observer() {
        return Objects.requireNonNull(observer, "a session is opened before anything happens to it");
    }

    /** The connection whose thread is the session's, though it may have ended. Any thread. */
    public Carrier place() {
        return thread.place();
    }

    /** How many messages of the other side it has accepted. On the session's thread. */
    public long received() {
        return link.received();
    }

    /** Whether it has ended. On the session's thread. */
    public boolean hasEnded() {
        return ending.isOver();
    }

    /** Whether it has ended because nobody came back in time. On the session's thread. */
    boolean hasExpired() {
        return ending.hasExpired();
    }

    @Override
    public void grace(Duration time) {
        ending.grace(time);
    }

    public Duration grace() {
        return ending.grace();
    }

    @Override
    public void pingInterval(Duration interval) {
        pingInterval = interval;
        thread.place().pingInterval(interval);
    }

    @Override
    public long silentNanos() {
        return thread.place().silentNanos();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public long outboxBytes() {
        return outbox.bytes();
    }

    @Override
    public int maxOutboxBytes() {
        return outbox.maxBytes();
    }

    /** How many bytes it holds for its other side. Any thread; nearly right while there is a connection. */
    long heldBytes() {
        return outbox.bytes() + link.keptBytes();
    }

    @Override
    public int largestMessage() {
        return window;
    }

    @Override
    public @Nullable String subprotocol() {
        return thread.place().subprotocol();
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    public boolean onIoThread() {
        return thread.place().onIoThread();
    }

    @Override
    public String label() {
        return thread.place().label();
    }

    /** Takes what a connection brings that no session wants. */
    public static final Receiver NOBODY = new Receiver() {
        @Override
        public void message(byte[] bytes, int from, int length) {}

        @Override
        public void closed(Disconnect reason) {}
    };

    /** What the parts need of the whole. */
    private final class Parts implements Attachment.Owner, SessionEnding.Owner {

        @Override
        public void take(byte[] bytes, int from, int length) {
            if (open) {
                Objects.requireNonNull(receiver).message(bytes, from, length);
            }
        }

        @Override
        public void tooLarge(byte[] beginning, int from, int length, TooLarge why) {
            if (open) {
                Objects.requireNonNull(receiver).tooLarge(beginning, from, length, why);
            }
        }

        @Override
        public void connectionEnded(Attachment here, Disconnect reason) {
            if (attachment == here && !ending.endsWithConnection(reason, here.farewell())) {
                suspend(reason);
            }
        }

        @Override
        public @Nullable Carrier carrier() {
            Attachment present = attachment;
            return present == null ? null : present.carrier();
        }

        @Override
        public void stopTaking() {
            open = false;
        }

        @Override
        public void dropEverything() {
            attachment = null;
            outbox.discard();
            link.end();
            acknowledging.end();
        }

        @Override
        public void report(Disconnect reason) {
            Objects.requireNonNull(receiver, "a session is started before it ends")
                    .closed(reason);
        }
    }
}
