package dev.duplexrpc.peer;

import dev.duplexrpc.CloseReason;
import java.security.Principal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of an endpoint as one, told in the order in which they were given. What one throws is logged and changes nothing, neither for the others nor for the connection. */
final class EveryListener implements PeerListener {

    private static final Logger LOG = LoggerFactory.getLogger(EveryListener.class);

    private final PeerListener[] all;

    EveryListener(List<PeerListener> all) {
        this.all = all.toArray(PeerListener[]::new);
    }

    @Override
    public void opened(Peer peer) {
        tell(listener -> listener.opened(peer));
    }

    @Override
    public void authenticated(Peer peer, @Nullable Principal before) {
        tell(listener -> listener.authenticated(peer, before));
    }

    @Override
    public void named(Peer peer, @Nullable String before) {
        tell(listener -> listener.named(peer, before));
    }

    @Override
    public void suspended(Peer peer, CloseReason reason) {
        tell(listener -> listener.suspended(peer, reason));
    }

    @Override
    public void resumed(Peer peer) {
        tell(listener -> listener.resumed(peer));
    }

    @Override
    public void closed(Peer peer, CloseReason reason) {
        tell(listener -> listener.closed(peer, reason));
    }

    @Override
    public void limitReached(@Nullable Peer peer, String limit) {
        tell(listener -> listener.limitReached(peer, limit));
    }

    @Override
    public void refused(String reason) {
        tell(listener -> listener.refused(reason));
    }

    private void tell(Consumer<PeerListener> event) {
        for (PeerListener listener : all) {
            try {
                event.accept(listener);
            } catch (Throwable thrown) {
                LOG.error("An observer of connections failed.", thrown);
            }
        }
    }
}
