package dev.duplexrpc.benchmarks.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/** One connection and the calls in flight on it. An answer frees its call's slot, and the slot's next request leaves at once. */
final class Connection implements Closeable, Frames.Taker {
    private static final int READ_AT_LEAST = 1 << 16;
    /** How much longer than its request an answer may be. */
    private static final int ROOM = 4096;

    private final Wire wire;
    private final @Nullable Compression compression;
    private final SelectionKey key;
    private final Request request;
    private final Slots slots;
    private final Tally tally;
    private final ByteBuffer in;
    private final ByteBuffer out;
    private long now;

    private Connection(Wire wire, @Nullable Compression compression, Selector selector, Plan plan, Tally tally)
            throws IOException {
        this.wire = wire;
        this.compression = compression;
        this.key = wire.socket().register(selector, SelectionKey.OP_READ, this);
        this.slots = new Slots(plan.shape().inFlight());
        this.tally = tally;
        this.request = new Request(plan.call());
        this.in = ByteBuffer.allocateDirect(Math.max(READ_AT_LEAST, request.frameLength() + ROOM));
        this.out = ByteBuffer.allocateDirect(slots.count() * request.frameLength() + ROOM);
    }

    static Connection open(Handshake handshake, Selector selector, Plan plan, Tally tally) throws IOException {
        Wire wire = handshake.open();
        try {
            return new Connection(wire, handshake.compressed() ? new Compression() : null, selector, plan, tally);
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    /** Sends the first request of every slot. */
    void start() throws IOException {
        now = System.nanoTime();
        for (int slot = 0; slot < slots.count(); slot++) {
            request(slot);
        }
        write();
    }

    /** Takes what has come, and sends a new request for every answer in it. */
    void ready() throws IOException {
        if (key.isReadable()) {
            do {
                if (wire.read(in) < 0) {
                    throw new EOFException("The server closed a connection without a word.");
                }
                now = System.nanoTime();
                in.flip();
                while (Frames.take(in, this)) {
                    // Until the rest is only a part of a frame.
                }
                keepRest();
            } while (wire.hasMore());
        }
        write();
    }

    /** Most of a large answer is still to come: moving what is there to where it is already would cost more than reading. */
    private void keepRest() {
        if (in.position() == 0) {
            in.position(in.limit()).limit(in.capacity());
        } else {
            in.compact();
        }
    }

    @Override
    public void text(ByteBuffer bytes, int from, int length, boolean compressed) throws IOException {
        if (compressed) {
            if (compression == null) {
                throw new ProtocolException("An answer is compressed, which was not agreed.");
            }
            ByteBuffer inflated = compression.inflate(bytes, from, length);
            text(inflated, 0, inflated.remaining(), false);
            return;
        }
        int id = Answer.id(bytes, from, length);
        int slot = slots.slotOf(id);
        if (tally.answered(now - slots.sentAt(slot))) {
            byte[] answer = new byte[length];
            bytes.get(from, answer);
            tally.check(answer, id);
        }
        request(slot);
    }

    private void request(int slot) {
        int id = slots.begin(slot, now);
        if (compression == null) {
            request.put(out, id);
        } else {
            request.put(out, id, compression);
        }
    }

    @Override
    public void ping(byte[] payload) {
        Request.putPong(out, payload);
    }

    private void write() throws IOException {
        out.flip();
        if (out.hasRemaining() || wire.isWaiting()) {
            wire.write(out);
        }
        int interest = out.hasRemaining() || wire.isWaiting()
                ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
                : SelectionKey.OP_READ;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
        out.compact();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
