package dev.duplexrpc.transport;

import dev.duplexrpc.websocket.FrameWriter;
import dev.duplexrpc.websocket.MessageDeflater;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.ConduitStreamSinkChannel;

/**
 * The writing half of a connection: gathers frames in the I/O thread's buffer and gives them to the socket in as few writes as possible. What the socket does not
 * take is kept and goes first next time; until then nothing else is framed, so that the rest waits in the outbox, where it is counted.
 * Only for the connection's own thread.
 */
final class SocketWriter {

    private static final int MAX_CONTROL_FRAME = 131;
    private static final byte[] NOTHING = {};

    private final ConduitStreamSinkChannel channel;
    private final FrameWriter frames;
    private final Outbox outbox;
    private final @Nullable MessageDeflater deflater;

    /** Where messages come from once the outbox is empty; null if there is nothing but the outbox. */
    private @Nullable Outgoing source;

    /** Framed bytes that the socket did not take, null if it took all. */
    private @Nullable ByteBuffer residue;

    private boolean flushed = true;

    /** The payload of the newest ping, which is the only one that needs an answer; null when it is answered. */
    private byte @Nullable [] pong;

    private boolean pingDue;

    /** How often the socket has taken something. */
    private long progress;

    private @Nullable String farewellReason;
    private int farewellCode;
    private boolean farewellFramed;

    SocketWriter(
            ConduitStreamSinkChannel channel, FrameWriter frames, Outbox outbox, @Nullable MessageDeflater deflater) {
        this.channel = channel;
        this.frames = frames;
        this.outbox = outbox;
        this.deflater = deflater;
    }

    /** Whether nothing waits, so that a message may be framed at once. */
    boolean isClear() {
        return residue == null && pong == null && outbox.isEmpty() && farewellReason == null;
    }

    /** Frames a message behind those that this thread's buffer holds; it leaves with {@link #drain}, or earlier if the buffer is full. */
    void append(byte[] bytes, int from, int length) throws IOException {
        if (deflater != null && deflater.deflate(bytes, from, length)) {
            append(deflater.bytes(), 0, deflater.length(), true);
        } else {
            append(bytes, from, length, false);
        }
    }

    private void append(byte[] payload, int from, int length, boolean compressed) throws IOException {
        IoBuffers io = IoBuffers.ofThisThread();
        int size = Math.toIntExact(frames.size(length));
        if (size > IoBuffers.SIZE - io.outLength) {
            push(io);
        }
        if (size <= IoBuffers.SIZE - io.outLength && residue == null) {
            io.outLength = frame(io.out, io.outLength, payload, from, length, compressed);
            return;
        }
        byte[] frame = new byte[size];
        frame(frame, 0, payload, from, length, compressed);
        write(ByteBuffer.wrap(frame));
    }

    private int frame(byte[] out, int at, byte[] payload, int from, int length, boolean compressed) {
        return compressed
                ? frames.compressedText(out, at, payload, from, length)
                : frames.text(out, at, payload, from, length);
    }

    /** Has messages come from there too, behind those of the outbox; null for no longer. */
    void carry(@Nullable Outgoing messages) {
        source = messages;
    }

    /** Gives back what compression holds. */
    void release() {
        if (deflater != null) {
            deflater.release();
        }
    }

    void pong(byte[] payload) {
        pong = payload;
    }

    void ping() {
        pingDue = true;
    }

    /** A number that changes whenever the socket takes something, and 0 while nothing waits for it. */
    long writeUnderWay() {
        return residue == null && flushed ? 0 : progress + 1;
    }

    /** Has a close frame go behind everything that waits in the outbox, and nothing else; only the first counts. */
    void farewell(int code, String reason) {
        if (farewellReason == null) {
            farewellCode = code;
            farewellReason = reason;
            source = null;
        }
    }

    /** Whether the close frame has wholly left. */
    boolean isFinished() {
        return farewellFramed && residue == null && flushed;
    }

    /** Sends what waits, as far as the socket takes it; asks to be called again when it takes more. */
    void drain() throws IOException {
        IoBuffers io = IoBuffers.ofThisThread();
        try {
            retryResidue();
            frameControl(io);
            while (residue == null) {
                byte[] next = next();
                if (next == null) {
                    frameFarewell(io);
                    break;
                }
                append(next, 0, next.length);
            }
            push(io);
            flush();
        } finally {
            io.discardOut();
        }
    }

    private byte @Nullable [] next() {
        for (Outbox.Waiting next = outbox.poll(); next != null; next = outbox.poll()) {
            if (next.departs()) {
                return next.bytes();
            }
        }
        return source == null ? null : source.next();
    }

    private void retryResidue() throws IOException {
        ByteBuffer rest = residue;
        if (rest != null) {
            residue = null;
            write(rest);
        }
    }

    private void frameControl(IoBuffers io) throws IOException {
        if (pong == null && !pingDue) {
            return;
        }
        makeRoom(io);
        byte[] payload = pong;
        if (payload != null && residue == null) {
            io.outLength = frames.pong(io.out, io.outLength, payload, 0, payload.length);
            pong = null;
            makeRoom(io);
        }
        if (pingDue && residue == null) {
            io.outLength = frames.ping(io.out, io.outLength, NOTHING, 0, 0);
            pingDue = false;
        }
    }

    private void frameFarewell(IoBuffers io) throws IOException {
        String reason = farewellReason;
        if (reason != null && !farewellFramed) {
            makeRoom(io);
            if (residue == null) {
                io.outLength = frames.close(io.out, io.outLength, farewellCode, reason);
                farewellFramed = true;
            }
        }
    }

    private void makeRoom(IoBuffers io) throws IOException {
        if (IoBuffers.SIZE - io.outLength < MAX_CONTROL_FRAME) {
            push(io);
        }
    }

    /** Writes what this thread's buffer holds. */
    private void push(IoBuffers io) throws IOException {
        if (io.outLength == 0) {
            return;
        }
        ByteBuffer buffer = io.outBuffer;
        buffer.clear().limit(io.outLength);
        io.outLength = 0;
        write(buffer);
        ByteBuffer rest = residue;
        if (rest != null && rest.array() == io.out) {
            byte[] copy =
                    Arrays.copyOfRange(io.out, rest.arrayOffset() + rest.position(), rest.arrayOffset() + rest.limit());
            residue = ByteBuffer.wrap(copy);
        }
    }

    /** Writes bytes behind those that wait; keeps, without copying, what the socket does not take. */
    private void write(ByteBuffer bytes) throws IOException {
        ByteBuffer earlier = residue;
        if (earlier != null) {
            residue = ByteBuffer.allocate(earlier.remaining() + bytes.remaining())
                    .put(earlier)
                    .put(bytes)
                    .flip();
            return;
        }
        flushed = false;
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                residue = bytes;
                return;
            }
            progress++;
        }
    }

    private void flush() throws IOException {
        if (!flushed && residue == null) {
            flushed = channel.flush();
        }
        if (residue == null && flushed) {
            if (channel.isWriteResumed()) {
                channel.suspendWrites();
            }
        } else if (!channel.isWriteResumed()) {
            channel.resumeWrites();
        }
    }
}
