package dev.duplexrpc.server;

import dev.duplexrpc.RpcDocument;
import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.HandlerThreads;
import dev.duplexrpc.session.SessionHost;
import dev.duplexrpc.session.SessionStore;
import dev.duplexrpc.time.NanoClock;
import dev.duplexrpc.time.TimerWheel;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

/**
 * Everything a server does between listening and calling handlers, as an {@link HttpHandler} for an Undertow server of your own. Its paths are relative to where you
 * mount it: with {@code Handlers.path().addPrefixPath("/rpc", handler)} its path {@code /} is {@code /rpc}. Safe for use by several threads.
 *
 * <pre>{@code
 * DuplexHandler rpc = DuplexHandler.builder().serve(PetStore.service(new Store())).build();
 * Undertow undertow = Undertow.builder().addHttpListener(8080, "localhost", Handlers.path(pages).addPrefixPath("/rpc", rpc)).build();
 * …
 * rpc.close();      // while the server is still running: clients are told, running calls finish
 * undertow.stop();
 * }</pre>
 */
public final class DuplexHandler implements HttpHandler, AutoCloseable {

    private static final String DOCUMENT = "/openrpc.json";

    private final Map<String, EndpointHandler> endpoints = new HashMap<>();
    private final Map<String, DocumentHandler> documents = new HashMap<>();
    private final ServedEndpoint first;
    private final @Nullable HealthHandler health;
    private final TrustedProxies proxies;
    private final Gate gate;
    private final Sockets sockets;
    private final Sessions sessions;
    private final Listeners listeners;
    private final Farewells farewells;
    private final TimerWheel wheel = new TimerWheel(NanoClock.SYSTEM);
    private final ExecutorService handlerThreads;
    private final Thread timer;
    private final AtomicBoolean closed = new AtomicBoolean();

    DuplexHandler(HandlerOptions<?> options) {
        options.checkConfiguredEndpoints();
        sessions = (options.sessions == null ? new Sessions() : options.sessions).of(options);
        handlerThreads = HandlerThreads.create("duplexrpc-handler", options.handlerThreads);
        gate = new Gate(options.maxConnections, options.maxConnectionsPerAddress);
        proxies = options.trustedProxies;
        sockets = new Sockets(options, wheel, this::limitReached);
        listeners = new Listeners(options.listeners);
        try {
            first = serve(options.path, options, options);
            health = options.healthPath == null ? null : new HealthHandler(options.healthPath, gate, first);
            options.endpoints.forEach((path, configure) -> {
                EndpointBuilder builder = new EndpointBuilder(options.settings.copy());
                configure.accept(builder);
                options.configuredEndpoints.forEach(configured -> configured.apply(path, builder));
                serve(path, builder, options);
            });
        } catch (RuntimeException | Error failed) {
            handlerThreads.shutdown();
            sessions.giveBack();
            throw failed;
        }
        farewells = new Farewells(gate, sessions, listeners, wheel, options);
        timer = wheel.startThread("duplexrpc-timer");
    }

    private ServedEndpoint serve(String path, EndpointOptions<?> options, HandlerOptions<?> common) {
        RpcDocument document = options.documentOrOnlyOne();
        EndpointSettings settings = options.settings;
        ServedEndpoint served = new ServedEndpoint(
                endpoint(path, options, document),
                listeners,
                settings.transportLimits,
                wheel,
                settings.origins,
                settings.hosts,
                settings.http,
                settings.bodyTimeout,
                settings.httpTimeout,
                Identification.of(settings, handlerThreads, wheel),
                settings.subprotocols,
                host(settings),
                settings.compression);
        EndpointHandler handler = new EndpointHandler(served, gate, sockets, sessions, common.retryAfter);
        if (endpoints.putIfAbsent(path, handler) != null) {
            throw new IllegalArgumentException(
                    "There is an endpoint at '" + path + "' already: it is the default path.");
        }
        if (document != null) {
            documents.put(
                    path.equals("/") ? DOCUMENT : path + DOCUMENT, new DocumentHandler(document, served, handler));
        }
        return served;
    }

    private @Nullable SessionHost host(EndpointSettings settings) {
        if (settings.sessionTerms.grace().isZero()) {
            return null;
        }
        SessionStore store = settings.sessionStore == null ? SessionStore.inMemory() : settings.sessionStore;
        return new SessionHost(settings.sessionTerms, settings.transportLimits, wheel, store);
    }

    private Endpoint endpoint(String path, EndpointOptions<?> options, @Nullable RpcDocument document) {
        EndpointSettings settings = options.settings;
        Endpoint.Builder builder = Endpoint.builder(wheel, handlerThreads)
                .serve(options.services)
                .limits(settings.peerLimits)
                .label(options.label == null ? path : options.label)
                .path(path)
                .cancelPlainCalls(settings.cancelPlainCalls)
                .listener(WebSocketsOnly.of(sessions.keeper()))
                .listener(WebSocketsOnly.of(listeners));
        if (document != null) {
            builder.document(document);
        }
        if (!settings.login.isEmpty()) {
            Login login = new Login(settings.login, settings.loginTimeout, wheel);
            builder.aroundServed(login).listener(WebSocketsOnly.of(login));
        }
        settings.serving.forEach(builder::aroundServed);
        settings.calling.forEach(builder::aroundCalls);
        settings.observers.forEach(builder::listener);
        return builder.build();
    }

    /** Returns a builder without services, at the path {@code /}. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        sockets.asked(exchange);
        if (exchange.getSourceAddress().isUnresolved()) {
            // Somebody before this has taken it from a header that holds none.
            exchange.setSourceAddress(exchange.getConnection().getPeerAddress(InetSocketAddress.class));
        }
        proxies.reveal(exchange);
        Refusal malformed = RequestForm.refusal(exchange);
        if (malformed != null) {
            first.refuse(exchange, malformed);
            return;
        }
        String path = exchange.getRelativePath().isEmpty() ? "/" : exchange.getRelativePath();
        EndpointHandler endpoint = endpoints.get(path);
        if (endpoint != null) {
            endpoint.handle(exchange);
            return;
        }
        DocumentHandler document = documents.get(path);
        if (document != null) {
            document.handle(exchange);
        } else if (health == null || !health.handles(exchange, path)) {
            // Of no endpoint, so it is told where what concerns the server as a whole is.
            first.refuse(exchange, Refusals.NOT_FOUND);
        }
    }

    Sockets sockets() {
        return sockets;
    }

    /** Of no endpoint either. */
    private void limitReached(String limit) {
        first.endpoint().limitReached(null, limit);
    }

    /** The sessions of the connected clients. */
    public Sessions sessions() {
        return sessions;
    }

    /**
     * Refuses new connections (503, and so does health), waits for running calls as long as {@code drainTimeout} allows, sends all clients a close frame (code 1001) spread
     * over {@code closeSpread}, waits for them to end as long as {@code closeTimeout} allows, and releases its threads. A second call does nothing. A handler that calls this method is a
     * running call too, and is waited for like any other.
     *
     * @throws IllegalStateException on an I/O thread, where an asynchronous handler runs: the connections could not end while it waits for them
     */
    @Override
    public void close() {
        refuseOnIoThread();
        if (closed.compareAndSet(false, true)) {
            farewells.say();
            handlerThreads.shutdown();
            timer.interrupt();
        }
    }

    static void refuseOnIoThread() {
        if (XnioIoThread.currentThread() != null) {
            throw new IllegalStateException(
                    "A server that is closed waits for its connections, which cannot end while their I/O thread waits: close it on a thread of your own.");
        }
    }

    /** Builds a handler. Not thread-safe. */
    public static final class Builder extends HandlerOptions<Builder> {

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** Builds the handler, which is ready at once. */
        public DuplexHandler build() {
            return new DuplexHandler(this);
        }
    }
}
