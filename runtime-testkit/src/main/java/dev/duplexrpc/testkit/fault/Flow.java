package dev.duplexrpc.testkit.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a connection: takes bytes from one end and gives them to the other, in order, in the shape that is asked for. What is on its way is bounded: beyond that it takes nothing,
 * so that whoever sends is held up as by a network that is full. For the proxy's thread only.
 */
final class Flow {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** A limited rate is kept in steps of this: larger ones would come in bursts, smaller ones cost time. */
    private static final long RATE_STEP_NANOS = NANOS_PER_SECOND / 100;

    private enum Kind {
        BYTES,
        /** The end of the stream. */
        END,
        /** The other side was reset. */
        RESET
    }

    /** What is on its way, and when it may arrive. */
    private static final class Parcel {
        private final Kind kind;
        private final long due;
        private ByteBuffer bytes;

        private Parcel(Kind kind, long due, ByteBuffer bytes) {
            this.kind = kind;
            this.due = due;
            this.bytes = bytes;
        }
    }

    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

    private final Loop loop;
    private final ProxiedConnection connection;
    private final End from;
    private final End to;
    private final int capacity;
    private final Tally ofThis = new Tally();
    private final Tally ofAll;
    private final Deque<Parcel> parcels = new ArrayDeque<>();
    private int waiting;
    private Shape shape = Shape.PLAIN;
    private long freeAt;
    private long untilCut = Long.MAX_VALUE;
    private boolean held;
    private boolean swallowing;
    private boolean ending;
    private boolean sourceEnded;
    private Loop.@Nullable Timer timer;

    Flow(Loop loop, ProxiedConnection connection, End from, End to, int capacity, Tally ofAll) {
        this.loop = loop;
        this.connection = connection;
        this.from = from;
        this.to = to;
        this.capacity = capacity;
        this.ofAll = ofAll;
    }

    Traffic traffic() {
        return ofThis.traffic();
    }

    void shape(Shape other) {
        shape = other;
        deliver();
    }

    /** Has the connection cut when so many more bytes have been delivered. */
    void cutAfter(long bytes) {
        untilCut = bytes;
    }

    void hold() {
        held = true;
        deliver();
    }

    void release() {
        held = false;
        deliver();
    }

    /** Nothing arrives any more, and nobody is told. */
    void silence() {
        swallowing = true;
        dropWaiting();
        deliver();
    }

    /** What has been taken arrives, unless it was held, and then the end of the stream; what comes is swallowed. */
    void finish() {
        if (held) {
            dropWaiting();
            held = false;
        }
        swallowing = true;
        add(Kind.END);
    }

    /** What waits is as good as lost on its way. */
    void dropWaiting() {
        parcels.clear();
        waiting = 0;
    }

    /** The receiving end is gone. */
    void abandon() {
        silence();
        ending = true;
    }

    /** The sending end was reset: so is the receiving one, when what was sent before has arrived; but not where it must not know. */
    void sourceReset() {
        sourceEnded = true;
        if (swallowing) {
            deliver();
        } else {
            add(Kind.RESET);
        }
    }

    /** Whether nothing will happen here any more. */
    boolean isOver() {
        return sourceEnded && parcels.isEmpty();
    }

    /** The sending end has something. */
    void read() {
        ByteBuffer buffer = loop.buffer();
        if (!swallowing) {
            buffer.limit(Math.min(buffer.capacity(), capacity - waiting));
        }
        int count;
        try {
            count = from.read(buffer);
        } catch (IOException gone) {
            connection.lost(from);
            return;
        }
        if (count < 0) {
            sourceEnded = true;
            if (swallowing) {
                deliver();
            } else {
                add(Kind.END);
            }
        } else if (swallowing) {
            ofThis.swallowed(count);
            ofAll.swallowed(count);
        } else if (count > 0) {
            take(buffer.flip());
        }
        connection.settle();
    }

    /** The buffer is the loop's: what cannot leave at once is copied. */
    private void take(ByteBuffer buffer) {
        Parcel parcel = new Parcel(Kind.BYTES, loop.now() + shape.delay().toNanos(), buffer);
        waiting += buffer.remaining();
        parcels.add(parcel);
        deliver();
        if (buffer.hasRemaining() && parcels.peekLast() == parcel) {
            parcel.bytes = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
        }
    }

    private void add(Kind kind) {
        if (!ending) {
            ending = true;
            parcels.add(new Parcel(kind, loop.now() + shape.delay().toNanos(), NO_BYTES));
        }
        deliver();
    }

    /** Gives on what may go now, and sees to it that the rest is not forgotten. */
    void deliver() {
        loop.cancel(timer);
        timer = null;
        boolean full = false;
        while (!full && !held && to.isConnected() && to.isOpen() && !parcels.isEmpty()) {
            Parcel first = parcels.getFirst();
            long due = shape.bytesPerSecond() == 0 ? first.due : Math.max(first.due, freeAt);
            if (due > loop.now()) {
                // Delivering may have led back to here, and left a timer.
                loop.cancel(timer);
                timer = loop.at(due, this::deliver);
                break;
            }
            try {
                full = !give(first);
            } catch (IOException gone) {
                connection.lost(to);
                return;
            }
        }
        if (parcels.isEmpty()) {
            full = false;
        }
        to.want(SelectionKey.OP_WRITE, full);
        from.want(SelectionKey.OP_READ, from.isConnected() && !sourceEnded && (swallowing || waiting < capacity));
    }

    /** @return whether the next may follow in this round */
    private boolean give(Parcel parcel) throws IOException {
        if (parcel.kind != Kind.BYTES) {
            parcels.removeFirst();
            if (parcel.kind == Kind.END) {
                to.endOutput();
            } else {
                connection.reset();
            }
            connection.settle();
            return true;
        }
        ByteBuffer bytes = parcel.bytes;
        int end = bytes.limit();
        int allowed = allowed(bytes.remaining());
        bytes.limit(bytes.position() + allowed);
        int written = to.write(bytes);
        bytes.limit(end);
        if (!bytes.hasRemaining()) {
            parcels.removeFirst();
        }
        if (written > 0) {
            count(written);
        }
        // A piece goes by itself: the next one leaves when the loop comes by again.
        return written == allowed && shape.pieceBytes() == 0;
    }

    private int allowed(int remaining) {
        long allowed = Math.min(remaining, untilCut);
        if (shape.pieceBytes() > 0) {
            allowed = Math.min(allowed, shape.pieceBytes());
        }
        if (shape.bytesPerSecond() > 0) {
            allowed = Math.min(allowed, Math.max(1, shape.bytesPerSecond() * RATE_STEP_NANOS / NANOS_PER_SECOND));
        }
        return (int) allowed;
    }

    private void count(int written) {
        waiting -= written;
        ofThis.delivered(written);
        ofAll.delivered(written);
        if (shape.bytesPerSecond() > 0) {
            // What the loop is late by is made up for, but not what nobody sent in the meantime.
            freeAt = Math.max(freeAt, loop.now() - RATE_STEP_NANOS)
                    + written * NANOS_PER_SECOND / shape.bytesPerSecond();
        }
        if (untilCut != Long.MAX_VALUE) {
            untilCut -= written;
            if (untilCut == 0) {
                untilCut = Long.MAX_VALUE;
                dropWaiting();
                connection.cutAsArmed();
            }
        }
    }

    /** Forgets its timer; the connection is closed. */
    void dispose() {
        loop.cancel(timer);
        timer = null;
        dropWaiting();
    }
}
