package dev.duplexrpc.server;

import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.tls.TlsContexts;
import dev.duplexrpc.tls.Trust;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.OptionMap;
import org.xnio.Options;

/** The ports of a server: one without TLS, one with it, or both. Undertow listens; this tells it how. */
final class Listening {

    /** How many sockets there may be beyond {@code maxConnections}, so that who is too many can be told so; further ones stay in the system's queue. */
    private static final int SPARE_SOCKETS = 1000;

    /** How many may wait to be accepted, for thousands may come at once: who finds the queue full tries again after a second. The system allows fewer if it likes. */
    private static final int BACKLOG = 4096;

    private static final String SECURE = "https";

    private final Undertow undertow;
    private final DuplexServer.Builder options;

    private Listening(Undertow undertow, DuplexServer.Builder options) {
        this.undertow = undertow;
        this.options = options;
    }

    /** @throws ServerStartException if a port cannot be bound or what TLS needs cannot be used */
    static Listening start(DuplexServer.Builder options, HttpHandler handler) {
        Undertow.Builder builder = Undertow.builder()
                .setIoThreads(options.ioThreads)
                // Nothing of ours is dispatched to Undertow's own worker threads; the arithmetic of TLS handshakes is.
                .setWorkerThreads(options.listensSecurely() ? options.ioThreads : 1)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(options.handshakeTimeout))
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, options.maxHeaderBytes)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, millis(options.keepAlive))
                .setSocketOption(Options.BACKLOG, BACKLOG)
                .setSocketOption(Options.CONNECTION_HIGH_WATER, mostSockets(options))
                .setSocketOption(Options.CONNECTION_LOW_WATER, mostSockets(options) - SPARE_SOCKETS / 2)
                .setHandler(handler);
        if (options.listensPlainly()) {
            builder.addHttpListener(options.plainPort(), options.host);
        }
        if (options.listensSecurely()) {
            builder.addListener(new Undertow.ListenerBuilder()
                    .setType(Undertow.ListenerType.HTTPS)
                    .setHost(options.host)
                    .setPort(options.securePortOrDefault())
                    .setSslContext(context(options))
                    .setOverrideSocketOptions(
                            OptionMap.create(Options.SSL_CLIENT_AUTH_MODE, options.clientCertificates.mode)));
        }
        Undertow undertow = builder.build();
        try {
            undertow.start();
        } catch (RuntimeException failed) {
            // Undertow has ended its threads, and they the ports that were bound; stop() would wait for them for ever.
            throw ServerStartException.of(options, failed);
        }
        return new Listening(undertow, options);
    }

    private static int mostSockets(DuplexServer.Builder options) {
        return Math.min(options.maxConnections, Integer.MAX_VALUE - SPARE_SOCKETS) + SPARE_SOCKETS;
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
    }

    private static SSLContext context(DuplexServer.Builder options) {
        Supplier<Identity> identity = options.tls;
        if (identity == null) {
            throw new IllegalArgumentException(
                    "securePort needs a certificate: give one with tls(() -> Identity.pem(…)) or tls(() -> Identity.keyStore(…)).");
        }
        @Nullable Supplier<Trust> trust = options.trust;
        return TlsContexts.context(identity.get(), trust == null ? Trust.system() : trust.get());
    }

    /** Reads certificates and keys again; connections made from now on get them, those there are keep theirs. */
    void reloadCertificates() {
        SSLContext context = context(options);
        for (Undertow.ListenerInfo listener : undertow.getListenerInfo()) {
            if (listener.getProtcol().equals(SECURE)) {
                listener.setSslContext(context);
            }
        }
    }

    /** The port with or without TLS, -1 if there is none. */
    int port(boolean secure) {
        for (Undertow.ListenerInfo listener : undertow.getListenerInfo()) {
            if (listener.getProtcol().equals(SECURE) == secure) {
                return ((InetSocketAddress) listener.getAddress()).getPort();
            }
        }
        return -1;
    }

    void stop() {
        undertow.stop();
    }
}
