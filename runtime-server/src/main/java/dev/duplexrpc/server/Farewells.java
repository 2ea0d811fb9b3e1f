package dev.duplexrpc.server;

import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.websocket.CloseCode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a server ends: nobody comes in any more, and the clients are told one after the other, each as soon as none of its calls runs. Who has calls that do not end is told
 * when the time for that is up. Everything here has its time, so the end is not far.
 */
final class Farewells {

    private static final Logger LOG = LoggerFactory.getLogger(Farewells.class);

    /** A server with few clients need not take its time. */
    private static final long NANOS_PER_CLIENT = TimeUnit.MILLISECONDS.toNanos(5);

    private final Gate gate;
    private final Sessions sessions;
    private final Listeners listeners;
    private final TimerWheel wheel;
    private final Duration drainTimeout;
    private final Duration closeSpread;
    private final Duration closeTimeout;

    Farewells(Gate gate, Sessions sessions, Listeners listeners, TimerWheel wheel, HandlerOptions<?> options) {
        this.gate = gate;
        this.sessions = sessions;
        this.listeners = listeners;
        this.wheel = wheel;
        this.drainTimeout = options.drainTimeout;
        this.closeSpread = options.closeSpread;
        this.closeTimeout = options.settings.transportLimits.closeTimeout();
    }

    /** Says them, and returns when the last connection has ended or has had its time. */
    void say() {
        CompletableFuture<Void> empty = gate.close();
        List<Peer> peers = sessions.peers();
        peers.forEach(listeners::closing);
        long spread = Math.min(closeSpread.toNanos(), peers.size() * NANOS_PER_CLIENT);
        for (int i = 0; i < peers.size(); i++) {
            Peer peer = peers.get(i);
            long turn = spread * i / peers.size();
            wheel.schedule(turn, () -> peer.idle().thenRun(() -> leave(peer)));
            wheel.schedule(turn + drainTimeout.toNanos(), () -> peer.execute(() -> leaveAtOnce(peer)));
        }
        // Those who wait for their clients have no connection that the gate could count.
        CompletableFuture<Void> ended = CompletableFuture.allOf(
                empty, CompletableFuture.allOf(peers.stream().map(Peer::closed).toArray(CompletableFuture<?>[]::new)));
        Duration patience = drainTimeout.plus(closeTimeout).plusNanos(spread);
        if (!await(ended, patience)) {
            LOG.warn("{} connections and requests did not end within {}; they are cut.", gate.inside(), patience);
        }
    }

    /** For those whose handshake was under way when the others were told. */
    static void leaveIfClosing(Peer peer, Gate gate) {
        if (gate.isClosing()) {
            leave(peer);
        }
    }

    /** Its calls have had their time. */
    private static void leaveAtOnce(Peer peer) {
        if (peer.isOpen()) {
            peer.limitReached("drainTimeout");
            leave(peer);
        }
    }

    private static void leave(Peer peer) {
        if (peer.isOpen()) {
            peer.close(CloseCode.GOING_AWAY, "the server is shutting down");
        }
    }

    private static boolean await(CompletableFuture<Void> end, Duration patience) {
        try {
            end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
