package dev.duplexrpc.client;

import dev.duplexrpc.peer.HandlerThreads;
import dev.duplexrpc.time.NanoClock;
import dev.duplexrpc.time.TimerWheel;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.ssl.SslConnection;

/**
 * The threads of clients: for I/O, for timeouts, and for code that may block. All clients of a process share one set, which is created with the first
 * client and released with the last. To separate some clients from others, create another set and pass it to their builders. Safe for use by several threads.
 */
public final class ClientResources implements AutoCloseable {

    /** What TLS needs for one record, and a little. */
    private static final int TLS_BUFFER_BYTES = 17 * 1024;

    private static final Object LOCK = new Object();
    private static @Nullable ClientResources shared;

    /** How many clients and attempts use the shared ones. */
    private static int users;

    /** How long clients may take to say farewell when their resources are closed beneath them. */
    private static final Duration FAREWELLS = Duration.ofSeconds(5);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Xnio xnio;
    private final XnioWorker worker;
    private final TimerWheel wheel = new TimerWheel(NanoClock.SYSTEM);
    private final Thread timer;
    private final ExecutorService handlerThreads;
    private final DefaultByteBufferPool tlsBuffers = new DefaultByteBufferPool(true, TLS_BUFFER_BYTES, 1000, 12);

    private final Set<Tenancy> tenants = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private ClientResources(Builder options) {
        xnio = Xnio.getInstance(ClientResources.class.getClassLoader());
        int number = NUMBER.incrementAndGet();
        String name = number == 1 ? "duplexrpc-client" : "duplexrpc-client-" + number;
        try {
            worker = xnio.createWorker(OptionMap.builder()
                    .set(Options.WORKER_NAME, name)
                    .set(Options.WORKER_IO_THREADS, options.ioThreads)
                    // These do the arithmetic of TLS handshakes.
                    .set(Options.WORKER_TASK_CORE_THREADS, 1)
                    .set(Options.WORKER_TASK_MAX_THREADS, options.ioThreads)
                    .set(Options.THREAD_DAEMON, true)
                    .getMap());
        } catch (IOException noSelector) {
            throw new IllegalStateException("The I/O threads of clients could not be started.", noSelector);
        }
        timer = wheel.startThread(name + "-timer");
        handlerThreads = HandlerThreads.create(name + "-handler", options.handlerThreads);
    }

    /** Returns a builder with the defaults, which are those of the shared set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Those that all clients share; for one {@link Tenancy}. */
    static ClientResources borrowShared() {
        synchronized (LOCK) {
            ClientResources resources = shared;
            if (resources == null) {
                resources = new ClientResources(builder());
                shared = resources;
            }
            users++;
            return resources;
        }
    }

    void admit(Tenancy tenant) {
        tenants.add(tenant);
        if (closed) {
            tenant.evict();
        }
    }

    /** Ends the shared ones with their last user; does nothing to others, which belong to whoever made them. */
    void leave(Tenancy tenant) {
        tenants.remove(tenant);
        synchronized (LOCK) {
            if (this != shared || --users > 0) {
                return;
            }
            shared = null;
        }
        end();
    }

    /**
     * Ends the clients that still use these threads, with code 1001, so that nobody waits for ever, and then the threads. Waits for that, except on an I/O
     * thread; a server that does not answer the close frame within 5 seconds is cut off. Close the clients first. A second call does nothing.
     */
    @Override
    public void close() {
        close(FAREWELLS);
    }

    /** @param patience how long clients may take to say farewell */
    void close(Duration patience) {
        closed = true;
        List<Tenancy> present = List.copyOf(tenants);
        present.forEach(Tenancy::evict);
        CompletableFuture<Void> ended = CompletableFuture.allOf(
                        present.stream().map(Tenancy::over).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(this::end);
        if (!ClientFuture.isIoThread()) {
            ended.join();
        }
    }

    private void end() {
        worker.shutdown();
        timer.interrupt();
        handlerThreads.shutdown();
        // The buffers of TLS are not closed: connections that are being cut at this moment still ask for one.
    }

    XnioWorker worker() {
        return worker;
    }

    TimerWheel wheel() {
        return wheel;
    }

    ExecutorService handlerThreads() {
        return handlerThreads;
    }

    /** Puts TLS on top of a connection. */
    SslConnection wrap(StreamConnection connection, SSLContext context) {
        return new UndertowXnioSsl(xnio, OptionMap.EMPTY, tlsBuffers, context)
                .wrapExistingConnection(connection, OptionMap.EMPTY);
    }

    /** Builds a set of threads. Not thread-safe. */
    public static final class Builder {

        private int ioThreads = Math.max(1, Runtime.getRuntime().availableProcessors());
        private int handlerThreads = HandlerThreads.defaultPoolThreads();

        private Builder() {}

        /** How many I/O threads there are; they also run asynchronous handlers and complete the futures of calls. Default: one for each processor. */
        public Builder ioThreads(int count) {
            ioThreads = positive("ioThreads", count);
            return this;
        }

        /** How many threads subscribers and blocking handlers share on Java 17 to 20; later versions have virtual threads. Default: four for each processor, at least 16. */
        public Builder handlerThreads(int count) {
            handlerThreads = positive("handlerThreads", count);
            return this;
        }

        private static int positive(String name, int count) {
            if (count < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, not " + count + ".");
            }
            return count;
        }

        /** Starts the threads. */
        public ClientResources build() {
            return new ClientResources(this);
        }
    }
}
