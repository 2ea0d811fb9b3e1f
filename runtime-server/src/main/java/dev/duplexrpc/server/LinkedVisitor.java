package dev.duplexrpc.server;

import dev.duplexrpc.CloseReason;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.session.Guest;
import dev.duplexrpc.session.LinkCodes;
import dev.duplexrpc.session.LinkedTransport;
import dev.duplexrpc.session.SessionHost;
import dev.duplexrpc.session.Visitor;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Transport;
import dev.duplexrpc.websocket.CloseCode;
import java.security.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who has connected and speaks {@code duplexrpc.1}: wants a new session, or one that it has already. Belongs to the connection's thread. */
final class LinkedVisitor implements Visitor {

    private final SessionHost host;
    private final ServedEndpoint endpoint;
    private final Transport connection;
    private final Sessions sessions;
    private final Gate gate;
    private final Identified client;

    /** Who it is: what the handshake has told, until the first message tells more. */
    private Authentication found;

    LinkedVisitor(
            SessionHost host,
            ServedEndpoint endpoint,
            Transport connection,
            Identified client,
            Sessions sessions,
            Gate gate) {
        this.host = host;
        this.endpoint = endpoint;
        this.connection = connection;
        this.sessions = sessions;
        this.gate = gate;
        this.client = client;
        this.found = client.found();
    }

    @Override
    public void identify(@Nullable Json auth, Consumer<@Nullable CloseReason> then) {
        if (auth == null) {
            then.accept(judge(client.found()));
        } else {
            endpoint.identification()
                    .again(client, auth)
                    .thenAccept(again -> connection.execute(() -> then.accept(judge(again))));
        }
    }

    /** Takes it for whom it has been found to be, or says why it is not let in. */
    private @Nullable CloseReason judge(Authentication answer) {
        Refusal refusal = answer.refusal();
        if (refusal == null) {
            found = answer;
            return null;
        }
        endpoint.tellRefused(client.from(), client.path(), refusal);
        return new CloseReason(
                CloseReason.Kind.CLOSED_HERE,
                refusal.isPassing() ? CloseCode.TRY_AGAIN_LATER : LinkCodes.REFUSED,
                Objects.toString(refusal.error().getMessage()));
    }

    @Override
    public @Nullable String principal() {
        Principal principal = found.principal();
        return principal == null ? null : principal.getName();
    }

    @Override
    public String address() {
        return Network.of(client.from().getAddress()).getHostAddress();
    }

    @Override
    public @Nullable CloseReason refusal() {
        if (sessions.mayEnter(found.principal())) {
            return null;
        }
        endpoint.endpoint().refused("maxConnectionsPerPrincipal");
        limitReached("maxConnectionsPerPrincipal");
        return Sessions.TOO_MANY;
    }

    @Override
    public void limitReached(String limit) {
        endpoint.endpoint().limitReached(null, limit);
    }

    @Override
    public Guest open(LinkedTransport transport) {
        Peer peer = new Peer(transport, endpoint.endpoint(), Dialect.DUPLEX_1);
        return new LinkedGuest(host, gate, found, peer, transport);
    }

    /** The session, which goes on when the connection that opened it is long gone. */
    private record LinkedGuest(SessionHost host, Gate gate, Authentication opener, Peer peer, LinkedTransport transport)
            implements Guest {

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
        public long heldBytes() {
            return peer.heldBytes();
        }

        @Override
        public void begin() {
            peer.closed().thenRun(() -> host.ended(this, transport));
            opener.tell(peer);
            peer.start();
            Farewells.leaveIfClosing(peer, gate);
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
            Farewells.leaveIfClosing(peer, gate);
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
