package dev.duplexrpc.server;

import dev.duplexrpc.configuration.ConfigurationException;
import dev.duplexrpc.peer.HandlerThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a server and a handler within somebody else's server have in common: endpoints, admission, health and the end. Not for several threads.
 *
 * @param <B> the builder itself
 */
public abstract sealed class HandlerOptions<B extends HandlerOptions<B>> extends EndpointOptions<B>
        permits DuplexServer.Builder, DuplexHandler.Builder {

    String path = "/";
    final Map<String, Consumer<EndpointBuilder>> endpoints = new LinkedHashMap<>();

    /** What files and the environment say of them, the one that counts most last. */
    final List<EndpointConfiguration> configuredEndpoints = new ArrayList<>();

    int handlerThreads = HandlerThreads.defaultPoolThreads();
    int maxConnections = 10_000;
    int maxConnectionsPerAddress = Integer.MAX_VALUE;

    TrustedProxies trustedProxies = TrustedProxies.NONE;
    int maxConnectionsPerPrincipal = Integer.MAX_VALUE;
    final List<SessionListener> listeners = new ArrayList<>();

    @Nullable Sessions sessions;

    @Nullable String healthPath = "/health";

    Duration retryAfter = Duration.ofSeconds(5);
    Duration drainTimeout = Duration.ofSeconds(20);
    Duration closeSpread = Duration.ofSeconds(5);

    HandlerOptions() {
        super(new EndpointSettings());
    }

    /** The path of the endpoint whose services and options this builder itself takes. Default: {@code /}. */
    public final B path(String absolute) {
        path = absolute("path", absolute);
        return self();
    }

    /**
     * Serves another path too, with services of its own. The options set on this builder hold there as well, unless it sets its own. Default: there is only {@code path}.
     *
     * @param configure called once, when the server starts
     */
    public final B endpoint(String absolute, Consumer<EndpointBuilder> configure) {
        if (endpoints.putIfAbsent(absolute("endpoint", absolute), configure) != null) {
            throw new IllegalArgumentException("There is an endpoint at '" + absolute + "' already.");
        }
        return self();
    }

    /**
     * Sets what a configuration file says under {@code duplexrpc.server}, and then what the environment says in variables like {@code DUPLEXRPC_SERVER_PORT}; what is called
     * behind this wins over both. A key has the name of its option; the options of other endpoints stand under {@code endpoints."/path"}, and in variables like {@code DUPLEXRPC_SERVER_ENDPOINTS_PATH_LABEL}, which are looked at when the server starts. Needs {@code com.typesafe:config}.
     * Default: no file, and the environment is not asked.
     *
     * @throws ConfigurationException with every problem there is, unknown keys included
     */
    public final B configure(Path file) {
        try {
            Configuration.apply(file, System.getenv(), this);
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "A configuration file needs the library com.typesafe:config, which this program does not have: add it to its dependencies.",
                    missing);
        }
        return self();
    }

    /** How many threads blocking handlers share on Java 17 to 20; later ones have virtual threads. Default: four for each processor, at least 16. */
    public final B handlerThreads(int count) {
        handlerThreads = Positive.number("handlerThreads", count);
        return self();
    }

    /** How many connections and HTTP requests there may be at once; further ones are refused with 503. Default: 10,000. */
    public final B maxConnections(int count) {
        maxConnections = Positive.number("maxConnections", count);
        return self();
    }

    /** How many of them may come from one address; further ones are refused with 429. Default: as many as {@code maxConnections}. */
    public final B maxConnectionsPerAddress(int count) {
        maxConnectionsPerAddress = Positive.number("maxConnectionsPerAddress", count);
        return self();
    }

    /**
     * How many of the connections may have one principal; further ones are refused with 429, or closed with code 1008 when they log in later. Default: as many as
     * {@code maxConnections}.
     */
    public final B maxConnectionsPerPrincipal(int count) {
        maxConnectionsPerPrincipal = Positive.number("maxConnectionsPerPrincipal", count);
        return self();
    }

    /**
     * The proxies in front of the server, as addresses and blocks of them such as {@code 10.0.0.0/8}: whom they say they speak for counts as the client, in logs, for authenticators and
     * for the limits per address. Default: none, and nobody's word for it counts.
     */
    public final B trustedProxies(String... addresses) {
        trustedProxies = trustedProxies.at(List.of(addresses));
        return self();
    }

    /** The header in which those proxies tell it; only this one counts, since clients can send the other. Default: {@code X-Forwarded-For}. */
    public final B forwardedHeader(ForwardedHeader header) {
        trustedProxies = trustedProxies.telling(Objects.requireNonNull(header, "header"));
        return self();
    }

    /** Is told of sessions, behind those given before. Default: nobody is. */
    public final B listener(SessionListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return self();
    }

    /** Keeps its sessions here, so that handlers and listeners made before the server have them. Default: sessions of its own. */
    public final B sessions(Sessions own) {
        sessions = Objects.requireNonNull(own, "own");
        return self();
    }

    /**
     * Where {@code GET} tells whether the server takes connections (200) or is shutting down (503); with {@code /live} behind it, whether it runs at all. Null for nowhere.
     * Default: {@code /health}.
     */
    public final B healthPath(@Nullable String absolute) {
        healthPath = absolute == null ? null : absolute("healthPath", absolute);
        return self();
    }

    /** After how long a client that was refused for lack of room should come again ({@code Retry-After}). Default: 5 s. */
    public final B retryAfter(Duration delay) {
        retryAfter = Positive.duration("retryAfter", delay);
        return self();
    }

    /** How long a server that closes waits for running calls to end before it says farewell. Default: 20 s. */
    public final B drainTimeout(Duration timeout) {
        drainTimeout = Positive.duration("drainTimeout", timeout);
        return self();
    }

    /** Over how long a server that closes spreads its farewells, so that not all clients come back at once; 5 ms for each client if that is less. Default: 5 s. */
    public final B closeSpread(Duration spread) {
        closeSpread = Positive.duration("closeSpread", spread);
        return self();
    }

    /** A file cannot add an endpoint: it has no services. */
    final void checkConfiguredEndpoints() {
        // Each knows the same environment, whose problems are told once.
        Set<String> problems = new LinkedHashSet<>();
        configuredEndpoints.forEach(one -> one.resolve(endpoints.keySet(), path, problems));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(List.copyOf(problems), null);
        }
    }

    private static String absolute(String option, String path) {
        if (!path.matches("/|(/[^/?#\\s]+)+")) {
            throw new IllegalArgumentException(
                    option + " must be a path such as /rpc: it starts with '/' and does not end with one, but is '"
                            + path + "'.");
        }
        return path;
    }
}
