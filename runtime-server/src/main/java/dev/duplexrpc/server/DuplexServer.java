package dev.duplexrpc.server;

import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.tls.Trust;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    private final DuplexHandler handler;
    private final Listening listening;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DuplexServer(Builder options) {
        handler = new DuplexHandler(options);
        try {
            listening = Listening.start(options, handler);
        } catch (RuntimeException | Error failed) {
            handler.close();
            handler.sessions().giveBack();
            throw failed;
        }
    }

    /** Returns a builder with port 8080 on localhost and no services. */
    public static Builder builder() {
        return new Builder();
    }

    /** The port that the server listens on: the one chosen by the system if it was built with port 0. The TLS port if there is no other. */
    public int port() {
        int plain = listening.port(false);
        return plain < 0 ? securePort() : plain;
    }

    /**
     * The port that the server listens on with TLS.
     *
     * @throws IllegalStateException if there is none
     */
    public int securePort() {
        int secure = listening.port(true);
        if (secure < 0) {
            throw new IllegalStateException("The server does not listen with TLS: it was built without tls.");
        }
        return secure;
    }

    /**
     * Loads certificates and keys again from the sources given to {@code tls} and {@code clientCertificates}. New connections use them; existing ones keep theirs.
     *
     * @throws dev.duplexrpc.tls.TlsMaterialException if they cannot be used, with the reason; then nothing changes
     */
    public void reloadCertificates() {
        listening.reloadCertificates();
    }

    Sockets sockets() {
        return handler.sockets();
    }

    /** The sessions of the connected clients. */
    public Sessions sessions() {
        return handler.sessions();
    }

    /**
     * Shuts down as {@link DuplexHandler#close()} does, and stops listening. If a handler blocks an I/O thread, waits for it as long as {@code closeTimeout} allows; then the thread is abandoned
     * and this is logged. A second call does nothing.
     *
     * @throws IllegalStateException on an I/O thread, where an asynchronous handler runs
     */
    @Override
    public void close() {
        DuplexHandler.refuseOnIoThread();
        if (closed.compareAndSet(false, true)) {
            try {
                handler.close();
            } finally {
                listening.stop();
            }
        }
    }

    /** Builds a server. Not thread-safe. */
    public static final class Builder extends HandlerOptions<Builder> {

        private static final int DEFAULT_PORT = 8080;
        private static final int DEFAULT_SECURE_PORT = 8443;

        String host = "localhost";
        int ioThreads = Math.max(1, Runtime.getRuntime().availableProcessors());
        Duration handshakeTimeout = Duration.ofSeconds(10);
        int maxHeaderBytes = 16 * 1024;
        Duration keepAlive = Duration.ofSeconds(60);

        @Nullable Supplier<Identity> tls;

        @Nullable Supplier<Trust> trust;

        ClientCertificates clientCertificates = ClientCertificates.NONE;
        private @Nullable Integer port;
        private @Nullable Integer securePort;

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** The host name or address to listen on. Default: localhost. */
        public Builder host(String name) {
            host = Objects.requireNonNull(name, "name");
            return this;
        }

        /** The port to listen on without TLS, 0 for any free port. Default: 8080, or none if there is TLS. */
        public Builder port(int number) {
            port = checkedPort("port", number);
            return this;
        }

        /** The port to listen on with TLS, 0 for any free port. Default: 8443 if there is TLS, or none. */
        public Builder securePort(int number) {
            securePort = checkedPort("securePort", number);
            return this;
        }

        private static int checkedPort(String option, int number) {
            if (number < 0 || number > 65_535) {
                throw new IllegalArgumentException(option + " must be 0 to 65535, not " + number + ".");
            }
            return number;
        }

        /**
         * The certificate and key of the server, such as <code>() -> Identity.pem(chain, key)</code>: called when the server starts, and again by
         * {@link DuplexServer#reloadCertificates}. Default: none, and no TLS.
         */
        public Builder tls(Supplier<Identity> identity) {
            tls = Objects.requireNonNull(identity, "identity");
            return this;
        }

        /**
         * Whether clients present certificates, and which are trusted, such as <code>() -> Trust.pem(authority)</code>. The principal of a client that presents one is its
         * subject, unless an authenticator decides otherwise. Default: they do not.
         */
        public Builder clientCertificates(ClientCertificates mode, Supplier<Trust> trusted) {
            clientCertificates = Objects.requireNonNull(mode, "mode");
            trust = Objects.requireNonNull(trusted, "trusted");
            return this;
        }

        /** How many I/O threads there are; they also run asynchronous handlers. Default: one for each processor. */
        public Builder ioThreads(int count) {
            ioThreads = Positive.number("ioThreads", count);
            return this;
        }

        /** How long a client may take to send the head of a request; for the first one, this includes connecting and TLS. Default: 10 s. */
        public Builder handshakeTimeout(Duration timeout) {
            handshakeTimeout = Positive.duration("handshakeTimeout", timeout);
            return this;
        }

        /** The largest head of a request. Default: 16 KiB. */
        public Builder maxHeaderBytes(int bytes) {
            maxHeaderBytes = Positive.number("maxHeaderBytes", bytes);
            return this;
        }

        /** How long a connection stays open for another request after the last one was answered. Default: 60 s. */
        public Builder keepAlive(Duration timeout) {
            keepAlive = Positive.duration("keepAlive", timeout);
            return this;
        }

        boolean listensSecurely() {
            return tls != null || securePort != null;
        }

        boolean listensPlainly() {
            return port != null || !listensSecurely();
        }

        int plainPort() {
            return port == null ? DEFAULT_PORT : port;
        }

        int securePortOrDefault() {
            return securePort == null ? DEFAULT_SECURE_PORT : securePort;
        }

        /**
         * Starts the server.
         *
         * @throws ServerStartException if a port cannot be bound, with the reason
         * @throws dev.duplexrpc.tls.TlsMaterialException if the certificates or keys cannot be used, with the reason
         */
        public DuplexServer start() {
            return new DuplexServer(this);
        }
    }
}
