package dev.duplexrpc.peer;

import dev.duplexrpc.OutboxPolicy;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionEnd;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.protocol.ControlMessages;
import dev.duplexrpc.protocol.Dialect;
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

    <T> Emitter<T> open(SubscriptionMethod<?, T> method, OutboxPolicy policy) throws RpcException {
        if (!peer.pushes()) {
            throw StandardErrors.needsConnection(method.name());
        }
        if (byId.size() >= limits.maxSubscriptions()) {
            peer.limitReached("maxSubscriptions");
            throw StandardErrors.busy("this connection has the " + limits.maxSubscriptions()
                    + " subscriptions that maxSubscriptions allows");
        }
        String id = "0x" + Long.toHexString(lastId.incrementAndGet());
        long credit = peer.dialect() == Dialect.DUPLEX_1 ? ControlMessages.FIRST_CREDIT : Lane.UNLIMITED;
        Emitter<T> emitter = new Emitter<>(this, method, id, new Lane(peer, policy, credit));
        byId.put(id, emitter);
        if (ended) {
            stop(id, SubscriptionEnd.DISCONNECTED);
        }
        return emitter;
    }

    int size() {
        return byId.size();
    }

    /** The emitter has ended by itself. */
    void leave(String id) {
        byId.remove(id);
    }

    /** Stops one; false if there is none with this id. */
    boolean stop(String id, SubscriptionEnd why) {
        Emitter<?> emitter = byId.remove(id);
        if (emitter == null) {
            return false;
        }
        emitter.stop(why);
        return true;
    }

    /** The connection has ended. */
    void end() {
        ended = true;
        byId.keySet().forEach(id -> stop(id, SubscriptionEnd.DISCONNECTED));
    }

    JsonWriter writer() {
        return Writers.take(peer.largestMessage().bytes());
    }

    /** How many items the subscriber takes altogether; of one that has ended there is nothing to say. */
    void credit(String id, long total) {
        Emitter<?> emitter = byId.get(id);
        if (emitter != null) {
            emitter.credit(total);
        }
    }

    void close(Subscription handlers, SubscriptionEnd why) {
        peer.runHandler(() -> handlers.ended(why));
    }
}
