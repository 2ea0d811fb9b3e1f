package dev.duplexrpc.server;

import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.transport.TransportLimits;
import java.time.Duration;

/** What an endpoint takes over from the server's builder unless it says otherwise. Mutable, and copied for each endpoint. */
final class EndpointSettings {

    PeerLimits peerLimits = PeerLimits.DEFAULTS;
    TransportLimits transportLimits = TransportLimits.DEFAULTS;
    Origins origins = Origins.SAME;
    boolean http = true;
    Duration bodyTimeout = Duration.ofSeconds(10);
    Duration httpTimeout = Duration.ofSeconds(60);

    EndpointSettings copy() {
        EndpointSettings copy = new EndpointSettings();
        copy.peerLimits = peerLimits;
        copy.transportLimits = transportLimits;
        copy.origins = origins;
        copy.http = http;
        copy.bodyTimeout = bodyTimeout;
        copy.httpTimeout = httpTimeout;
        return copy;
    }
}
