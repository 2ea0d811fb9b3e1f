package dev.duplexrpc.server;

import dev.duplexrpc.CallingInterceptor;
import dev.duplexrpc.RpcDocument;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.ServingInterceptor;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonException;
import dev.duplexrpc.peer.PeerListener;
import dev.duplexrpc.session.SessionStore;
import dev.duplexrpc.session.SuspendedLimits;
import dev.duplexrpc.websocket.DeflateOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of one path of a server. On the builder of a server or handler they apply to the default path and, except for services, document and
 * label, also to every other endpoint that does not set them itself, in whichever order they are called. Not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class EndpointOptions<B extends EndpointOptions<B>> extends EndpointLimits<B>
        permits HandlerOptions, EndpointBuilder {

    final List<RpcService> services = new ArrayList<>();

    @Nullable RpcDocument document;

    @Nullable String label;

    EndpointOptions(EndpointSettings settings) {
        super(settings);
    }

    /** Adds services; their methods must have different names. Default: none. */
    public final B serve(RpcService... more) {
        Collections.addAll(services, more);
        return self();
    }

    /**
     * The OpenRPC document of this path: what {@code rpc.discover} and {@code GET <path>/openrpc.json} return. Default: the document that its services bring, as generated ones do, if they all bring the same.
     */
    public final B document(Json json) {
        document = RpcDocument.of(Objects.requireNonNull(json, "json"));
        return self();
    }

    /**
     * As {@link #document(Json)}, from a stream that is read to its end and closed, such as {@code Main.class.getResourceAsStream("/petstore.json")}. Default: as there.
     *
     * @throws IllegalArgumentException if it is null, because there is no such resource, or if it is not JSON
     * @throws UncheckedIOException if it cannot be read
     */
    public final B document(@Nullable InputStream json) {
        if (json == null) {
            throw new IllegalArgumentException(
                    "There is no document: the stream is null, as it is for a resource that is not on the class path.");
        }
        try (json) {
            return document(Json.parse(json.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The document cannot be read.", unreadable);
        } catch (JsonException broken) {
            throw new IllegalArgumentException("The document is no JSON: " + broken.getMessage(), broken);
        }
    }

    /** The rule of {@link dev.duplexrpc.peer.Endpoint}, for the document that is read over HTTP. */
    final @Nullable RpcDocument documentOrOnlyOne() {
        return document == null ? RpcService.documentOf(services) : document;
    }

    /** The endpoint's name in logs, metrics and health. Default: its path. */
    public final B label(String name) {
        label = name;
        return self();
    }

    /** Whether single calls and batches are also accepted as HTTP POST. Default: they are. */
    public final B http(HttpPost switched) {
        settings.http = switched == HttpPost.ON;
        return self();
    }

    /** How long a client may take to send the body of an HTTP POST. Default: 10 s. */
    public final B bodyTimeout(Duration timeout) {
        settings.bodyTimeout = Positive.duration("bodyTimeout", timeout);
        return self();
    }

    /** How long the calls of an HTTP POST may take in total, and then how long sending its response may take; the latter applies to all other responses too. Default: 60 s. */
    public final B httpTimeout(Duration timeout) {
        settings.httpTimeout = Positive.duration("httpTimeout", timeout);
        return self();
    }

    /**
     * The origins whose pages may connect, besides the server's own: such as {@code https://app.example.com}, {@code https://*.example.com} for all subdomains,
     * {@code *} for all origins, which may POST, though not with the cookies of their user. Clients other than browsers send no origin and are not affected. Default: only
     * the server's own.
     */
    public final B allowedOrigins(String... origins) {
        settings.origins = Origins.of(List.of(origins));
        return self();
    }

    /**
     * The names of the server, as in the header {@code Host} without the port: such as {@code rpc.example.com}, {@code *.example.com} for all subdomains,
     * {@code *} for any; requests with another name are refused with 421. Default: any, but pages whose origin is not listed, and requests for the document, must address a server on a loopback
     * address as {@code localhost} or by IP address, unless one of {@code trustedProxies} reports that they are from elsewhere.
     */
    public final B allowedHosts(String... hosts) {
        settings.hosts = Hosts.of(List.of(hosts));
        return self();
    }

    /**
     * Authenticates each client before it may connect, and each HTTP POST; called again if the first message of a session brings credentials. It may block. Default: none, and a
     * client has no principal, or the subject of its certificate.
     */
    public final B authenticate(Authenticator authenticator) {
        settings.authenticator = Objects.requireNonNull(authenticator, "authenticator");
        settings.asyncAuthenticator = null;
        return self();
    }

    /** As {@link #authenticate}, without blocking. Default: none. */
    public final B authenticateAsync(AsyncAuthenticator authenticator) {
        settings.asyncAuthenticator = Objects.requireNonNull(authenticator, "authenticator");
        settings.authenticator = null;
        return self();
    }

    /** How long authenticating a client may take; then it is refused with 503, or with 1013 if it already has a WebSocket. Default: 10 s. */
    public final B authenticationTimeout(Duration timeout) {
        settings.authenticationTimeout = Positive.duration("authenticationTimeout", timeout);
        return self();
    }

    /**
     * The methods that a client may call before {@link dev.duplexrpc.Session#authenticate} was called for it, usually by the handler of one of these; all others, including {@code rpc.discover}, are
     * refused with -32006 until then. {@code GET <path>/openrpc.json} is open to everybody, unless {@code authenticate} says otherwise. Default: no login, and every client may call everything.
     */
    public final B login(String... methods) {
        settings.login = Set.copyOf(List.of(methods));
        return self();
    }

    /** How long a client may take to log in, if {@code login} requires it; then its connection closes with code 1008. Default: 10 s. */
    public final B loginTimeout(Duration timeout) {
        settings.loginTimeout = Positive.duration("loginTimeout", timeout);
        return self();
    }

    /**
     * How long a session whose connection was lost waits for its client; zero disables sessions and the subprotocol {@code duplexrpc.1}. Default: 60 s.
     */
    public final B sessionGrace(Duration time) {
        settings.sessionTerms = settings.sessionTerms.withGrace(time);
        return self();
    }

    /**
     * How many bytes of messages a session keeps on each side until the other has acknowledged them; further ones wait in the outbox. It is at least {@code maxMessageBytes}.
     * Default: 1 MiB.
     */
    public final B sessionWindow(int bytes) {
        settings.sessionTerms = settings.sessionTerms.withWindow(bytes);
        return self();
    }

    /** How long a client may go without acknowledging anything while {@code sessionWindow} is full; then its session ends. Default: 60 s. */
    public final B acknowledgeTimeout(Duration timeout) {
        settings.sessionTerms = settings.sessionTerms.withAcknowledgeTimeout(timeout);
        return self();
    }

    /** How many sessions of this path may wait for their clients; beyond that, the owner with the most loses the one that has waited longest. Default: 10,000. */
    public final B maxSuspendedSessions(int sessions) {
        return suspended(suspended().withSessions(sessions));
    }

    /**
     * How many of them one principal may have, or one address if a session was opened without principal; beyond that, the one that has waited longest ends. Default: as many as {@code maxSuspendedSessions}.
     */
    public final B maxSuspendedSessionsPerOwner(int sessions) {
        return suspended(suspended().withSessionsPerOwner(sessions));
    }

    /**
     * How many bytes of messages may wait in all suspended sessions of this path together, checked every second; beyond that, the owner with the most bytes loses the sessions that have waited longest. Default:
     * 256 MiB.
     */
    public final B maxSuspendedBytes(long bytes) {
        return suspended(suspended().withBytes(bytes));
    }

    /** How many of them may be in the sessions of one principal or address; beyond that, those of its sessions that have waited longest end. Default: as many as {@code maxSuspendedBytes}. */
    public final B maxSuspendedBytesPerOwner(long bytes) {
        return suspended(suspended().withBytesPerOwner(bytes));
    }

    private SuspendedLimits suspended() {
        return settings.sessionTerms.suspended();
    }

    private B suspended(SuspendedLimits limits) {
        settings.sessionTerms = settings.sessionTerms.withSuspended(limits);
        return self();
    }

    /**
     * Where the server stores what other servers may know of its sessions. Servers that share a store can tell a client that reaches the wrong one that its session is elsewhere; messages and calls stay
     * with the server that has the session. Default: the memory of this process, for this path alone.
     */
    public final B sessionStore(SessionStore store) {
        settings.sessionStore = Objects.requireNonNull(store, "store");
        return self();
    }

    /**
     * The subprotocols that the server supports, in order of preference; the first one that the client offers is chosen. If the client also offers {@code duplexrpc.1}, that one is chosen, but if the client's other
     * offers include none of these, it is refused with 400. Default: none.
     */
    public final B subprotocols(String... names) {
        settings.subprotocols = List.of(names);
        return self();
    }

    /** Compresses messages to clients that offer permessage-deflate, with options such as {@link DeflateOptions#DEFAULTS}; null for no compression. Default: no compression. */
    public final B compression(@Nullable DeflateOptions options) {
        settings.compression = options;
        return self();
    }

    /** Adds an interceptor around every call that clients make, inside those added before. Default: none. */
    public final B aroundServed(ServingInterceptor interceptor) {
        settings.serving = with(settings.serving, interceptor);
        return self();
    }

    /** Adds an interceptor around every call that is made to clients, inside those added before. Default: none. */
    public final B aroundCalls(CallingInterceptor interceptor) {
        settings.calling = with(settings.calling, interceptor);
        return self();
    }

    /** Adds an observer of connections and of the limits that are reached, called after those added before; every HTTP POST counts as a connection here. Default: none. */
    public final B observe(PeerListener observer) {
        settings.observers = with(settings.observers, observer);
        return self();
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(Objects.requireNonNull(one, "one"));
        return List.copyOf(more);
    }

    /** Whether calls over plain connections that are cancelled or time out are cancelled at the client too, with {@code $/cancelRequest}. Default: true. */
    public final B cancelPlainCalls(boolean cancel) {
        settings.cancelPlainCalls = cancel;
        return self();
    }
}
