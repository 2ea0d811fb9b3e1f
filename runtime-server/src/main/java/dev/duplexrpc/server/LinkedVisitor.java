package dev.duplexrpc.server;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.session.Guest;
import dev.duplexrpc.session.LinkedTransport;
import dev.duplexrpc.session.SessionHost;
import dev.duplexrpc.session.Visitor;
import dev.duplexrpc.transport.Disconnect;
import java.security.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who has connected and speaks {@code duplexrpc.1}: wants a new session, or one that it has already. */
record LinkedVisitor(SessionHost host, Endpoint endpoint, Authentication found, Sessions sessions, Gate gate)
        implements Visitor {

    @Override
    public @Nullable String principal() {
        Principal principal = found.principal();
        return principal == null ? null : principal.getName();
    }

    @Override
    public @Nullable CloseReason refusal() {
        if (sessions.mayEnter(found.principal())) {
            return null;
        }
        endpoint.refused("maxConnectionsPerPrincipal");
        limitReached("maxConnectionsPerPrincipal");
        return Sessions.TOO_MANY;
    }

    @Override
    public void limitReached(String limit) {
        endpoint.limitReached(null, limit);
    }

    @Override
    public Guest open(LinkedTransport transport) {
        Peer peer = new Peer(transport, endpoint, Dialect.DUPLEX_1);
        return new LinkedGuest(this, peer, transport);
    }

    /** The session, which goes on when the connection that opened it is long gone. */
    private record LinkedGuest(LinkedVisitor opener, Peer peer, LinkedTransport transport) implements Guest {

        @Override
        public String id() {
            return peer.id();
        }

        @Override
        public Instant created() {
            return peer.created();
        }

        @Override
        public @Nullable Instant suspendedSince() {
            return peer.suspendedSince();
        }

        @Override
        public void begin() {
            peer.closed().thenRun(() -> opener.host.ended(this, transport));
            opener.found.tell(peer);
            peer.start();
            Farewells.leaveIfClosing(peer, opener.gate);
        }

        @Override
        public void returned(Visitor visitor) {
            Authentication newest = ((LinkedVisitor) visitor).found;
            Principal now = peer.principal();
            // Who has logged in as somebody else since, or out, stays that.
            if (newest.principal() != null
                    && now != null
                    && now.getName().equals(newest.principal().getName())) {
                peer.authenticate(newest.principal(), newest.expires());
            }
            Farewells.leaveIfClosing(peer, opener.gate);
        }

        @Override
        public void suspended(Disconnect reason) {
            peer.suspended(reason);
        }

        @Override
        public void resumed() {
            peer.resumed();
        }
    }
}
