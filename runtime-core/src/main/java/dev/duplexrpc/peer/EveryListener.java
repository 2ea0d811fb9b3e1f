package dev.duplexrpc.peer;

import dev.duplexrpc.CloseReason;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All listeners of an endpoint as one, told in the order in which they were given. */
final class EveryListener implements PeerListener {

    private final PeerListener[] all;

    EveryListener(List<PeerListener> all) {
        this.all = all.toArray(PeerListener[]::new);
    }

    @Override
    public void opened(Peer peer) {
        for (PeerListener listener : all) {
            listener.opened(peer);
        }
    }

    @Override
    public void authenticated(Peer peer, @Nullable Principal before) {
        for (PeerListener listener : all) {
            listener.authenticated(peer, before);
        }
    }

    @Override
    public void named(Peer peer, @Nullable String before) {
        for (PeerListener listener : all) {
            listener.named(peer, before);
        }
    }

    @Override
    public void suspended(Peer peer, CloseReason reason) {
        for (PeerListener listener : all) {
            listener.suspended(peer, reason);
        }
    }

    @Override
    public void resumed(Peer peer) {
        for (PeerListener listener : all) {
            listener.resumed(peer);
        }
    }

    @Override
    public void closed(Peer peer, CloseReason reason) {
        for (PeerListener listener : all) {
            listener.closed(peer, reason);
        }
    }

    @Override
    public void limitReached(@Nullable Peer peer, String limit) {
        for (PeerListener listener : all) {
            listener.limitReached(peer, limit);
        }
    }

    @Override
    public void refused(String reason) {
        for (PeerListener listener : all) {
            listener.refused(reason);
        }
    }
}
