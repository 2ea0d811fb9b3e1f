package dev.duplexrpc.peer;

import dev.duplexrpc.OutboxPolicy;
import java.util.concurrent.ConcurrentHashMap;

/** The lanes of notifications that have an outbox policy, one for each method and policy. Any thread. */
final class Lanes {

    private record Key(String method, OutboxPolicy policy) {}

    private final Peer peer;
    private final ConcurrentHashMap<Key, Lane> lanes = new ConcurrentHashMap<>(2);
    private volatile boolean ended;

    Lanes(Peer peer) {
        this.peer = peer;
    }

    Lane of(String method, OutboxPolicy policy) {
        Lane lane = lanes.computeIfAbsent(new Key(method, policy), key -> {
            Lane made = new Lane(peer, policy, Lane.UNLIMITED);
            made.open();
            return made;
        });
        if (ended) {
            lane.end();
        }
        return lane;
    }

    /** The connection has ended. */
    void end() {
        ended = true;
        lanes.values().forEach(Lane::end);
    }
}
