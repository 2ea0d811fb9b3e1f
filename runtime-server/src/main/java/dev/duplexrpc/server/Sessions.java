package dev.duplexrpc.server;

import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.TransportLimits;
import dev.duplexrpc.transport.WebSocketTransport;
import dev.duplexrpc.websocket.Role;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/** The connections of a server, counted so that there is a limit and known so that they can be told when it ends. Any thread. */
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final byte[] NOTHING = {};

    private final Endpoint endpoint;
    private final TransportLimits limits;
    private final TimerWheel wheel;
    private final int maxConnections;
    private final Set<Peer> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    Sessions(Endpoint endpoint, TransportLimits limits, TimerWheel wheel, int maxConnections) {
        this.endpoint = endpoint;
        this.limits = limits;
        this.wheel = wheel;
        this.maxConnections = maxConnections;
    }

    /** Whether one more is welcome. Requests that come at the same moment may get one or two beyond the limit. */
    boolean acceptsMore() {
        return !closing && open.size() < maxConnections;
    }

    /** Begins to serve a connection. On its I/O thread. */
    void begin(StreamConnection connection) {
        if (closing) {
            IoUtils.safeClose(connection);
            return;
        }
        Peer peer = new Peer(WebSocketTransport.over(connection, Role.SERVER, limits, wheel, NOTHING), endpoint);
        open.add(peer);
        peer.closed().thenRun(() -> open.remove(peer));
        peer.start();
    }

    int size() {
        return open.size();
    }

    void close(int code, String reason, Duration patience) {
        closing = true;
        CompletableFuture<?>[] ends = open.stream()
                .map(peer -> {
                    peer.close(code, reason);
                    return peer.closed();
                })
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.info("{} of {} connections did not end within {}; they are cut.", open.size(), ends.length, patience);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
