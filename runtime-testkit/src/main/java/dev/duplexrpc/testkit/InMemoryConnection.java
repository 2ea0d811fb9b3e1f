package dev.duplexrpc.testkit;

import dev.duplexrpc.RpcService;
import dev.duplexrpc.Session;
import dev.duplexrpc.peer.Endpoint;
import dev.duplexrpc.peer.HandlerThreads;
import dev.duplexrpc.peer.Peer;
import dev.duplexrpc.peer.PeerLimits;
import dev.duplexrpc.protocol.Dialect;
import dev.duplexrpc.time.NanoClock;
import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.transport.InMemoryLink;
import dev.duplexrpc.transport.Transport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Both ends of a connection, for tests of services and their callers: everything the runtime does between two processes, without sockets. It has its own
 * threads, so blocking and asynchronous stubs work over it as they do over a network.
 *
 * <pre>{@code
 * try (InMemoryConnection connection = InMemoryConnection.to(PetStore.service(new Store()))) {
 *     PetStore pets = PetStore.over(connection.client());
 *     …
 * }
 * }</pre>
 */
public final class InMemoryConnection implements AutoCloseable {

    private final ExecutorService ioThread;
    private final ExecutorService handlerThreads;
    private final Thread timer;
    private final InMemoryLink link;
    private final Peer server;
    private final Peer client;

    private InMemoryConnection(Builder options) {
        TimerWheel wheel = new TimerWheel(NanoClock.SYSTEM);
        ioThread = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "duplexrpc-memory");
            thread.setDaemon(true);
            return thread;
        });
        handlerThreads = HandlerThreads.create("duplexrpc-memory-handler", HandlerThreads.defaultPoolThreads());
        timer = wheel.startThread("duplexrpc-memory-timer");
        link = new InMemoryLink(task -> {
            try {
                ioThread.execute(task);
            } catch (RejectedExecutionException closed) {
                // Nothing moves any more, which is what was asked for.
                Thread.yield();
            }
        });
        server = peer(options.server, options, wheel, link.right());
        client = peer(options.client, options, wheel, link.left());
        server.start();
        client.start();
    }

    private Peer peer(Side side, Builder options, TimerWheel wheel, Transport transport) {
        Endpoint.Builder endpoint =
                Endpoint.builder(wheel, handlerThreads).serve(side.services).limits(options.limits);
        side.settings.forEach(setting -> setting.accept(endpoint));
        return new Peer(transport, endpoint.build(), options.dialect);
    }

    /** Connects a server with these services and a client that serves nothing. */
    public static InMemoryConnection to(RpcService... services) {
        return builder().serve(services).connect();
    }

    /** Returns a builder for two ends that serve nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** The client's end, which calls the server. */
    public Session client() {
        return client;
    }

    /** The server's end, which calls the client. */
    public Session server() {
        return server;
    }

    /** Ends the connection as a broken network does: neither side sends a close frame. */
    public void cut() {
        link.cut();
    }

    /** Closes the connection from the client's end with code 1000, waits until both ends have ended, and ends the threads. A second call does nothing. */
    @Override
    public void close() {
        client.close(1000, "");
        client.closed().join();
        server.closed().join();
        ioThread.shutdown();
        handlerThreads.shutdown();
        timer.interrupt();
    }

    /** What one side brings. */
    private static final class Side {
        final List<RpcService> services = new ArrayList<>();
        final List<Consumer<Endpoint.Builder>> settings = new ArrayList<>();
    }

    /** Builds a connection. Not thread-safe. */
    public static final class Builder {

        private final Side server = new Side();
        private final Side client = new Side();
        private PeerLimits limits = PeerLimits.DEFAULTS;
        private Dialect dialect = Dialect.PLAIN;

        private Builder() {}

        /** Adds services of the server. Default: none. */
        public Builder serve(RpcService... services) {
            Collections.addAll(server.services, services);
            return this;
        }

        /** Adds services of the client. Default: none. */
        public Builder serveAtClient(RpcService... services) {
            Collections.addAll(client.services, services);
            return this;
        }

        /** Sets further options of the server's end: interceptors, listeners, its document. Default: none. */
        public Builder server(Consumer<Endpoint.Builder> setting) {
            server.settings.add(Objects.requireNonNull(setting, "setting"));
            return this;
        }

        /** Sets further options of the client's end. Default: none. */
        public Builder client(Consumer<Endpoint.Builder> setting) {
            client.settings.add(Objects.requireNonNull(setting, "setting"));
            return this;
        }

        /** The limits of both ends. Default: {@link PeerLimits#DEFAULTS}. */
        public Builder limits(PeerLimits bounds) {
            limits = Objects.requireNonNull(bounds, "bounds");
            return this;
        }

        /** The dialect that the two ends speak. Default: {@link Dialect#PLAIN}. */
        public Builder dialect(Dialect agreed) {
            dialect = Objects.requireNonNull(agreed, "agreed");
            return this;
        }

        /** Connects the two ends. */
        public InMemoryConnection connect() {
            return new InMemoryConnection(this);
        }
    }
}
