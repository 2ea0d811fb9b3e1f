package dev.duplexrpc.server;

import dev.duplexrpc.tls.Identity;
import dev.duplexrpc.tls.TlsContexts;
import dev.duplexrpc.tls.Trust;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * The ports of a server: one without TLS, one with it, or both. What is accepted is counted and then Undertow's, which speaks HTTP. The ports are opened here and not by {@link Undertow} itself, because that
 * has no place where a connection could be seen before its first request.
 */
final class Listening {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /** How many sockets the system may hand out beyond {@code maxConnections}; further ones stay in its queue. More than {@link Sockets#SPARE}, so that who rests makes way before that. */
    private static final int SPARE_SOCKETS = 2 * Sockets.SPARE;

    /** How many may wait to be accepted, for thousands may come at once: who finds the queue full tries again after a second. The system allows fewer if it likes. */
    private static final int BACKLOG = 4096;

    /** As Undertow has them: what a TLS record holds, less what its protocols put in front. */
    private static final int BUFFER_BYTES = 16 * 1024 - 20;

    private final DuplexServer.Builder options;
    private final DuplexHandler handler;
    private final ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, -1, 4);
    private final XnioWorker worker;
    private @Nullable UndertowXnioSsl tls;
    private @Nullable AcceptingChannel<? extends StreamConnection> plain;
    private @Nullable AcceptingChannel<? extends StreamConnection> secure;

    private Listening(DuplexServer.Builder options, DuplexHandler handler, XnioWorker worker) {
        this.options = options;
        this.handler = handler;
        this.worker = worker;
    }

    /** @throws ServerStartException if a port cannot be bound or what TLS needs cannot be used */
    static Listening start(DuplexServer.Builder options, DuplexHandler handler) {
        // First, for it may be refused.
        SSLContext context = options.listensSecurely() ? context(options) : null;
        Xnio xnio = Xnio.getInstance(Undertow.class.getClassLoader());
        try {
            Listening listening = new Listening(options, handler, xnio.createWorker(threads(options)));
            try {
                listening.open(xnio, context);
            } catch (IOException | RuntimeException failed) {
                listening.stop();
                throw failed;
            }
            return listening;
        } catch (IOException | RuntimeException failed) {
            throw ServerStartException.of(options, failed);
        }
    }

    private static OptionMap threads(DuplexServer.Builder options) {
        // Nothing of ours is dispatched to the worker's own threads; the arithmetic of TLS handshakes is.
        int tasks = options.listensSecurely() ? options.ioThreads : 1;
        return OptionMap.builder()
                .set(Options.WORKER_IO_THREADS, options.ioThreads)
                .set(Options.WORKER_TASK_CORE_THREADS, tasks)
                .set(Options.WORKER_TASK_MAX_THREADS, tasks)
                .getMap();
    }

    private void open(Xnio xnio, @Nullable SSLContext context) throws IOException {
        OptionMap sockets = OptionMap.builder()
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, BACKLOG)
                .set(Options.CONNECTION_HIGH_WATER, mostSockets())
                .set(Options.CONNECTION_LOW_WATER, mostSockets() - Sockets.SPARE)
                .getMap();
        if (options.listensPlainly()) {
            plain = worker.createStreamConnectionServer(address(options.plainPort()), accepting(), sockets);
        }
        if (context != null) {
            tls = new UndertowXnioSsl(xnio, OptionMap.create(Options.USE_DIRECT_BUFFERS, true), context);
            secure = tls.createSslConnectionServer(
                    worker,
                    address(options.securePortOrDefault()),
                    accepting(),
                    OptionMap.builder()
                            .addAll(sockets)
                            .set(Options.SSL_CLIENT_AUTH_MODE, options.clientCertificates.mode)
                            .getMap());
        }
        // Both ports are there, so whoever comes is served.
        if (plain != null) {
            plain.resumeAccepts();
        }
        if (secure != null) {
            secure.resumeAccepts();
        }
    }

    private InetSocketAddress address(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(options.host), port);
    }

    private <C extends StreamConnection> ChannelListener<AcceptingChannel<C>> accepting() {
        HttpOpenListener http = new HttpOpenListener(
                buffers,
                OptionMap.builder()
                        .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
                        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(options.handshakeTimeout))
                        .set(UndertowOptions.NO_REQUEST_TIMEOUT, millis(options.keepAlive))
                        .set(UndertowOptions.MAX_HEADER_SIZE, options.maxHeaderBytes)
                        .getMap());
        http.setRootHandler(handler);
        Sockets sockets = handler.sockets();
        return ChannelListeners.openListenerAdapter(connection -> {
            sockets.accepted(connection, options.handshakeTimeout);
            http.handleEvent(connection);
        });
    }

    private int mostSockets() {
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
        UndertowXnioSsl known = tls;
        if (known != null) {
            known.updateSSLContext(context(options));
        }
    }

    /** The port with or without TLS, -1 if there is none. */
    int port(boolean withTls) {
        AcceptingChannel<? extends StreamConnection> channel = withTls ? secure : plain;
        return channel == null
                ? -1
                : channel.getLocalAddress(InetSocketAddress.class).getPort();
    }

    /** Closes the ports and whatever has come through them. A thread that something blocks is waited for as long as {@code closeTimeout} allows. */
    void stop() {
        IoUtils.safeClose(plain);
        IoUtils.safeClose(secure);
        worker.shutdown();
        Duration patience = options.settings.transportLimits.closeTimeout();
        try {
            if (worker.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                buffers.close();
                return;
            }
            String blocked = BlockedThreads.of(worker);
            // Otherwise they are only slow to end.
            if (!blocked.isEmpty()) {
                LOG.warn(
                        "The server has closed, but I/O threads did not end within the closeTimeout of {}: {}.",
                        patience,
                        blocked);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // The buffers are left to the threads that may still use them.
        worker.shutdownNow();
    }
}
