package dev.duplexrpc.peer;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.websocket.TooLarge;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What the transport of a peer brings: messages, and at last the end, which is that of everything that goes on there. On the connection's thread. */
final class Reception implements Receiver {

    /** Its peer's, as what is said of its connections is. */
    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

    private final Peer peer;
    private final Incoming incoming;
    private final @Nullable Succession succession;
    private final Counts counts;
    private final long startedNanos;

    Reception(Peer peer, @Nullable Succession succession) {
        this.peer = peer;
        this.incoming = new Incoming(peer, peer.endpoint());
        this.succession = succession;
        this.counts = peer.counts();
        this.startedNanos = peer.nanos();
    }

    @Override
    public void message(byte[] bytes, int from, int length) {
        incoming.message(bytes, from, length);
    }

    @Override
    public void tooLarge(byte[] beginning, int from, int length, TooLarge why) {
        incoming.tooLarge(beginning, from, length, why);
    }

    @Override
    public void closed(Disconnect disconnect) {
        CloseReason reason = disconnect.asCloseReason();
        peer.ending();
        peer.notifications().end();
        peer.admission().close();
        peer.running().all().forEach(Invocation::cancel);
        if (succession != null) {
            peer.calls().ending(disconnect);
            succession.after(peer, reason);
        }
        peer.calls().ended(disconnect);
        peer.lanes().end();
        peer.emitters().end();
        peer.listeners().end(disconnect);
        log(reason);
        peer.ended(disconnect);
    }

    private void log(CloseReason reason) {
        // A request over HTTP is a connection of its own, and hardly worth a line.
        LOG.atLevel(peer.pushes() ? Level.INFO : Level.DEBUG)
                .log(
                        "{} closed, {}; {} requests, {} notifications and {} responses came, {} unreadable, in {} ms.",
                        peer.label(),
                        reason,
                        counts.requests,
                        counts.notifications,
                        counts.responses,
                        counts.unreadable,
                        TimeUnit.NANOSECONDS.toMillis(peer.nanos() - startedNanos));
    }
}
