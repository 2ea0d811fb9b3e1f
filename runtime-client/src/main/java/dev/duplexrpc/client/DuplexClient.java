package dev.duplexrpc.client;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.peer.HandlerThreads;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.transport.TransportLimits;
import dev.duplexrpc.websocket.CloseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A client's connection to a server, over which generated stubs call it and it may call back. Safe for use by several threads. It has threads of its own, which end
 * when it is closed or the connection ends.
 *
 * <pre>{@code
 * try (DuplexClient client = DuplexClient.connect("ws://localhost:8080/")) {
 *     PetStore pets = PetStore.over(client);
 *     …
 * }
 * }</pre>
 */
public final class DuplexClient implements Remote, AutoCloseable {

    private final Peer peer;
    private final Resources resources;
    private final Duration closeTimeout;

    DuplexClient(Peer peer, Resources resources, Duration closeTimeout) {
        this.peer = peer;
        this.resources = resources;
        this.closeTimeout = closeTimeout;
    }

    /**
     * Connects with the defaults of {@link #builder}, and waits until that is done.
     *
     * @param url such as {@code ws://localhost:8080/}
     * @throws ConnectFailedException if there is no connection, with the reason
     */
    public static DuplexClient connect(String url) {
        return builder(url).connect();
    }

    /** @throws IllegalArgumentException if it is no {@code ws://} URL */
    public static Builder builder(String url) {
        return new Builder(Target.of(url));
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

    /** Whether calls can be made. */
    public boolean isOpen() {
        return peer.isOpen();
    }

    /**
     * Says farewell (code 1000), waits for the server to answer as long as {@code closeTimeout} allows, except on a thread of its own, and releases everything. Calls
     * that wait for a response fail at once. A second call does nothing.
     */
    @Override
    public void close() {
        peer.close(CloseCode.NORMAL, "");
        resources.awaitEnd(peer, closeTimeout);
        resources.release();
    }

    /** How a client connects. Not for several threads. */
    public static final class Builder {

        private final Target target;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private int handlerThreads = HandlerThreads.defaultPoolThreads();
        private PeerLimits peerLimits = PeerLimits.DEFAULTS;
        private TransportLimits transportLimits = TransportLimits.DEFAULTS;
        private final List<RpcService> services = new ArrayList<>();

        private Builder(Target target) {
            this.target = target;
        }

        /** How long connecting and the handshake may take together. Default: 10 s. */
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = timeout;
            return this;
        }

        /** How long a call waits for its response unless its options say otherwise. Default: 30 s. */
        public Builder callTimeout(Duration timeout) {
            peerLimits = peerLimits.withCallTimeout(timeout);
            return this;
        }

        /** How long the server may take to answer a farewell. Default: 5 s. */
        public Builder closeTimeout(Duration timeout) {
            transportLimits = transportLimits.withCloseTimeout(timeout);
            return this;
        }

        /** The largest message, in and out. Default: 1 MiB. */
        public Builder maxMessageBytes(int bytes) {
            peerLimits = peerLimits.withMaxMessageBytes(bytes);
            transportLimits = transportLimits.withMaxMessageBytes(bytes);
            return this;
        }

        /** How many bytes may wait for the server to take them; beyond it calls fail. Default: 4 MiB. */
        public Builder maxOutboxBytes(int bytes) {
            transportLimits = transportLimits.withMaxOutboxBytes(bytes);
            return this;
        }

        /** How many calls may wait for a response at once. Default: 10,000. */
        public Builder maxPendingCalls(int calls) {
            peerLimits = peerLimits.withMaxPendingCalls(calls);
            return this;
        }

        /** How many threads subscribers and blocking handlers share on Java 17 to 20. Default: four for each processor, at least 16. */
        public Builder handlerThreads(int count) {
            handlerThreads = count;
            return this;
        }

        /** Lets the server call these. */
        public Builder serve(RpcService... more) {
            Collections.addAll(services, more);
            return this;
        }

        /**
         * Connects, and waits until that is done.
         *
         * @throws ConnectFailedException if there is no connection, with the reason
         */
        public DuplexClient connect() {
            Resources resources = new Resources(handlerThreads);
            try {
                Peer peer = resources.connect(target, connectTimeout, services, peerLimits, transportLimits);
                return new DuplexClient(peer, resources, transportLimits.closeTimeout());
            } catch (RuntimeException | Error failed) {
                resources.release();
                throw failed;
            }
        }
    }
}
