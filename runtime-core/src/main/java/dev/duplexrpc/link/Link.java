package dev.duplexrpc.link;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One end of a session's link, which outlives its connections: numbers what leaves and keeps it until it is acknowledged, counts what comes, and after a new connection
 * replays what the other end lacks. Numbers are never written: both ends count the same messages, because a connection delivers in order up to the moment it breaks.
 *
 * <p>It decides and remembers; whoever owns it moves the bytes. Not for several threads.
 *
 * @param <T> what is remembered beside a message until it is acknowledged
 */
public final class Link<T> {

    /** Acknowledging is due after so many messages, whatever their size. */
    static final int ACK_MESSAGES = 64;

    private final Replay<T> kept;

    private int window = 1;
    private boolean attached;

    /** How many messages have been numbered here. */
    private long sent;

    /** How many of them the other end has accepted, as far as it said. */
    private long acknowledged;

    /** How many of those kept have been replayed on this connection, and their bytes; all of them when there is nothing to replay. */
    private int replayed;

    private int replayedBytes;

    private long received;
    private long told;
    private long bytesUntold;

    /** @param whenAcknowledged is given what is remembered of each message that the other end is now known to have */
    public Link(Consumer<? super T> whenAcknowledged) {
        kept = new Replay<>(whenAcknowledged);
    }

    /** A connection of a new session has come. */
    public void open(int agreedWindow) {
        window = agreedWindow;
        attached = true;
    }

    /**
     * A connection has come that goes on with the session.
     *
     * @param accepted how many messages the other end says it has
     * @throws LinkViolation if it cannot be so
     */
    public void resume(long accepted, int agreedWindow) {
        acknowledged(accepted);
        window = agreedWindow;
        attached = true;
        replayed = 0;
        replayedBytes = 0;
        // Whoever resumes or is resumed has just told its count.
        told = received;
        bytesUntold = 0;
    }

    /** The connection has gone; from now on nothing leaves. */
    public void detach() {
        attached = false;
    }

    public boolean isAttached() {
        return attached;
    }

    /** Whether a message of this length may leave now; if not, it waits without a number. A single message may be as large as the window. */
    public boolean mayLeave(int length) {
        return attached && !replays() && (kept.messages() == 0 || kept.bytes() + length <= window);
    }

    /** A message leaves: gives it the next number and keeps a copy. Only when it {@link #mayLeave}. */
    public void leaves(byte[] bytes, int from, int length, @Nullable T tag) {
        kept.add(bytes, from, length, tag);
        sent++;
        replayed++;
        replayedBytes += length;
    }

    /** Whether messages from before this connection have to leave before any new one. */
    public boolean replays() {
        return attached && replayed < kept.messages();
    }

    /** The next message to replay, which thereby leaves once more. Only when it {@link #replays}. */
    public byte[] replay() {
        byte[] message = kept.message(replayedBytes, kept.length(replayed));
        replayed++;
        replayedBytes += message.length;
        return message;
    }

    /**
     * A counted message has come and been accepted.
     *
     * @return whether the other end should be told now; otherwise it is to be told soon
     */
    public boolean accepted(int length) {
        received++;
        bytesUntold += length;
        return received - told >= ACK_MESSAGES || bytesUntold >= window / 4;
    }

    /** Whether messages have come that the other end does not know to be here. */
    public boolean owesAck() {
        return received > told;
    }

    /** The count to tell the other end now. */
    public long ack() {
        told = received;
        bytesUntold = 0;
        return received;
    }

    /**
     * The other end has told its count.
     *
     * @throws LinkViolation if it takes back what it has acknowledged, or acknowledges what was never sent
     */
    public void acknowledged(long accepted) {
        if (accepted < acknowledged) {
            throw new LinkViolation("It said that it has received " + accepted + " messages, after it had acknowledged "
                    + acknowledged + ".");
        }
        if (accepted > sent) {
            throw new LinkViolation(
                    "It said that it has received " + accepted + " messages, but only " + sent + " were sent.");
        }
        int count = (int) (accepted - acknowledged);
        int before = kept.bytes();
        kept.drop(count);
        replayed = Math.max(0, replayed - count);
        replayedBytes = Math.max(0, replayedBytes - (before - kept.bytes()));
        acknowledged = accepted;
    }

    /** The session has ended: forgets the messages. */
    public void end() {
        detach();
        kept.clear();
        replayed = 0;
        replayedBytes = 0;
    }

    public long received() {
        return received;
    }

    /** How many of the messages sent the other end is known to have. */
    public long acknowledged() {
        return acknowledged;
    }

    /** How many bytes are kept for a replay. */
    public int keptBytes() {
        return kept.bytes();
    }
}
