package dev.duplexrpc.server;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.HandlerThreads;
import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.time.NanoClock;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.TransportLimits;
import dev.duplexrpc.websocket.CloseCode;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running server: serves JSON-RPC 2.0 over WebSocket on one port and path. Safe for use by several threads.
 *
 * <pre>{@code
 * try (DuplexServer server = DuplexServer.builder().port(8080).serve(PetStore.service(new Store())).start()) {
 *     …
 * }
 * }</pre>
 */
public final class DuplexServer implements AutoCloseable {

    private final Undertow undertow;
    private final Sessions sessions;
    private final ExecutorService handlerThreads;
    private final Thread timer;
    private final Duration closeTimeout;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DuplexServer(Builder options) {
        TimerWheel wheel = new TimerWheel(NanoClock.SYSTEM);
        handlerThreads = HandlerThreads.create("duplexrpc-handler", options.handlerThreads);
        closeTimeout = options.transportLimits.closeTimeout();
        Endpoint endpoint = new Endpoint(options.services, options.peerLimits, wheel, handlerThreads);
        sessions = new Sessions(endpoint, options.transportLimits, wheel, options.maxConnections);
        undertow = Undertow.builder()
                .addHttpListener(options.port, options.host)
                .setIoThreads(options.ioThreads)
                // Nothing is ever dispatched to Undertow's own worker threads.
                .setWorkerThreads(1)
                .setHandler(new UpgradeHandler(options.path, sessions))
                .build();
        undertow.start();
        timer = wheel.startThread("duplexrpc-timer");
    }

    /** Starts with port 8080 on localhost and nothing to serve. */
    public static Builder builder() {
        return new Builder();
    }

    /** The port it listens on: the one chosen by the system if it was built with port 0. */
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** How many connections are open. */
    public int connections() {
        return sessions.size();
    }

    /**
     * Takes no new connections, says farewell to those there are (code 1001), waits for them to end as long as {@code closeTimeout} allows, and stops. Calls that are
     * still being handled are not answered any more. A second call does nothing.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            sessions.close(CloseCode.GOING_AWAY, "the server is shutting down", closeTimeout);
            undertow.stop();
            handlerThreads.shutdown();
            timer.interrupt();
        }
    }

    /** What a server is built from. Not for several threads. */
    public static final class Builder {

        private String host = "localhost";
        private int port = 8080;
        private String path = "/";
        private int ioThreads = Math.max(1, Runtime.getRuntime().availableProcessors());
        private int handlerThreads = HandlerThreads.defaultPoolThreads();
        private int maxConnections = 10_000;
        private PeerLimits peerLimits = PeerLimits.DEFAULTS;
        private TransportLimits transportLimits = TransportLimits.DEFAULTS;
        private final List<RpcService> services = new ArrayList<>();

        private Builder() {}

        /** The name or address to listen on. Default: localhost. */
        public Builder host(String name) {
            host = name;
            return this;
        }

        /** The port to listen on, 0 for any that is free. Default: 8080. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** The path of the WebSocket. Default: {@code /}. */
        public Builder path(String absolute) {
            if (!absolute.startsWith("/")) {
                throw new IllegalArgumentException("The path must start with '/', but is '" + absolute + "'.");
            }
            path = absolute;
            return this;
        }

        /** How many threads move bytes and run asynchronous handlers. Default: one for each processor. */
        public Builder ioThreads(int count) {
            ioThreads = count;
            return this;
        }

        /** How many threads blocking handlers share on Java 17 to 20; later ones have virtual threads. Default: four for each processor, at least 16. */
        public Builder handlerThreads(int count) {
            handlerThreads = count;
            return this;
        }

        /** How many connections are accepted; further ones are refused with 503. Default: 10,000. */
        public Builder maxConnections(int count) {
            maxConnections = count;
            return this;
        }

        /** The largest message, in and out. Default: 1 MiB. */
        public Builder maxMessageBytes(int bytes) {
            peerLimits = peerLimits.withMaxMessageBytes(bytes);
            transportLimits = transportLimits.withMaxMessageBytes(bytes);
            return this;
        }

        /** How many bytes may wait for a client to take them before its connection is ended. Default: 4 MiB. */
        public Builder maxOutboxBytes(int bytes) {
            transportLimits = transportLimits.withMaxOutboxBytes(bytes);
            return this;
        }

        /** How many calls of one client are handled at once; further ones wait. Default: 256. */
        public Builder maxRunningCalls(int calls) {
            peerLimits = peerLimits.withMaxRunningCalls(calls);
            return this;
        }

        /** How long a client may take to answer a farewell. Default: 5 s. */
        public Builder closeTimeout(Duration timeout) {
            transportLimits = transportLimits.withCloseTimeout(timeout);
            return this;
        }

        /** Serves these as well. */
        public Builder serve(RpcService... more) {
            Collections.addAll(services, more);
            return this;
        }

        /**
         * Starts to listen.
         *
         * @throws RuntimeException if the port cannot be bound
         */
        public DuplexServer start() {
            return new DuplexServer(this);
        }
    }
}
