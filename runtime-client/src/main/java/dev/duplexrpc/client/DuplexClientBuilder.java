package dev.duplexrpc.client;

import dev.duplexrpc.CallingInterceptor;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.ServingInterceptor;
import dev.duplexrpc.configuration.ConfigurationException;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.link.LinkMessages;
import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.PeerListener;
import dev.duplexrpc.time.Measurable;
import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.tls.Trust;
import dev.duplexrpc.transport.IoThreadFuture;
import dev.duplexrpc.websocket.DeflateOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

/** How a client connects. May connect more than once. Not for several threads. */
public final class DuplexClientBuilder extends ClientLimits {

    private Target target;
    private final RequestHeaders headers = new RequestHeaders();
    private final List<RpcService> services = new ArrayList<>();
    private final List<ServingInterceptor> serving = new ArrayList<>();
    private final List<CallingInterceptor> calling = new ArrayList<>();
    private final List<PeerListener> observers = new ArrayList<>();
    private final List<ConnectionListener> listeners = new ArrayList<>();

    private List<Target> alternatives = List.of();

    private Duration connectTimeout = Duration.ofSeconds(10);
    private Reconnection reconnection = Reconnection.DEFAULTS;
    private @Nullable Supplier<String> authorization;
    private @Nullable Supplier<Json> credentials;
    private List<String> subprotocols = List.of();
    private @Nullable DeflateOptions compression;
    private @Nullable HttpProxy proxy;
    private int maxRedirects;
    private final TlsChoice tls = new TlsChoice();
    private @Nullable ClientResources resources;

    DuplexClientBuilder(Target target) {
        this.target = target;
    }

    @Override
    DuplexClientBuilder self() {
        return this;
    }

    /**
     * Sets what a configuration file says under {@code duplexrpc.client}, and then what the environment says in variables like {@code DUPLEXRPC_CLIENT_URL}; what is called
     * behind this wins over both. A key has the name of its option. Needs {@code com.typesafe:config}. Default: no file, and the environment is not asked.
     *
     * @throws ConfigurationException with every problem there is, unknown keys included
     */
    public DuplexClientBuilder configure(Path file) {
        return ClientConfiguration.reading(() -> {
            ClientKeys.apply(file, System.getenv(), this);
            return this;
        });
    }

    /**
     * The address of the server. Default: that which {@code DuplexClient.builder} was given.
     *
     * @throws IllegalArgumentException if it is no {@code ws://} or {@code wss://} URL, or not as encrypted as the alternatives
     */
    public DuplexClientBuilder url(String address) {
        Target first = Target.of(address);
        alternatives.forEach(alternative -> checkAlike(first, alternative));
        target = first;
        return this;
    }

    private static void checkAlike(Target first, Target alternative) {
        if (alternative.secure() != first.secure()) {
            throw new IllegalArgumentException(
                    "The alternative " + alternative + " must be encrypted exactly if " + first + " is.");
        }
    }

    /** How long connecting may take: name service, connection, proxy, TLS, handshake and redirects together. Default: 10 s. */
    public DuplexClientBuilder connectTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("connectTimeout must be positive, not " + timeout + ".");
        }
        connectTimeout = Measurable.of(timeout);
        return this;
    }

    /**
     * How the client comes back when its connection is lost, if the server speaks {@code duplexrpc.1}: it goes on with its session, or with a new one where the server
     * has lost that. Without it, and with other servers, the client ends with its connection. Default: {@link Reconnection#DEFAULTS}.
     */
    public DuplexClientBuilder reconnect(Reconnection policy) {
        reconnection = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Further addresses of the same server, tried in turn where one cannot be reached, at first and when reconnecting. A session can be resumed only where it was opened:
     * elsewhere another one follows it. Default: none.
     *
     * @throws IllegalArgumentException if one is no {@code ws://} or {@code wss://} URL, or not as encrypted as the first
     */
    public DuplexClientBuilder alternatives(String... urls) {
        List<Target> others = Stream.of(urls).map(Target::of).toList();
        others.forEach(other -> checkAlike(target, other));
        alternatives = others;
        return this;
    }

    /**
     * Sets a header of the opening handshake, in place of an earlier one of that name. Default: none.
     *
     * @throws IllegalArgumentException if the handshake writes that header itself, or it would break a line
     */
    public DuplexClientBuilder header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /**
     * Asks for the value of the {@code Authorization} header at each connect. Asked on a handler thread, so it may block, within {@code connectTimeout}; what it
     * throws fails the connect. It is not sent on to another server by a redirect. Default: no such header.
     */
    public DuplexClientBuilder authorization(Supplier<String> value) {
        authorization = value;
        return this;
    }

    /**
     * Asks for credentials at each connect, whatever JSON the server expects, and sends them in the first message of the session instead of a header; for servers whose authenticator takes them there
     * ({@code ConnectRequest.auth}). Asked on a handler thread, so it may block, within {@code connectTimeout}; what it throws fails the connect. If the server refuses them when reconnecting, the client
     * ends. They need {@code duplexrpc.1} on both sides: connecting to a server without it fails. Not sent on to another server by a redirect, and at most 16 KiB. Default: none.
     */
    public DuplexClientBuilder credentials(Supplier<Json> value) {
        credentials = Objects.requireNonNull(value, "value");
        return this;
    }

    /** As {@link #authorization}, with a token: {@code Bearer} is put before it. Default: no such header. */
    public DuplexClientBuilder bearer(Supplier<String> token) {
        return authorization(() -> "Bearer " + token.get());
    }

    /**
     * Offers WebSocket subprotocols, the best first, to a server that has to have one of them: where it chooses none, connecting fails. {@link DuplexClient#subprotocol} tells the one chosen; a server with
     * sessions chooses {@code duplexrpc.1}, and lets nobody in who offers none of those that it has itself. Default: none, and any server will do.
     */
    public DuplexClientBuilder subprotocols(String... offered) {
        for (String name : offered) {
            if (!RequestHeaders.isToken(name)) {
                throw new IllegalArgumentException("'" + name + "' cannot be the name of a subprotocol.");
            }
        }
        subprotocols = List.of(offered);
        return this;
    }

    /** Offers to compress messages, such as {@link DeflateOptions#DEFAULTS}; null for not. Default: off. */
    public DuplexClientBuilder compression(@Nullable DeflateOptions options) {
        compression = options;
        return this;
    }

    /** Goes through a proxy. Default: directly. */
    public DuplexClientBuilder proxy(HttpProxy through) {
        proxy = through;
        return this;
    }

    /** Follows as many redirects of the server, never from {@code wss} to {@code ws}. Default: 0. */
    public DuplexClientBuilder followRedirects(int atMost) {
        if (atMost < 0 || atMost > 20) {
            throw new IllegalArgumentException("followRedirects takes 0 to 20, not " + atMost + ".");
        }
        maxRedirects = atMost;
        return this;
    }

    /** Whose certificates are believed. Default: those of the authorities that the JDK knows. */
    public DuplexClientBuilder trust(Trust authorities) {
        tls.trust(authorities);
        return this;
    }

    /** Who this client is, for servers that want a certificate. Default: nobody. */
    public DuplexClientBuilder identity(Identity own) {
        tls.identity(own);
        return this;
    }

    /** Does TLS with a context made elsewhere; host names are verified all the same. Default: one made of {@code trust} and {@code identity}. */
    public DuplexClientBuilder sslContext(SSLContext context) {
        tls.context(context);
        return this;
    }

    /**
     * Believes every certificate, whomever it is for, and logs a warning: whoever sits on the line can read and change everything. For a server of one's own on one's
     * own machine; a certificate given with {@code trust(Trust.pem(…))} serves as well and is safe. Default: certificates and host names are verified.
     */
    public DuplexClientBuilder insecureForDevelopment() {
        insecure(true);
        return this;
    }

    /** Who configures a program may take back what it does on its author's machine. */
    void insecure(boolean believesEverybody) {
        tls.insecure(believesEverybody);
    }

    /** Uses threads of its own making instead of those that all clients of the process share. Default: the shared ones. */
    public DuplexClientBuilder resources(ClientResources own) {
        resources = own;
        return this;
    }

    /** Is told what becomes of the connection. Default: nobody. */
    public DuplexClientBuilder listener(ConnectionListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Lets the server call these. Default: nothing. */
    public DuplexClientBuilder serve(RpcService... more) {
        Collections.addAll(services, more);
        return this;
    }

    /** Stands around what the server calls, inside of those given before. Default: none. */
    public DuplexClientBuilder aroundServed(ServingInterceptor interceptor) {
        serving.add(interceptor);
        return this;
    }

    /** Stands around what is called, inside of those given before. Default: none. */
    public DuplexClientBuilder aroundCalls(CallingInterceptor interceptor) {
        calling.add(interceptor);
        return this;
    }

    /** Is told of connections and of the limits that are reached, behind those given before. Default: nobody is. */
    public DuplexClientBuilder observe(PeerListener observer) {
        observers.add(Objects.requireNonNull(observer, "observer"));
        return this;
    }

    /**
     * Connects, and waits until that is done.
     *
     * @throws ConnectFailedException if there is no connection, with the reason
     * @throws IllegalStateException on a thread that moves bytes, which would wait for itself: use {@link #connectAsync} there
     */
    public DuplexClient connect() {
        if (Thread.currentThread() instanceof XnioIoThread) {
            throw IoThreadFuture.waitsForItself("connect() was called", "use connectAsync() here");
        }
        CompletableFuture<DuplexClient> connecting = connectAsync();
        try {
            return connecting.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ConnectFailedException cause) {
                cause.fillInStackTrace();
                throw cause;
            }
            throw new IllegalStateException("Connecting to " + target + " failed.", failed.getCause());
        } catch (InterruptedException interrupted) {
            connecting.cancel(false);
            Thread.currentThread().interrupt();
            throw new ConnectFailedException(
                    ConnectFailedException.Phase.PREPARING,
                    "The thread that waited for the connection to " + target + " was interrupted.",
                    interrupted);
        }
    }

    /**
     * Connects, and does not wait. The future ends with the client or with a {@link ConnectFailedException}, on a thread that moves bytes, so what depends on it must not block;
     * waiting there for it is refused with an {@link IllegalStateException}. Cancelling it gives up.
     *
     * @throws IllegalArgumentException if options contradict each other
     */
    public CompletableFuture<DuplexClient> connectAsync() {
        List<ConnectOptions> addresses = Stream.concat(Stream.of(target), alternatives.stream())
                .map(this::options)
                .toList();
        if (authorization != null && headers.contains("Authorization")) {
            throw new IllegalArgumentException(
                    "There is both an authorization(…) and a header 'Authorization': use one.");
        }
        if (credentials != null && !reconnection.isOn()) {
            throw new IllegalArgumentException(
                    "credentials(…) go in the first message of " + LinkMessages.SUBPROTOCOL
                            + ", which a client that never reconnects does not speak: use authorization(…), or another Reconnection.");
        }
        ClientResources used = resources == null ? ClientResources.borrowShared() : resources;
        Tenancy tenancy = new Tenancy(used);
        try {
            Endpoint.Builder endpoint = Endpoint.builder(used.wheel(), used.handlerThreads())
                    .serve(services)
                    .limits(peerLimits);
            serving.forEach(endpoint::aroundServed);
            observers.forEach(endpoint::listener);
            calling.forEach(endpoint::aroundCalls);
            ListenerThread told = new ListenerThread(listeners, used.handlerThreads());
            return new Connecting(tenancy, endpoint.build(), transportLimits, told, addresses, reconnection).begin();
        } catch (RuntimeException | Error refused) {
            tenancy.end();
            throw refused;
        }
    }

    private ConnectOptions options(Target address) {
        return new ConnectOptions(
                address,
                connectTimeout,
                headers.copy(),
                authorization,
                credentials,
                offered(),
                compression,
                proxy,
                tls.made(target, maxRedirects > 0),
                maxRedirects);
    }

    private List<String> offered() {
        return reconnection.isOn()
                ? Stream.concat(Stream.of(LinkMessages.SUBPROTOCOL), subprotocols.stream())
                        .toList()
                : subprotocols;
    }
}
