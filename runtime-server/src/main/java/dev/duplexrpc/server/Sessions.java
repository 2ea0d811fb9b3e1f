package dev.duplexrpc.server;

import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.transport.WebSocketTransport;
import dev.duplexrpc.websocket.Role;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xnio.StreamConnection;

/** The open connections. Any thread. */
final class Sessions {

    private static final byte[] NOTHING = {};

    private final Set<Peer> open = ConcurrentHashMap.newKeySet();

    /** Begins to serve a connection. On its I/O thread. */
    void begin(StreamConnection connection, ServedEndpoint endpoint, Gate.Ticket ticket) {
        Peer peer = new Peer(
                WebSocketTransport.over(connection, Role.SERVER, endpoint.transportLimits(), endpoint.wheel(), NOTHING),
                endpoint.endpoint());
        open.add(peer);
        peer.closed().thenRun(() -> {
            open.remove(peer);
            ticket.giveBack();
        });
        peer.start();
    }

    int size() {
        return open.size();
    }

    List<Peer> all() {
        return List.copyOf(open);
    }
}
