package dev.duplexrpc.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One of many connections that call now and then, never more than one call at a time. It answers pings. */
final class PacedConnection implements Frames.Taker {
    private static final int ROOM = 2048;

    private final Pace pace;
    private final SocketChannel channel;
    private final int id;
    private final Expected expected;
    private final Request request;
    private final ByteBuffer in = ByteBuffer.allocate(ROOM);
    private long due;
    private boolean waiting;
    private boolean checked;

    private PacedConnection(Pace pace, SocketChannel channel, int id, Expected expected, Request request) {
        this.pace = pace;
        this.channel = channel;
        this.id = id;
        this.expected = expected;
        this.request = request;
    }

    static PacedConnection open(Pace pace, Handshake handshake, Selector selector, int id, Expected expected)
            throws IOException {
        SocketChannel channel = handshake.open().socket();
        PacedConnection connection = new PacedConnection(pace, channel, id, expected, new Request(Call.LIST_PETS));
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Calls now, because it was due then; not if the call before has no answer yet. */
    void call(long dueAt) {
        if (waiting) {
            pace.skipped();
            return;
        }
        due = dueAt;
        waiting = channel.isOpen();
        ByteBuffer out = ByteBuffer.allocate(request.frameLength());
        request.put(out, id);
        write(out);
    }

    void ready() throws IOException {
        try {
            if (channel.read(in) < 0) {
                end("the server closed a connection without a word");
                return;
            }
            in.flip();
            while (Frames.take(in, this)) {
                // Until the rest is only a part of a frame.
            }
            in.compact();
        } catch (IOException gone) {
            end(String.valueOf(gone.getMessage()));
        }
    }

    @Override
    public void text(ByteBuffer bytes, int from, int length, boolean compressed) throws IOException {
        if (!waiting || Answer.id(bytes, from, length) != id) {
            pace.failed("an answer came that nobody waits for");
            return;
        }
        pace.answered(System.nanoTime() - due);
        waiting = false;
        if (!checked) {
            byte[] answer = new byte[length];
            bytes.get(from, answer);
            expected.check(answer, id);
            checked = true;
        }
    }

    @Override
    public void ping(byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(ROOM);
        Request.putPong(out, payload);
        write(out);
    }

    /** What is so little fits the socket's buffer, unless the server has stopped reading. */
    private void write(ByteBuffer out) {
        out.flip();
        try {
            channel.write(out);
            if (out.hasRemaining()) {
                pace.failed("the server takes nothing any more");
            }
        } catch (IOException gone) {
            pace.failed(String.valueOf(gone.getMessage()));
        }
    }

    private void end(String reason) throws IOException {
        pace.failed(reason);
        close();
    }

    void close() throws IOException {
        channel.close();
    }
}
