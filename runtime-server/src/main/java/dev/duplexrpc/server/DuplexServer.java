package dev.duplexrpc.server;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running server: serves JSON-RPC 2.0 over WebSocket and HTTP POST, on one port and any number of paths. Safe for use by several threads.
 *
 * <pre>{@code
 * try (DuplexServer server = DuplexServer.builder()
 *         .port(8080)
 *         .serve(PetStore.service(new Store()))
 *         .endpoint("/admin", admin -> admin.serve(Keeper.service(new Office())).label("admin"))
 *         .start()) {
 *     …
 * }
 * }</pre>
 */
public final class DuplexServer implements AutoCloseable {

    private final Undertow undertow;
    private final DuplexHandler handler;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DuplexServer(Builder options) {
        handler = new DuplexHandler(options);
        undertow = Undertow.builder()
                .addHttpListener(options.port, options.host)
                .setIoThreads(options.ioThreads)
                // Nothing is ever dispatched to Undertow's own worker threads.
                .setWorkerThreads(1)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(options.handshakeTimeout))
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, millis(options.keepAlive))
                .setHandler(handler)
                .build();
        try {
            undertow.start();
        } catch (RuntimeException failed) {
            handler.close();
            throw ServerStartException.of(options.host, options.port, failed);
        }
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
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
        return handler.connections();
    }

    /** Ends as {@link DuplexHandler#close()} does, and stops listening. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            handler.close();
            undertow.stop();
        }
    }

    /** What a server is built from. Not for several threads. */
    public static final class Builder extends HandlerOptions<Builder> {

        private String host = "localhost";
        private int port = 8080;
        private int ioThreads = Math.max(1, Runtime.getRuntime().availableProcessors());
        private Duration handshakeTimeout = Duration.ofSeconds(10);
        private Duration keepAlive = Duration.ofSeconds(60);

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** The name or address to listen on. Default: localhost. */
        public Builder host(String name) {
            host = name;
            return this;
        }

        /** The port to listen on, 0 for any that is free. Default: 8080. */
        public Builder port(int number) {
            if (number < 0 || number > 65_535) {
                throw new IllegalArgumentException("port must be 0 to 65535, not " + number + ".");
            }
            port = number;
            return this;
        }

        /** How many threads move bytes and run asynchronous handlers. Default: one for each processor. */
        public Builder ioThreads(int count) {
            ioThreads = Positive.number("ioThreads", count);
            return this;
        }

        /** How long a client may take to send the head of its request. Default: 10 s. */
        public Builder handshakeTimeout(Duration timeout) {
            handshakeTimeout = Positive.duration("handshakeTimeout", timeout);
            return this;
        }

        /** How long a connection that has sent no request, or whose last one is answered, stays open for the next. Default: 60 s. */
        public Builder keepAlive(Duration timeout) {
            keepAlive = Positive.duration("keepAlive", timeout);
            return this;
        }

        /**
         * Starts to listen.
         *
         * @throws ServerStartException if the port cannot be bound, with the reason
         */
        public DuplexServer start() {
            return new DuplexServer(this);
        }
    }
}
