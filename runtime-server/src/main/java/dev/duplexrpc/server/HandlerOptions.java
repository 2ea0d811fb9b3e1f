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
 * The options that {@link DuplexServer} and {@link DuplexHandler} have in common: endpoints, admission, health and shutdown. Not thread-safe.
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

    /** The path of this builder's own services and options. Default: {@code /}. */
    public final B path(String absolute) {
        path = absolute("path", absolute);
        return self();
    }

    /**
     * Adds another path with services of its own. The options set on this builder apply there too, unless the endpoint sets its own. Default: there is only {@code path}.
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
     * Sets the options in the section {@code duplexrpc.server} of a configuration file, and then those in environment variables such as {@code DUPLEXRPC_SERVER_PORT}; options set
     * after this call take precedence over both. Keys are named like the options; options of other endpoints are under {@code endpoints."/path"}, and in variables such as {@code DUPLEXRPC_SERVER_ENDPOINTS_PATH_LABEL}, which are read when the server starts. Needs {@code com.typesafe:config}.
     * Default: no file, and the environment is not read.
     *
     * @throws ConfigurationException with all problems, including unknown keys
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

    /** How many threads blocking handlers share on Java 17 to 20; later versions have virtual threads. Default: four for each processor, at least 16. */
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
     * How many connections one principal may have; further ones are refused with 429, or closed with code 1008 if they log in later. Default: as many as
     * {@code maxConnections}.
     */
    public final B maxConnectionsPerPrincipal(int count) {
        maxConnectionsPerPrincipal = Positive.number("maxConnectionsPerPrincipal", count);
        return self();
    }

    /**
     * The proxies in front of the server, as addresses and address blocks such as {@code 10.0.0.0/8}: the address they report counts as the client's, in logs, for authenticators and
     * for the limits per address. Default: none, and no such header is believed.
     */
    public final B trustedProxies(String... addresses) {
        trustedProxies = trustedProxies.at(List.of(addresses));
        return self();
    }

    /** The header in which these proxies report the client; only this one counts, since clients can send the other. Default: {@code X-Forwarded-For}. */
    public final B forwardedHeader(ForwardedHeader header) {
        trustedProxies = trustedProxies.telling(Objects.requireNonNull(header, "header"));
        return self();
    }

    /** Adds a listener for sessions, called after those added before. Default: none. */
    public final B listener(SessionListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return self();
    }

    /** The registry to keep the server's sessions in, so that handlers and listeners created before the server can use it. Default: a registry of its own. */
    public final B sessions(Sessions own) {
        sessions = Objects.requireNonNull(own, "own");
        return self();
    }

    /**
     * The path where {@code GET} says whether the server accepts connections (200) or is shutting down (503); with {@code /live} appended, whether it runs at all. Null for none.
     * Default: {@code /health}.
     */
    public final B healthPath(@Nullable String absolute) {
        healthPath = absolute == null ? null : absolute("healthPath", absolute);
        return self();
    }

    /** The value of {@code Retry-After} for clients that were refused for lack of room. Default: 5 s. */
    public final B retryAfter(Duration delay) {
        retryAfter = Positive.duration("retryAfter", delay);
        return self();
    }

    /** How long a server that shuts down waits for running calls before it sends the close frames. Default: 20 s. */
    public final B drainTimeout(Duration timeout) {
        drainTimeout = Positive.duration("drainTimeout", timeout);
        return self();
    }

    /** The time over which a server that shuts down spreads its close frames, so that not all clients come back at once; 5 ms for each client if that is less. Default: 5 s. */
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
