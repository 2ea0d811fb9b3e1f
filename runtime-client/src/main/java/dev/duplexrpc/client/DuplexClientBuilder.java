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

/** Builds and connects clients. May connect more than once. Not thread-safe. */
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
     * Sets the options in the section {@code duplexrpc.client} of a configuration file, and then those in environment variables such as {@code DUPLEXRPC_CLIENT_URL}; options set after
     * this call take precedence over both. Keys are named like the options. Needs {@code com.typesafe:config}. Default: no file, and the environment is not read.
     *
     * @throws ConfigurationException with all problems, including unknown keys
     */
    public DuplexClientBuilder configure(Path file) {
        return ClientConfiguration.reading(() -> {
            ClientKeys.apply(file, System.getenv(), this);
            return this;
        });
    }

    /**
     * The address of the server. Default: the address passed to {@code DuplexClient.builder}.
     *
     * @throws IllegalArgumentException if it is not a {@code ws://} or {@code wss://} URL, or not as encrypted as the alternatives
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

    /** How long connecting may take: name lookup, connection, proxy, TLS, handshake and redirects together. Default: 10 s. */
    public DuplexClientBuilder connectTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("connectTimeout must be positive, not " + timeout + ".");
        }
        connectTimeout = Measurable.of(timeout);
        return this;
    }

    /**
     * How the client reconnects after its connection was lost, if the server speaks {@code duplexrpc.1}: it resumes its session, or opens a new one if the server
     * has lost it. Without this subprotocol, the client ends with its connection. Default: {@link Reconnection#DEFAULTS}.
     */
    public DuplexClientBuilder reconnect(Reconnection policy) {
        reconnection = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Further addresses of the same server, tried in turn if one cannot be reached, both at first and when reconnecting. A session can be resumed only where it was opened;
     * at another server, a new session follows it. Default: none.
     *
     * @throws IllegalArgumentException if one is not a {@code ws://} or {@code wss://} URL, or not as encrypted as the first
     */
    public DuplexClientBuilder alternatives(String... urls) {
        List<Target> others = Stream.of(urls).map(Target::of).toList();
        others.forEach(other -> checkAlike(target, other));
        alternatives = others;
        return this;
    }

    /**
     * Sets a header of the opening handshake, replacing an earlier one of that name. Default: none.
     *
     * @throws IllegalArgumentException if the handshake sets that header itself, or if name or value contain a line break
     */
    public DuplexClientBuilder header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /**
     * Supplies the value of the {@code Authorization} header at each connect. Called on a handler thread, so it may block, within {@code connectTimeout}; if it
     * throws, connecting fails. The header is not sent to another server after a redirect. Default: no such header.
     */
    public DuplexClientBuilder authorization(Supplier<String> value) {
        authorization = value;
        return this;
    }

    /**
     * Supplies credentials at each connect, in whatever JSON the server expects, and sends them in the first message of the session instead of a header; for servers whose authenticator reads them from there
     * ({@code ConnectRequest.auth}). Called on a handler thread, so it may block, within {@code connectTimeout}; if it throws, connecting fails. If the server refuses them when reconnecting, the client
     * ends. They need {@code duplexrpc.1} on both sides: connecting to a server without it fails. Not sent to another server after a redirect, and at most 16 KiB. Default: none.
     */
    public DuplexClientBuilder credentials(Supplier<Json> value) {
        credentials = Objects.requireNonNull(value, "value");
        return this;
    }

    /** As {@link #authorization}, with a token, to which {@code Bearer} is prepended. Default: no such header. */
    public DuplexClientBuilder bearer(Supplier<String> token) {
        return authorization(() -> "Bearer " + token.get());
    }

    /**
     * Offers WebSocket subprotocols, in order of preference. The server must support one of them: if it chooses none, connecting fails. {@link DuplexClient#subprotocol} returns the chosen one; a server with
     * sessions chooses {@code duplexrpc.1}, and refuses clients that offer none of its own subprotocols. Default: none, and any server is accepted.
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

    /** Offers to compress messages, with options such as {@link DeflateOptions#DEFAULTS}; null for no compression. Default: off. */
    public DuplexClientBuilder compression(@Nullable DeflateOptions options) {
        compression = options;
        return this;
    }

    /** Connects through a proxy. Default: directly. */
    public DuplexClientBuilder proxy(HttpProxy through) {
        proxy = through;
        return this;
    }

    /** How many redirects of the server to follow, never from {@code wss} to {@code ws}. Default: 0. */
    public DuplexClientBuilder followRedirects(int atMost) {
        if (atMost < 0 || atMost > 20) {
            throw new IllegalArgumentException("followRedirects takes 0 to 20, not " + atMost + ".");
        }
        maxRedirects = atMost;
        return this;
    }

    /** The authorities whose certificates are trusted. Default: those that the JDK trusts. */
    public DuplexClientBuilder trust(Trust authorities) {
        tls.trust(authorities);
        return this;
    }

    /** The client's own certificate and key, for servers that ask for one. Default: none. */
    public DuplexClientBuilder identity(Identity own) {
        tls.identity(own);
        return this;
    }

    /** The context to use for TLS; host names are verified nevertheless. Default: a context built from {@code trust} and {@code identity}. */
    public DuplexClientBuilder sslContext(SSLContext context) {
        tls.context(context);
        return this;
    }

    /**
     * Accepts every certificate for any host, and logs a warning: anybody on the network path can read and change everything. Only for your own server on your
     * own machine; trusting its certificate with {@code trust(Trust.pem(…))} works as well and is safe. Default: certificates and host names are verified.
     */
    public DuplexClientBuilder insecureForDevelopment() {
        insecure(true);
        return this;
    }

    /** Who configures a program may take back what it does on its author's machine. */
    void insecure(boolean believesEverybody) {
        tls.insecure(believesEverybody);
    }

    /** Uses separate threads instead of those that all clients of the process share. Default: the shared ones. */
    public DuplexClientBuilder resources(ClientResources own) {
        resources = own;
        return this;
    }

    /** Adds a listener for the connection's life cycle. Default: none. */
    public DuplexClientBuilder listener(ConnectionListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Adds services that the server may call. Default: none. */
    public DuplexClientBuilder serve(RpcService... more) {
        Collections.addAll(services, more);
        return this;
    }

    /** Adds an interceptor around every call of the server, inside those added before. Default: none. */
    public DuplexClientBuilder aroundServed(ServingInterceptor interceptor) {
        serving.add(interceptor);
        return this;
    }

    /** Adds an interceptor around every call that is made to the server, inside those added before. Default: none. */
    public DuplexClientBuilder aroundCalls(CallingInterceptor interceptor) {
        calling.add(interceptor);
        return this;
    }

    /** Adds an observer of connections and of the limits that are reached, called after those added before. Default: none. */
    public DuplexClientBuilder observe(PeerListener observer) {
        observers.add(Objects.requireNonNull(observer, "observer"));
        return this;
    }

    /**
     * Connects, and waits until the connection is established.
     *
     * @throws ConnectFailedException if connecting fails, with the reason
     * @throws IllegalStateException on an I/O thread, which would wait for itself: use {@link #connectAsync} there
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
     * Connects without waiting. The future completes with the client or with a {@link ConnectFailedException}, on an I/O thread, so dependent stages must not block;
     * waiting for it on such a thread throws an {@link IllegalStateException}. Cancelling it stops connecting.
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
