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
 * What one path of a server is. On the builder of a server or handler these options are the default path's, and those that are neither services, nor document, nor
 * label also count for every other endpoint that does not set them itself, in whichever order they are given. Not for several threads.
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

    /** Serves these services as well; their methods must have different names. Default: none. */
    public final B serve(RpcService... more) {
        Collections.addAll(services, more);
        return self();
    }

    /**
     * The OpenRPC document of this path: what {@code rpc.discover} and {@code GET <path>/openrpc.json} answer. Default: that which its services bring, as generated ones do, if it is one and the same.
     */
    public final B document(Json json) {
        document = RpcDocument.of(Objects.requireNonNull(json, "json"));
        return self();
    }

    /**
     * As {@link #document(Json)}, from a stream that is read to its end and closed, such as {@code Main.class.getResourceAsStream("/petstore.json")}. Default: as there.
     *
     * @throws IllegalArgumentException if it is null, because there is no such resource, or if it is no JSON
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

    /** How logs, metrics and health call the endpoint. Default: its path. */
    public final B label(String name) {
        label = name;
        return self();
    }

    /** Whether single calls and batches may also come as HTTP POST. Default: they may. */
    public final B http(HttpPost switched) {
        settings.http = switched == HttpPost.ON;
        return self();
    }

    /** How long a client may take to send the body of an HTTP POST. Default: 10 s. */
    public final B bodyTimeout(Duration timeout) {
        settings.bodyTimeout = Positive.duration("bodyTimeout", timeout);
        return self();
    }

    /** How long the calls of an HTTP POST may take altogether, and then its response to leave; any other response has as long. Default: 60 s. */
    public final B httpTimeout(Duration timeout) {
        settings.httpTimeout = Positive.duration("httpTimeout", timeout);
        return self();
    }

    /**
     * The origins whose pages may connect, beside the server's own: such as {@code https://app.example.com}, {@code https://*.example.com} for all below a domain,
     * {@code *} for all there are, which may POST, though not with the cookies of their user. A client that is no browser sends no origin and is not concerned. Default: none but
     * the server's own.
     */
    public final B allowedOrigins(String... origins) {
        settings.origins = Origins.of(List.of(origins));
        return self();
    }

    /**
     * The names that the server goes by, as the header {@code Host} has them without the port: such as {@code rpc.example.com}, {@code *.example.com} for all below a
     * domain, {@code *} for any; whoever calls it something else is refused with 421. Default: any, but pages whose origin is not listed, and whoever reads the document, may call a server on a loopback
     * address {@code localhost} or by its address only, unless one of {@code trustedProxies} says that they are elsewhere.
     */
    public final B allowedHosts(String... hosts) {
        settings.hosts = Hosts.of(List.of(hosts));
        return self();
    }

    /**
     * Asks who each client is before it may connect, and for each HTTP POST; and again where the first message of a session brings credentials. It may block. Default: nobody is asked, and a
     * client is nobody, or the subject of its certificate.
     */
    public final B authenticate(Authenticator authenticator) {
        settings.authenticator = Objects.requireNonNull(authenticator, "authenticator");
        settings.asyncAuthenticator = null;
        return self();
    }

    /** As {@link #authenticate}, without blocking. Default: nobody is asked. */
    public final B authenticateAsync(AsyncAuthenticator authenticator) {
        settings.asyncAuthenticator = Objects.requireNonNull(authenticator, "authenticator");
        settings.authenticator = null;
        return self();
    }

    /** How long finding out who a client is may take; then it is refused with 503, or 1013 where it has a WebSocket already. Default: 10 s. */
    public final B authenticationTimeout(Duration timeout) {
        settings.authenticationTimeout = Positive.duration("authenticationTimeout", timeout);
        return self();
    }

    /**
     * The methods that a client may call before {@link dev.duplexrpc.Session#authenticate} has said who it is, usually from a handler of theirs; all others, {@code rpc.discover} too, are
     * refused with -32006 until then. {@code GET <path>/openrpc.json} is for everybody, unless {@code authenticate} says otherwise. Default: there are none such, and every client may call everything.
     */
    public final B login(String... methods) {
        settings.login = Set.copyOf(List.of(methods));
        return self();
    }

    /** How long a client may stay without logging in, where {@code login} asks for it; then its connection closes with code 1008. Default: 10 s. */
    public final B loginTimeout(Duration timeout) {
        settings.loginTimeout = Positive.duration("loginTimeout", timeout);
        return self();
    }

    /**
     * How long a session whose connection was lost waits for its client; zero for not at all, and then the subprotocol {@code duplexrpc.1} is not spoken. Default: 60 s.
     */
    public final B sessionGrace(Duration time) {
        settings.sessionTerms = settings.sessionTerms.withGrace(time);
        return self();
    }

    /**
     * How many bytes of messages a session keeps on each side until the other has acknowledged them; further ones wait in the outbox. At least {@code maxMessageBytes}
     * counts. Default: 1 MiB.
     */
    public final B sessionWindow(int bytes) {
        settings.sessionTerms = settings.sessionTerms.withWindow(bytes);
        return self();
    }

    /** How long a client may acknowledge nothing while {@code sessionWindow} is full; then its session ends. Default: 60 s. */
    public final B acknowledgeTimeout(Duration timeout) {
        settings.sessionTerms = settings.sessionTerms.withAcknowledgeTimeout(timeout);
        return self();
    }

    /** How many sessions of this path may wait for their clients; then who has most of them loses the one that has waited longest. Default: 10,000. */
    public final B maxSuspendedSessions(int sessions) {
        return suspended(suspended().withSessions(sessions));
    }

    /**
     * How many of them may be of one principal, or of one address where a session was opened without; then that one's which has waited longest ends. Default: as many as {@code maxSuspendedSessions}.
     */
    public final B maxSuspendedSessionsPerOwner(int sessions) {
        return suspended(suspended().withSessionsPerOwner(sessions));
    }

    /**
     * How many bytes of messages may wait in all suspended sessions of this path together, looked at each second; beyond it who has most of them loses the sessions that have waited longest. Default:
     * 256 MiB.
     */
    public final B maxSuspendedBytes(long bytes) {
        return suspended(suspended().withBytes(bytes));
    }

    /** How many of them may be in the sessions of one principal or address; beyond it those of its sessions that have waited longest end. Default: as many as {@code maxSuspendedBytes}. */
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
     * Where the server writes down what others may know of its sessions. Servers that share one can tell a client that comes to the wrong one that its session is elsewhere; messages and calls stay
     * with the server that has it. Default: the memory of this process, for this path alone.
     */
    public final B sessionStore(SessionStore store) {
        settings.sessionStore = Objects.requireNonNull(store, "store");
        return self();
    }

    /**
     * The subprotocols that the server agrees to, the best first; the first that the client offers too is chosen. A client that offers {@code duplexrpc.1} as well gets that, and is refused with 400 if it
     * offers others and none of these. Default: none.
     */
    public final B subprotocols(String... names) {
        settings.subprotocols = List.of(names);
        return self();
    }

    /** Compresses messages to clients that offer permessage-deflate, such as {@link DeflateOptions#DEFAULTS}; null for none. Default: nothing is compressed. */
    public final B compression(@Nullable DeflateOptions options) {
        settings.compression = options;
        return self();
    }

    /** Stands around every call that clients make, inside of those given before. Default: nothing does. */
    public final B aroundServed(ServingInterceptor interceptor) {
        settings.serving = with(settings.serving, interceptor);
        return self();
    }

    /** Stands around every call that is made to clients, inside of those given before. Default: nothing does. */
    public final B aroundCalls(CallingInterceptor interceptor) {
        settings.calling = with(settings.calling, interceptor);
        return self();
    }

    /** Is told of connections and of the limits that are reached, behind those given before; every HTTP POST is a connection of its own here. Default: nobody is. */
    public final B observe(PeerListener observer) {
        settings.observers = with(settings.observers, observer);
        return self();
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(Objects.requireNonNull(one, "one"));
        return List.copyOf(more);
    }

    /** Whether calls to clients that are cancelled or time out are cancelled there too, with {@code $/cancelRequest}. Default: true. */
    public final B cancelPlainCalls(boolean cancel) {
        settings.cancelPlainCalls = cancel;
        return self();
    }
}
