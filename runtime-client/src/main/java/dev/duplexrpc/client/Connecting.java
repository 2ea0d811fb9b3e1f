package dev.duplexrpc.client;

import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.transport.TransportLimits;
import dev.duplexrpc.transport.WebSocketTransport;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * From options to a client: dials, makes a client of what that gave, tells the listeners, and gives the threads back at the end. Where the server speaks {@code
 * duplexrpc.1} the client is one that reconnects.
 *
 * @param addresses where the server can be reached, the best first
 */
record Connecting(
        ClientResources resources,
        Endpoint endpoint,
        TransportLimits limits,
        ListenerThread listeners,
        List<ConnectOptions> addresses,
        Reconnection reconnection) {

    CompletableFuture<DuplexClient> begin() {
        CompletableFuture<DuplexClient> client = new ClientFuture<>("connectAsync");
        dial(0, client);
        return client;
    }

    /** Tries one address after the other. */
    private void dial(int index, CompletableFuture<DuplexClient> client) {
        CompletableFuture<Dialer.Dialed> dialing = Dialer.dial(resources, addresses.get(index));
        dialing.whenComplete((dialed, failure) -> {
            if (failure == null) {
                connected(dialed, index, client);
                return;
            }
            if (failure instanceof ConnectFailedException reason) {
                listeners.tell(listener -> listener.connectionFailed(reason));
            }
            if (index + 1 < addresses.size() && !client.isDone()) {
                dial(index + 1, client);
            } else {
                client.completeExceptionally(failure);
                resources.giveBack();
            }
        });
        // Whoever cancels the one wants the other to end.
        client.whenComplete((unused, failure) -> {
            if (client.isCancelled()) {
                dialing.cancel(false);
            }
        });
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
            resources.giveBack();
        });
        peer.start();
        if (!waiting.complete(client)) {
            client.close();
        }
    }

    WebSocketTransport transport(Dialer.Dialed dialed) {
        return WebSocketTransport.over(dialed.connection(), dialed.negotiated(), limits, resources.wheel());
    }
}
