package dev.duplexrpc.peer;

import dev.duplexrpc.OutboxPolicy;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lanes of notifications that have an outbox policy, one for each method and policy. Names of methods may be made at run time, so lanes in which nothing waits go when
 * there are many, and there are never more than so many in which something does. Any thread.
 */
final class Lanes {

    private record Key(String method, OutboxPolicy policy) {}

    /** How many there may be before those in which nothing waits are looked for. */
    static final int KEPT = 64;

    /** How many there may be in which something waits. */
    static final int MAX_LANES = 1000;

    private static final String TOO_MANY = "notifications of " + MAX_LANES
            + " methods with an outbox policy wait for the other side already, and there may not be more of them";

    private final Peer peer;
    private final ConcurrentHashMap<Key, Lane> lanes = new ConcurrentHashMap<>(2);
    private volatile boolean ended;

    Lanes(Peer peer) {
        this.peer = peer;
    }

    /** Has a notification take its lane, see {@link Lane#offer}; there may be none for it where there are as many as may be. */
    Lane.Offer offer(String method, OutboxPolicy policy, byte[] message, int length, boolean mayWait) {
        Key key = new Key(method, policy);
        Lane.Offer offer = Lane.Offer.RETIRED;
        while (offer == Lane.Offer.RETIRED) {
            Lane lane = lanes.get(key);
            if (lane == null) {
                if (!hasRoom()) {
                    peer.limitReached("maxLaneBytes");
                    return Lane.Offer.TOO_MANY;
                }
                lane = lanes.computeIfAbsent(key, missing -> opened(policy));
            }
            if (ended) {
                lane.end();
            }
            offer = lane.offer(message, length, mayWait);
            if (offer == Lane.Offer.RETIRED) {
                lanes.remove(key, lane);
            }
        }
        return offer;
    }

    /** Why a notification was not taken, as a part of a sentence. */
    String problem(Lane.Offer offer) {
        return offer == Lane.Offer.TOO_MANY
                ? TOO_MANY
                : "what waits for the other side has the "
                        + Backlog.ofAll(peer.sender().lanes());
    }

    private Lane opened(OutboxPolicy policy) {
        Lane made = new Lane(peer, policy, Lane.UNLIMITED);
        made.open();
        return made;
    }

    private boolean hasRoom() {
        if (lanes.size() >= KEPT) {
            lanes.values().removeIf(Lane::retire);
        }
        return lanes.size() < MAX_LANES;
    }

    /** How many there are. */
    int size() {
        return lanes.size();
    }

    /** The connection has ended. */
    void end() {
        ended = true;
        lanes.values().forEach(Lane::end);
    }
}
