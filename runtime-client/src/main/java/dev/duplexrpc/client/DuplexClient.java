package dev.duplexrpc.client;

import dev.duplexrpc.Attribute;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.Session;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.transport.EndOfSession;
import dev.duplexrpc.websocket.CloseCode;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

/**
 * A client's connection to a server. Generated stubs call the server over it, and the server may call back. It is the client's side of the session: handlers of services that the client serves get it as
 * {@code CallContext.current().session()}, with the attributes that were set here. Safe for use by several threads.
 *
 * <pre>{@code
 * try (DuplexClient client = DuplexClient.connect("wss://example.org/")) {
 *     PetStore pets = PetStore.over(client);
 *     …
 * }
 * }</pre>
 */
public final class DuplexClient implements Session, AutoCloseable {

    private final @Nullable String subprotocol;
    private final Duration closeTimeout;
    private final EndOfSession closed = new EndOfSession(ClientFuture::isIoThread);

    /** How the client was closed, null before; set before the session is closed. */
    private volatile @Nullable CloseReason farewell;

    /** The session; another one follows where the server has lost it. */
    private volatile Peer peer;

    /** What the server calls the session, where it outlives connections. */
    private volatile @Nullable String sessionId;

    private volatile ConnectionState state = ConnectionState.CONNECTED;

    DuplexClient(Peer peer, @Nullable String subprotocol, Duration closeTimeout) {
        this.peer = peer;
        this.subprotocol = subprotocol;
        this.closeTimeout = closeTimeout;
    }

    Peer peer() {
        return peer;
    }

    /** From now on calls are made in another session. */
    void follow(Peer next) {
        peer = next;
        CloseReason said = farewell;
        if (said != null) {
            // Whoever closed the client meanwhile has closed the session before this one.
            next.close(said.code(), said.detail());
        }
    }

    /** The server has opened a session. */
    void opened(String session) {
        sessionId = session;
        state = ConnectionState.CONNECTED;
    }

    void is(ConnectionState now) {
        state = now;
    }

    /** The last session has ended. */
    void ended(CloseReason reason) {
        state = ConnectionState.CLOSED;
        closed.hasCome(reason);
    }

    /** The current state of the connection. */
    public ConnectionState state() {
        return state;
    }

    /**
     * Connects with the defaults of {@link #builder} and waits until the connection is established.
     *
     * @param url such as {@code ws://localhost:8080/} or {@code wss://example.org/}
     * @throws ConnectFailedException if connecting fails, with the reason
     */
    public static DuplexClient connect(String url) {
        return builder(url).connect();
    }

    /**
     * Connects with the defaults of {@link #builder} without waiting.
     *
     * @return see {@link DuplexClientBuilder#connectAsync()}
     */
    public static CompletableFuture<DuplexClient> connectAsync(String url) {
        return builder(url).connectAsync();
    }

    /** @throws IllegalArgumentException if it is not a {@code ws://} or {@code wss://} URL */
    public static DuplexClientBuilder builder(String url) {
        return new DuplexClientBuilder(Target.of(url));
    }

    /**
     * Returns a builder with the address and the options of a configuration file, see {@link DuplexClientBuilder#configure}: {@code url} must be in the file or in the environment.
     *
     * @throws dev.duplexrpc.configuration.ConfigurationException with all problems
     */
    public static DuplexClientBuilder builder(Path configuration) {
        return ClientConfiguration.reading(() -> ClientKeys.builder(configuration, System.getenv()));
    }

    @Override
    public <P, R> CompletableFuture<R> call(RpcMethod<P, R> method, P params, CallOptions options) {
        return peer.call(method, params, options);
    }

    @Override
    public <P, R> R callBlocking(RpcMethod<P, R> method, P params, CallOptions options) {
        return peer.callBlocking(method, params, options);
    }

    @Override
    public <P> void notify(RpcMethod<P, Void> method, P params) {
        peer.notify(method, params);
    }

    @Override
    public <P> void notify(RpcMethod<P, Void> method, P params, CallOptions options) {
        peer.notify(method, params, options);
    }

    @Override
    public <P, T> CompletableFuture<Subscription> subscribe(
            SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options) {
        return peer.subscribe(method, params, subscriber, options);
    }

    @Override
    public <P, T> Subscription subscribeBlocking(
            SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options) {
        return peer.subscribeBlocking(method, params, subscriber, options);
    }

    /** The WebSocket subprotocol that the server chose among those offered; null if none. */
    public @Nullable String subprotocol() {
        return subprotocol;
    }

    /** The server's id of this client's session, if the session can be resumed; it changes with {@link ConnectionListener#renewed}. */
    @Override
    public String id() {
        String session = sessionId;
        return session == null ? peer.id() : session;
    }

    @Override
    public @Nullable Principal principal() {
        return peer.principal();
    }

    @Override
    public @Nullable Instant expires() {
        return peer.expires();
    }

    @Override
    public void authenticate(@Nullable Principal principal, @Nullable Instant expires) {
        peer.authenticate(principal, expires);
    }

    @Override
    public @Nullable String name() {
        return peer.name();
    }

    @Override
    public void name(@Nullable String name) {
        peer.name(name);
    }

    @Override
    public <T> @Nullable T get(Attribute<T> key) {
        return peer.get(key);
    }

    @Override
    public <T> void set(Attribute<T> key, @Nullable T value) {
        peer.set(key, value);
    }

    @Override
    public String label() {
        return peer.label();
    }

    @Override
    public Instant created() {
        return peer.created();
    }

    @Override
    public boolean isNew() {
        return peer.isNew();
    }

    @Override
    public Instant lastSeen() {
        return peer.lastSeen();
    }

    @Override
    public @Nullable Instant suspendedSince() {
        return peer.suspendedSince();
    }

    @Override
    public void grace(Duration time) {
        peer.grace(time);
    }

    @Override
    public void pingInterval(Duration interval) {
        peer.pingInterval(interval);
    }

    /** Whether calls can be made; while the client is reconnecting they wait. */
    @Override
    public boolean isOpen() {
        return peer.isOpen();
    }

    @Override
    public CompletableFuture<CloseReason> closed() {
        return closed;
    }

    @Override
    public void close(int code, String reason) {
        CloseCode.requireSendable(code);
        farewell = new CloseReason(CloseReason.Kind.CLOSED_HERE, code, reason);
        peer.close(code, reason);
    }

    /**
     * Ends the session, or gives up reconnecting: sends a close frame (code 1000) and waits up to {@code closeTimeout} for the server to answer it, except on an I/O thread. Calls that wait for a
     * response fail at once. A second call does nothing.
     */
    @Override
    public void close() {
        close(CloseCode.NORMAL, "");
        if (Thread.currentThread() instanceof XnioIoThread) {
            return;
        }
        try {
            closed.get(closeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // The transport cuts the connection at about this moment.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
