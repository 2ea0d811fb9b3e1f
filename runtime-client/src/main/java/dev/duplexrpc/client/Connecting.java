package dev.duplexrpc.client;

import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.transport.TransportLimits;
import dev.duplexrpc.transport.WebSocketTransport;
import dev.duplexrpc.websocket.CloseCode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.xnio.IoUtils;

/**
 * From options to a client: dials, makes a client of what that gave, tells the listeners, and gives the threads back at the end. Where the server speaks {@code
 * duplexrpc.1} the client is one that reconnects.
 *
 * @param addresses where the server can be reached, the best first
 */
record Connecting(
        Tenancy tenancy,
        Endpoint endpoint,
        TransportLimits limits,
        ListenerThread listeners,
        List<ConnectOptions> addresses,
        Reconnection reconnection) {

    CompletableFuture<DuplexClient> begin() {
        CompletableFuture<DuplexClient> client = new ClientFuture<>("connectAsync");
        tenancy.endsBy(
                () -> fail(client, Problems.resourcesClosed(addresses.get(0).target())));
        if (client.isDone()) {
            tenancy.end();
        } else {
            dial(0, client);
        }
        return client;
    }

    /** Tries one address after the other. */
    private void dial(int index, CompletableFuture<DuplexClient> client) {
        CompletableFuture<Dialer.Dialed> dialing = Dialer.dial(resources(), addresses.get(index));
        dialing.whenComplete((dialed, failure) -> {
            if (failure == null) {
                connectedAnyhow(dialed, index, client);
                return;
            }
            if (failure instanceof ConnectFailedException reason) {
                listeners.tell(listener -> listener.connectionFailed(reason));
            }
            if (index + 1 < addresses.size() && !client.isDone()) {
                dial(index + 1, client);
            } else {
                client.completeExceptionally(failure);
                tenancy.end();
            }
        });
        // Whoever cancels the one wants the other to end.
        client.whenComplete((unused, failure) -> {
            if (failure != null) {
                dialing.cancel(false);
            }
        });
    }

    private void fail(CompletableFuture<DuplexClient> client, ConnectFailedException reason) {
        if (client.completeExceptionally(reason)) {
            listeners.tell(listener -> listener.connectionFailed(reason));
        }
    }

    /** Nobody is to wait for a client because of what is thrown while it is made. */
    private void connectedAnyhow(Dialer.Dialed dialed, int index, CompletableFuture<DuplexClient> waiting) {
        try {
            connected(dialed, index, waiting);
        } catch (RuntimeException | Error defect) {
            IoUtils.safeClose(dialed.connection());
            fail(waiting, Problems.noClient(addresses.get(index).target(), defect));
            tenancy.end();
        }
    }

    private void connected(Dialer.Dialed dialed, int index, CompletableFuture<DuplexClient> waiting) {
        WebSocketTransport transport = transport(dialed);
        if (LinkMessages.SUBPROTOCOL.equals(transport.subprotocol())) {
            new Reconnecting(this, index, transport, waiting).begin(transport, dialed.credentials());
            return;
        }
        Peer peer = new Peer(transport, endpoint);
        DuplexClient client = new DuplexClient(peer, transport.subprotocol(), limits.closeTimeout());
        listeners.tell(listener -> listener.connected(client));
        peer.closed().thenAccept(reason -> {
            client.ended(reason);
            listeners.tell(listener -> listener.disconnected(client, reason));
            listeners.tell(listener -> listener.closed(client));
            tenancy.end();
        });
        peer.start();
        endWithResources(client);
        if (!waiting.complete(client)) {
            client.close();
        }
    }

    /** Resources that are closed say farewell for the client. */
    void endWithResources(DuplexClient client) {
        tenancy.endsBy(() -> client.close(CloseCode.GOING_AWAY, "the ClientResources of the client were closed"));
    }

    ClientResources resources() {
        return tenancy.resources();
    }

    WebSocketTransport transport(Dialer.Dialed dialed) {
        return WebSocketTransport.over(
                dialed.connection(), dialed.negotiated(), limits, resources().wheel());
    }
}
