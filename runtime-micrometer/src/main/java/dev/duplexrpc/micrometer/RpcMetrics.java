package dev.duplexrpc.micrometer;

import dev.duplexrpc.CallingInterceptor;
import dev.duplexrpc.CloseReason;
import dev.duplexrpc.ServingInterceptor;
import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The meters of servers and clients that share a registry. Pass {@link #served}, {@link #calls} and {@link #connections} to the builder of a server or a client; whatever you
 * leave out is not measured. Safe for use by several threads.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><th>name</th><th>kind</th><th>tags</th><th>what it says</th></tr>
 * <tr><td>{@code duplexrpc.calls.served}</td><td>timer</td><td>method, outcome</td><td>calls and notifications that were handled, from their arrival to the response</td></tr>
 * <tr><td>{@code duplexrpc.calls.made}</td><td>timer</td><td>method, outcome</td><td>calls and notifications of this side</td></tr>
 * <tr><td>{@code duplexrpc.calls.running}</td><td>gauge</td><td></td><td>calls and notifications that are being handled</td></tr>
 * <tr><td>{@code duplexrpc.calls.waiting}</td><td>gauge</td><td></td><td>those that wait to be handled</td></tr>
 * <tr><td>{@code duplexrpc.calls.pending}</td><td>gauge</td><td></td><td>calls of this side that wait for their response</td></tr>
 * <tr><td>{@code duplexrpc.subscriptions.served}</td><td>gauge</td><td></td><td>subscriptions that this side serves</td></tr>
 * <tr><td>{@code duplexrpc.subscriptions.made}</td><td>gauge</td><td></td><td>subscriptions of this side</td></tr>
 * <tr><td>{@code duplexrpc.outbox.bytes}</td><td>gauge</td><td></td><td>bytes that wait for the other sides to take them</td></tr>
 * <tr><td>{@code duplexrpc.connections}</td><td>gauge</td><td></td><td>connections that are open, and sessions that wait for one</td></tr>
 * <tr><td>{@code duplexrpc.sessions.suspended}</td><td>gauge</td><td></td><td>of these, sessions that wait for another connection</td></tr>
 * <tr><td>{@code duplexrpc.connections.ended}</td><td>counter</td><td>kind</td><td>connections that have ended, by {@link CloseReason.Kind}</td></tr>
 * <tr><td>{@code duplexrpc.limits.reached}</td><td>counter</td><td>limit</td><td>refusals, failures and ends because of a limit, by the limit's name</td></tr>
 * <tr><td>{@code duplexrpc.refused}</td><td>counter</td><td>reason</td><td>at a server: handshakes and requests over HTTP that were refused</td></tr>
 * </table>
 */
public final class RpcMetrics {

    private final MeterRegistry registry;
    private final Tags tags;
    private final CallTimers served;
    private final CallTimers made;
    private final Set<Peer> open = ConcurrentHashMap.newKeySet();

    private RpcMetrics(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        this.served = new CallTimers(registry, "duplexrpc.calls.served", tags);
        this.made = new CallTimers(registry, "duplexrpc.calls.made", tags);
        sum("duplexrpc.connections", peer -> 1);
        sum("duplexrpc.calls.running", Peer::runningCalls);
        sum("duplexrpc.calls.waiting", Peer::waitingCalls);
        sum("duplexrpc.calls.pending", Peer::pendingCalls);
        sum("duplexrpc.sessions.suspended", peer -> peer.suspendedSince() == null ? 0 : 1);
        sum("duplexrpc.subscriptions.served", Peer::servedSubscriptions);
        sum("duplexrpc.subscriptions.made", Peer::madeSubscriptions);
        sum("duplexrpc.outbox.bytes", Peer::outboxBytes);
    }

    /**
     * Creates the meters in this registry.
     *
     * @param tags alternating names and values that all meters get, to tell several servers or clients of one process apart
     */
    public static RpcMetrics in(MeterRegistry registry, String... tags) {
        return new RpcMetrics(Objects.requireNonNull(registry, "registry"), Tags.of(tags));
    }

    /** Counted when somebody looks, so that no call pays for it. */
    private void sum(String name, ToLongFunction<Peer> value) {
        Gauge.builder(name, open, peers -> peers.stream().mapToLong(value).sum())
                .tags(tags)
                .register(registry);
    }

    /** Measures calls and notifications that are handled. */
    public ServingInterceptor served() {
        return (call, next) -> {
            call.whenEnded(served::record);
            next.proceed();
        };
    }

    /** Measures calls and notifications that are made. */
    public CallingInterceptor calls() {
        return (call, next) -> {
            call.whenEnded(made::record);
            next.proceed();
        };
    }

    /** Measures connections, what is running and waiting on them, and the limits that are reached. */
    public PeerListener connections() {
        return new Connections();
    }

    /** Measures everything of an endpoint that is being built. */
    public void measure(Endpoint.Builder endpoint) {
        endpoint.aroundServed(served()).aroundCalls(calls()).listener(connections());
    }

    private final class Connections implements PeerListener {

        @Override
        public void opened(Peer peer) {
            // A request over HTTP is no connection that stays.
            if (peer.pushes()) {
                open.add(peer);
            }
        }

        @Override
        public void closed(Peer peer, CloseReason reason) {
            if (open.remove(peer)) {
                registry.counter(
                                "duplexrpc.connections.ended",
                                tags.and("kind", reason.kind().name().toLowerCase(Locale.ROOT)))
                        .increment();
            }
        }

        @Override
        public void limitReached(@Nullable Peer peer, String limit) {
            registry.counter("duplexrpc.limits.reached", tags.and("limit", limit))
                    .increment();
        }

        @Override
        public void refused(String reason) {
            registry.counter("duplexrpc.refused", tags.and("reason", reason)).increment();
        }
    }
}
