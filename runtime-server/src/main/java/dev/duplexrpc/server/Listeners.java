package dev.duplexrpc.server;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application's listeners, all of them, and none of them able to do harm. */
final class Listeners implements PeerListener {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<SessionListener> listeners;

    Listeners(List<SessionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void opened(Peer peer) {
        tell(listener -> listener.opened(peer));
    }

    @Override
    public void suspended(Peer peer, CloseReason reason) {
        tellFailure(peer, reason);
        tell(listener -> listener.suspended(peer, reason));
    }

    @Override
    public void resumed(Peer peer) {
        tell(listener -> listener.resumed(peer));
    }

    @Override
    public void closed(Peer peer, CloseReason reason) {
        if (peer.suspendedSince() != null && reason.kind() == CloseReason.Kind.LOST) {
            tell(listener -> listener.expired(peer, reason));
        } else {
            tellFailure(peer, reason);
        }
        tell(listener -> listener.closed(peer, reason));
    }

    private void tellFailure(Peer peer, CloseReason reason) {
        if (reason.isFailure()) {
            tell(listener -> listener.failed(peer, reason));
        }
    }

    void closing(Peer peer) {
        tell(listener -> listener.closing(peer));
    }

    void refused(InetSocketAddress from, String path, Refusal refusal) {
        tell(listener -> listener.refused(
                from, path, refusal.status(), String.valueOf(refusal.error().getMessage())));
    }

    private void tell(Consumer<SessionListener> event) {
        for (SessionListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable failed) {
                LOG.error("A session listener failed.", failed);
            }
        }
    }
}
