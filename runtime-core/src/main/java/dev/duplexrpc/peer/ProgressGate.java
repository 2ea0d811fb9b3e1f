package dev.duplexrpc.peer;

import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonLimitException;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.ControlMessages;
import dev.duplexrpc.protocol.RequestId;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the progress of one call of the other side goes out: it is open until the call is answered, so nothing leaves behind the answer. Progress is for who watches:
 * what finds much waiting is left out, and so neither takes the room of answers nor ends a connection. Any thread.
 */
final class ProgressGate {

    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    <T> void send(Peer peer, RequestId id, JsonCodec<T> codec, T value) {
        PeerLimits limits = peer.endpoint().limits;
        JsonWriter out = Writers.take(limits.maxMessageBytes());
        try {
            ControlMessages.progress(out, id, codec, value);
        } catch (JsonLimitException tooLarge) {
            peer.limitReached("maxMessageBytes");
            throw new IllegalArgumentException(
                    "The progress of a call is larger than the " + tooLarge.limit()
                            + " bytes that maxMessageBytes allows.",
                    tooLarge);
        }
        lock.lock();
        try {
            if (!closed) {
                if (peer.sender().outboxBytes() > limits.maxLaneBytes()) {
                    peer.limitReached("maxLaneBytes");
                } else {
                    peer.offer(out.buffer(), out.length(), null);
                }
            }
        } finally {
            lock.unlock();
        }
        Writers.giveBack(out);
    }

    /** The answer is about to leave. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
