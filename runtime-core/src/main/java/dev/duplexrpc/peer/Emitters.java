package dev.duplexrpc.peer;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.StandardErrors;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The subscriptions of the other side. Any thread. */
final class Emitters {

    private final Peer peer;
    private final PeerLimits limits;
    private final ConcurrentHashMap<String, Emitter<?>> byId = new ConcurrentHashMap<>(2);
    private final AtomicLong lastId = new AtomicLong();
    private volatile boolean ended;

    Emitters(Peer peer, PeerLimits limits) {
        this.peer = peer;
        this.limits = limits;
    }

    <T> Emitter<T> open(SubscriptionMethod<?, T> method) throws RpcException {
        if (!peer.pushes()) {
            throw StandardErrors.needsConnection(method.name());
        }
        if (byId.size() >= limits.maxSubscriptions()) {
            throw StandardErrors.busy("this connection has the " + limits.maxSubscriptions()
                    + " subscriptions that maxSubscriptions allows");
        }
        String id = "0x" + Long.toHexString(lastId.incrementAndGet());
        Emitter<T> emitter = new Emitter<>(this, method, id);
        byId.put(id, emitter);
        if (ended) {
            stop(id);
        }
        return emitter;
    }

    /** The emitter has ended by itself. */
    void leave(String id) {
        byId.remove(id);
    }

    /** Stops one; false if there is none with this id. */
    boolean stop(String id) {
        Emitter<?> emitter = byId.remove(id);
        if (emitter == null) {
            return false;
        }
        emitter.stop();
        return true;
    }

    /** The connection has ended. */
    void end() {
        ended = true;
        byId.keySet().forEach(this::stop);
    }

    JsonWriter writer() {
        return Writers.take(limits.maxMessageBytes());
    }

    int maxEarlyBytes() {
        return limits.maxWaitingBytes();
    }

    void send(byte[] message, int length) {
        peer.send(message, length);
    }

    void close(Subscription handlers) {
        peer.runHandler(handlers::close);
    }
}
