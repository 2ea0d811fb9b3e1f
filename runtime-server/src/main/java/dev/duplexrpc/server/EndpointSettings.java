package dev.duplexrpc.server;

import dev.duplexrpc.CallingInterceptor;
import dev.duplexrpc.ServingInterceptor;
import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.peer.PeerListener;
import dev.duplexrpc.session.SessionStore;
import dev.duplexrpc.session.SessionTerms;
import dev.duplexrpc.transport.TransportLimits;
import dev.duplexrpc.websocket.DeflateOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an endpoint takes over from the server's builder unless it says otherwise. Mutable, and copied for each endpoint. */
final class EndpointSettings {

    PeerLimits peerLimits = PeerLimits.DEFAULTS;
    TransportLimits transportLimits = TransportLimits.DEFAULTS;

    /** Null where it goes with the largest message. */
    @Nullable Integer maxInflatedBytes;

    Origins origins = Origins.SAME;
    Hosts hosts = Hosts.UNSAID;
    boolean http = true;
    Duration bodyTimeout = Duration.ofSeconds(10);
    Duration httpTimeout = Duration.ofSeconds(60);

    @Nullable Authenticator authenticator;

    @Nullable AsyncAuthenticator asyncAuthenticator;

    Duration authenticationTimeout = Duration.ofSeconds(10);
    Set<String> login = Set.of();
    Duration loginTimeout = Duration.ofSeconds(10);
    List<String> subprotocols = List.of();
    SessionTerms sessionTerms = SessionTerms.DEFAULTS;

    @Nullable SessionStore sessionStore;

    @Nullable DeflateOptions compression;

    boolean cancelPlainCalls = true;
    List<ServingInterceptor> serving = List.of();
    List<CallingInterceptor> calling = List.of();
    List<PeerListener> observers = List.of();

    EndpointSettings copy() {
        EndpointSettings copy = new EndpointSettings();
        copy.peerLimits = peerLimits;
        copy.transportLimits = transportLimits;
        copy.maxInflatedBytes = maxInflatedBytes;
        copy.origins = origins;
        copy.hosts = hosts;
        copy.http = http;
        copy.bodyTimeout = bodyTimeout;
        copy.httpTimeout = httpTimeout;
        copy.authenticator = authenticator;
        copy.asyncAuthenticator = asyncAuthenticator;
        copy.authenticationTimeout = authenticationTimeout;
        copy.login = login;
        copy.loginTimeout = loginTimeout;
        copy.subprotocols = subprotocols;
        copy.sessionTerms = sessionTerms;
        copy.sessionStore = sessionStore;
        copy.compression = compression;
        copy.cancelPlainCalls = cancelPlainCalls;
        copy.serving = serving;
        copy.calling = calling;
        copy.observers = observers;
        return copy;
    }
}
