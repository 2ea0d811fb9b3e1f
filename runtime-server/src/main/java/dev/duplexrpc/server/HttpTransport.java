package dev.duplexrpc.server;

import dev.duplexrpc.transport.Departure;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.transport.Transport;
import dev.duplexrpc.websocket.CloseCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

/**
 * One HTTP POST as a connection that lives as long as the request: the body comes in as its only message, replies are kept until all are there. Nothing else
 * can be sent.
 */
final class HttpTransport implements Transport {

    private final XnioIoThread ioThread;
    private final String label;
    private final int maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<byte[]> replies = new ArrayList<>(1);
    private long bytes;
    private volatile @Nullable Disconnect ended;
    private @Nullable Receiver receiver;

    HttpTransport(XnioIoThread ioThread, String label, int maxBytes) {
        this.ioThread = ioThread;
        this.label = label;
        this.maxBytes = maxBytes;
    }

    @Override
    public void start(Receiver taker) {
        receiver = taker;
    }

    /** Hands on the body. On the I/O thread. */
    void message(byte[] body, int length) {
        Objects.requireNonNull(receiver).message(body, 0, length);
    }

    /** The replies so far, in the order in which they came. */
    List<byte[]> replies() {
        lock.lock();
        try {
            return List.copyOf(replies);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean send(byte[] message, int from, int length, @Nullable Departure departure) {
        lock.lock();
        try {
            if (ended != null || (!replies.isEmpty() && bytes + length > maxBytes)) {
                return false;
            }
            bytes += length;
            replies.add(Arrays.copyOfRange(message, from, from + length));
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean pushes() {
        return false;
    }

    @Override
    public int maxOutboxBytes() {
        return maxBytes;
    }

    @Override
    public boolean isOpen() {
        return ended == null;
    }

    /** Why nothing can be sent any more; null if it can. */
    @Nullable Disconnect ended() {
        return ended;
    }

    @Override
    public void close(int code, String reason) {
        end(new Disconnect(Disconnect.Kind.CLOSED_HERE, code, reason));
    }

    @Override
    public void abort(Disconnect reason) {
        end(reason);
    }

    /** The request is answered. */
    void finish() {
        end(new Disconnect(Disconnect.Kind.CLOSED_HERE, CloseCode.NORMAL, "the request is answered"));
    }

    private void end(Disconnect reason) {
        lock.lock();
        try {
            if (ended != null) {
                return;
            }
            ended = reason;
        } finally {
            lock.unlock();
        }
        execute(() -> Objects.requireNonNull(receiver).closed(reason));
    }

    @Override
    public void execute(Runnable task) {
        try {
            ioThread.execute(task);
        } catch (RejectedExecutionException workerIsShutDown) {
            // As the contract says: on none if the thread has ended.
            return;
        }
    }

    @Override
    public boolean onIoThread() {
        return Thread.currentThread() instanceof XnioIoThread;
    }

    @Override
    public String label() {
        return label;
    }
}
