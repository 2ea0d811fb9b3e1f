package dev.duplexrpc.peer;

import dev.duplexrpc.OutboxPolicy;
import dev.duplexrpc.transport.Departure;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Messages that leave in order among themselves: the items of one subscription, or notifications of one method. What the other side does not take yet waits here and
 * not in the outbox, where it would be too late to drop it or to let its maker wait. Any thread; the lock orders messages and is never held while anything waits.
 */
final class Lane implements Departure {

    /** What became of a message. */
    enum Offer {
        TAKEN,
        ENDED,
        /** Another lane has to be made. */
        RETIRED,
        /** There is no room, and the policy makes none. */
        TOO_SLOW,
        /** There may be no more lanes. */
        TOO_MANY
    }

    static final long UNLIMITED = Long.MAX_VALUE;

    /** How many messages lie in the outbox at a time: few, where they may be dropped as long as they do not. */
    private static final int DROPPABLE_IN_OUTBOX = 1;

    private static final int IN_OUTBOX = 16;

    /** How long until it is tried again when others have filled the outbox. */
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Peer peer;
    private final OutboxPolicy policy;
    private final int maxInOutbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Backlog waiting;
    private int inOutbox;
    private long sent;
    private long credit;
    private boolean open;
    private boolean ended;
    private boolean retrying;
    private boolean retired;

    /** What runs when the last message is on its way; null as long as none is the last. */
    private @Nullable Runnable behindLast;

    /** @param credit how many messages may leave before {@link #credit} allows more */
    Lane(Peer peer, OutboxPolicy policy, long credit) {
        this.peer = peer;
        this.policy = policy;
        this.waiting = new Backlog(peer);
        this.maxInOutbox = policy == OutboxPolicy.BLOCK ? IN_OUTBOX : DROPPABLE_IN_OUTBOX;
        this.credit = credit;
    }

    /**
     * Takes a message, which the caller may overwrite afterwards.
     *
     * @param mayWait whether its maker waits for room where the policy is to block; otherwise there is none
     * @throws IllegalStateException if it would have to wait where it must not: on a thread that moves bytes, or before messages may leave at all
     */
    Offer offer(byte[] message, int length, boolean mayWait) {
        lock.lock();
        try {
            if (isOver()) {
                return Offer.ENDED;
            }
            if (retired) {
                return Offer.RETIRED;
            }
            if (waiting.isEmpty() && maySend() && handOver(message, length)) {
                return Offer.TAKEN;
            }
            Offer offer = enqueue(message, length, mayWait);
            if (offer == Offer.TAKEN) {
                pump();
            }
            return offer;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver() {
        return ended || behindLast != null;
    }

    private boolean maySend() {
        return open && sent < credit;
    }

    private boolean handOver(byte[] message, int length) {
        if (policy == OutboxPolicy.DISCONNECT) {
            sent++;
            peer.sender().send(message, length);
            return true;
        }
        if (inOutbox >= maxInOutbox) {
            return false;
        }
        // Counted before, because it may depart at once.
        inOutbox++;
        if (!peer.offer(message, length, this)) {
            inOutbox--;
            return false;
        }
        sent++;
        return true;
    }

    /** Has a message wait; the policy decides what makes room for it. */
    private Offer enqueue(byte[] message, int length, boolean mayWait) {
        if (policy == OutboxPolicy.COALESCE) {
            waiting.dropAll();
        }
        while (!waiting.add(message, length)) {
            switch (policy) {
                case COALESCE -> {
                    // It would be the last that is known of something: who is to know it must not believe that nothing
                    // has changed.
                    waiting.limitReached(length);
                    return Offer.TOO_SLOW;
                }
                case DROP_OLDEST -> {
                    waiting.limitReached(length);
                    if (waiting.isEmpty()) {
                        // Others have filled what there is, and so it is the oldest itself.
                        return Offer.TAKEN;
                    }
                    waiting.dropOldest();
                }
                case DISCONNECT -> {
                    refuseToFill(length);
                    waiting.limitReached(length);
                    return Offer.TOO_SLOW;
                }
                case BLOCK -> {
                    refuseToFill(length);
                    if (!mayWait) {
                        waiting.limitReached(length);
                        return Offer.TOO_SLOW;
                    }
                    refuseToWait();
                    if (!waiting.isFull(length)) {
                        // Others have to make room, and they do not know of this one.
                        retryLater();
                    }
                    try {
                        room.await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(
                                "The thread that waited for the other side to take more was interrupted.", interrupted);
                    }
                    if (isOver()) {
                        return Offer.ENDED;
                    }
                    if (retired) {
                        return Offer.RETIRED;
                    }
                }
            }
        }
        return Offer.TAKEN;
    }

    /** As long as the handler has not returned nothing leaves, so that nobody could ever make room. */
    private void refuseToFill(int length) {
        if (!open) {
            waiting.limitReached(length);
            throw new IllegalStateException("More than the " + waiting.limit(length)
                    + " were given to a subscription whose handler has not returned yet.");
        }
    }

    private void refuseToWait() {
        if (peer.onIoThread()) {
            throw new IllegalStateException("A message has to wait until the other side takes more, but the thread '"
                    + Thread.currentThread().getName()
                    + "' moves the bytes of connections and must not: choose another outbox policy than BLOCK here.");
        }
    }

    /** One has left the outbox. On the connection's thread, which may be writing just now: so the next one comes later. */
    @Override
    public boolean departs() {
        lock.lock();
        try {
            inOutbox--;
            if (!waiting.isEmpty()) {
                peer.execute(this::goOn);
            }
        } finally {
            lock.unlock();
        }
        return true;
    }

    private void goOn() {
        lock.lock();
        try {
            pump();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what may leave. The last message of all needs no credit. */
    private void pump() {
        boolean some = false;
        while (open && !waiting.isEmpty() && (sent < credit || (behindLast != null && waiting.size() == 1))) {
            byte[] next = waiting.oldest();
            if (!handOver(next, next.length)) {
                if (inOutbox == 0) {
                    retryLater();
                }
                break;
            }
            waiting.dropOldest();
            some = true;
        }
        if (some) {
            room.signalAll();
        }
        Runnable task = behindLast;
        if (task != null && waiting.isEmpty() && !ended) {
            ended = true;
            task.run();
        }
    }

    private void retryLater() {
        if (!retrying && peer.isOpen()) {
            retrying = true;
            peer.endpoint().wheel.schedule(RETRY_NANOS, () -> peer.execute(this::retry));
        }
    }

    private void retry() {
        lock.lock();
        try {
            retrying = false;
            pump();
            // Who waits for room may find it, though nothing has left from here.
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Messages may leave from now on. */
    void open() {
        lock.lock();
        try {
            open = true;
            pump();
        } finally {
            lock.unlock();
        }
    }

    /** So many may leave altogether; a total that is smaller than an earlier one has come late and says nothing. */
    void credit(long total) {
        lock.lock();
        try {
            if (total > credit) {
                credit = total;
                pump();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether so many bytes more may wait in all lanes together. */
    boolean hasRoom(int length) {
        return waiting.hasRoomBesideOthers(length);
    }

    /**
     * Takes the last message, whatever waits.
     *
     * @param instead whether it goes in place of those that wait, or behind them
     * @param afterwards short; runs when it is on its way
     * @return false if there was a last one already
     */
    boolean last(byte[] message, int length, boolean instead, Runnable afterwards) {
        lock.lock();
        try {
            if (isOver()) {
                return false;
            }
            if (instead) {
                waiting.dropAll();
            }
            waiting.addAnyway(message, length);
            behindLast = afterwards;
            room.signalAll();
            pump();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes nothing any more, if nothing waits here or in the outbox: another lane can then take its place without overtaking anything.
     *
     * @return whether that is so
     */
    boolean retire() {
        lock.lock();
        try {
            retired = retired || (waiting.isEmpty() && inOutbox == 0);
            return retired;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Drops what waits; nothing leaves any more.
     *
     * @return false if it was over already
     */
    boolean end() {
        lock.lock();
        try {
            boolean first = !isOver();
            ended = true;
            waiting.dropAll();
            room.signalAll();
            return first;
        } finally {
            lock.unlock();
        }
    }
}
