package dev.duplexrpc.client;

import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.transport.TransportLimits;
import dev.duplexrpc.transport.WebSocketTransport;
import java.util.concurrent.CompletableFuture;

/** From options to a client: dials, makes a peer of what that gave, tells the listeners, and gives the threads back at the end. */
final class Connecting {

    private final ClientResources resources;
    private final Endpoint endpoint;
    private final TransportLimits limits;
    private final ListenerThread listeners;

    Connecting(ClientResources resources, Endpoint endpoint, TransportLimits limits, ListenerThread listeners) {
        this.resources = resources;
        this.endpoint = endpoint;
        this.limits = limits;
        this.listeners = listeners;
    }

    CompletableFuture<DuplexClient> begin(ConnectOptions options) {
        CompletableFuture<DuplexClient> client = new CompletableFuture<>();
        CompletableFuture<Dialer.Dialed> dialing = Dialer.dial(resources, options);
        dialing.whenComplete((dialed, failure) -> {
            if (failure == null) {
                connected(dialed, client);
            } else {
                if (failure instanceof ConnectFailedException reason) {
                    listeners.tell(listener -> listener.connectionFailed(reason));
                }
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
        return client;
    }

    private void connected(Dialer.Dialed dialed, CompletableFuture<DuplexClient> waiting) {
        WebSocketTransport transport =
                WebSocketTransport.over(dialed.connection(), dialed.negotiated(), limits, resources.wheel());
        Peer peer = new Peer(transport, endpoint);
        DuplexClient client = new DuplexClient(peer, dialed.negotiated().subprotocol(), limits.closeTimeout());
        listeners.tell(listener -> listener.connected(client));
        peer.closed().thenAccept(reason -> {
            listeners.tell(listener -> listener.disconnected(client, reason));
            listeners.tell(listener -> listener.closed(client));
            resources.giveBack();
        });
        peer.start();
        if (!waiting.complete(client)) {
            client.close();
        }
    }
}
