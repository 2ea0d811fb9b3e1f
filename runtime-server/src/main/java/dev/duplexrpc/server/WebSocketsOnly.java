package dev.duplexrpc.server;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Tells another listener of WebSockets, and nothing of the requests over HTTP, each of which is a peer as well. */
record WebSocketsOnly(PeerListener listener) implements PeerListener {

    static PeerListener of(PeerListener listener) {
        return new WebSocketsOnly(listener);
    }

    @Override
    public void opened(Peer peer) {
        if (peer.pushes()) {
            listener.opened(peer);
        }
    }

    @Override
    public void authenticated(Peer peer, @Nullable Principal before) {
        if (peer.pushes()) {
            listener.authenticated(peer, before);
        }
    }

    @Override
    public void named(Peer peer, @Nullable String before) {
        if (peer.pushes()) {
            listener.named(peer, before);
        }
    }

    @Override
    public void suspended(Peer peer, CloseReason reason) {
        listener.suspended(peer, reason);
    }

    @Override
    public void resumed(Peer peer) {
        listener.resumed(peer);
    }

    @Override
    public void closed(Peer peer, CloseReason reason) {
        if (peer.pushes()) {
            listener.closed(peer, reason);
        }
    }
}
