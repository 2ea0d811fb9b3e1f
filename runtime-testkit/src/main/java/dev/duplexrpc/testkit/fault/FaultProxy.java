package dev.duplexrpc.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy that simulates network faults: it stands between clients and a server, and breaks, holds up, slows down or swallows what passes, on command, at a predefined moment, or at random. It does not
 * know what it carries, so it cuts in the middle of messages. The methods of this class affect all connections, those of {@link ProxiedConnection} a single one.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.to(server.port())) {
 *     DuplexClient client = DuplexClient.connect("ws://localhost:" + proxy.port() + "/");
 *     proxy.cutAll(Cut.RST);
 *     …
 * }
 * }</pre>
 *
 * Safe for use by several threads; each method returns when it has taken effect in the proxy. A single thread handles all connections, so thousands of them are cheap. Random choices are drawn from
 * the {@link FaultProxyBuilder#seed}, in the order in which connections arrive.
 */
public final class FaultProxy implements AutoCloseable {

    private final Loop loop;
    private final InetSocketAddress target;
    private final int bufferBytes;
    private final Consumer<ProxiedConnection> whenConnected;
    private final Listener listener;

    // What follows is for the loop's thread.
    private final SplittableRandom random;
    private final Set<ProxiedConnection> connections = new LinkedHashSet<>();
    private final Map<Direction, Shape> shapes = new EnumMap<>(Direction.class);
    private final Map<Cut, Long> cuts = new EnumMap<>(Cut.class);
    private final Tally toServer = new Tally();
    private final Tally toClient = new Tally();
    private long accepted;
    private long refused;
    private long unreachable;
    private @Nullable Refusal refusal;
    private @Nullable Moment cutWhen;
    private Cut[] cutHow = {};
    private boolean reordering;
    private @Nullable ProxiedConnection overtaken;
    private boolean blackhole;
    private Loop.@Nullable Timer blackholeEnd;
    private volatile @Nullable ProxyCounts last;

    FaultProxy(FaultProxyBuilder options) throws IOException {
        target = options.target;
        bufferBytes = options.bufferBytes;
        whenConnected = options.whenConnected;
        random = new SplittableRandom(options.seed);
        for (Direction direction : Direction.values()) {
            shapes.put(direction, Shape.PLAIN);
        }
        loop = new Loop("fault-proxy");
        try {
            listener = new Listener(loop, options.listen, this::take);
        } catch (IOException | RuntimeException failed) {
            loop.abandon();
            throw failed;
        }
        loop.start();
    }

    /** Starts a proxy with the defaults of {@link #builder}, in front of this port of the loopback interface. */
    public static FaultProxy to(int port) {
        return builder(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .start();
    }

    /** Returns a builder for a proxy that connects to this address for each incoming connection. */
    public static FaultProxyBuilder builder(InetSocketAddress target) {
        return new FaultProxyBuilder(target);
    }

    /** The address that the proxy listens on. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** The port that the proxy listens on. */
    public int port() {
        return address().getPort();
    }

    /** The connections that are open now, in the order in which they arrived. */
    public List<ProxiedConnection> connections() {
        return ask(() -> List.copyOf(connections));
    }

    /** What the proxy has seen so far, or until it was closed. */
    public ProxyCounts counts() {
        ProxyCounts atTheEnd = last;
        return atTheEnd != null ? atTheEnd : ask(this::count);
    }

    /** Cuts all connections now, for both sides. Later connections are not affected. */
    public void cutAll(Cut how) {
        tell(() -> List.copyOf(connections).forEach(connection -> connection.cut(how)));
    }

    /** Breaks one direction of all connections now, as {@link ProxiedConnection#cut(Cut, Direction)} says. */
    public void cutAll(Cut how, Direction towards) {
        tell(() -> List.copyOf(connections).forEach(connection -> connection.cut(how, towards)));
    }

    /**
     * Arms all connections, open and future ones: each is cut at this moment, counted from now or from when it arrived, in one of these ways.
     *
     * @param oneOf if there are none, any
     */
    public void cutEach(Moment when, Cut... oneOf) {
        Objects.requireNonNull(when, "when");
        Cut[] ways = oneOf.clone();
        tell(() -> {
            cutWhen = when;
            cutHow = ways;
            List.copyOf(connections).forEach(connection -> connection.cut(when, ways));
        });
    }

    /** Disarms all connections: none is cut at a moment set before. */
    public void disarm() {
        tell(() -> {
            cutWhen = null;
            connections.forEach(ProxiedConnection::disarm);
        });
    }

    /** How bytes travel in both directions, from now on, on all connections, open and future ones. Default: {@link Shape#PLAIN}. */
    public void shape(Shape shape) {
        for (Direction direction : Direction.values()) {
            shape(direction, shape);
        }
    }

    /** How bytes travel in this direction, from now on, on all connections, open and future ones. Default: {@link Shape#PLAIN}. */
    public void shape(Direction direction, Shape shape) {
        Objects.requireNonNull(shape, "shape");
        tell(() -> {
            shapes.put(direction, shape);
            List.copyOf(connections).forEach(connection -> connection.shape(direction, shape));
        });
    }

    /** Refuses new connections until {@link #accept}. Open connections are not affected. */
    public void refuse(Refusal how) {
        Objects.requireNonNull(how, "how");
        tellBetweenEvents(() -> {
            refusal = how;
            if (how == Refusal.CLOSED) {
                listener.stop();
            } else {
                listener.resume();
            }
        });
    }

    /** Accepts new connections again. */
    public void accept() {
        tellBetweenEvents(() -> {
            refusal = null;
            listener.resume();
        });
    }

    /**
     * Holds the next connection until a later one is connected to the server, so that the server sees them in the wrong order. What the first one sends in the meantime is kept.
     */
    public void reorderNext() {
        tell(() -> reordering = true);
    }

    /** Lets nothing pass until {@link #restore}, like {@link ProxiedConnection#hold}, on all connections; new ones are accepted and held as well. */
    public void blackhole() {
        tell(() -> {
            loop.cancel(blackholeEnd);
            blackhole = true;
            connections.forEach(ProxiedConnection::hold);
        });
    }

    /** {@link #blackhole()}, which ends by itself after this time: what was held passes. */
    public void blackhole(Duration time) {
        blackholeUntil(time, this::endBlackhole);
    }

    /** {@link #blackhole()}, which ends by itself after this time: all connections are cut, and what they hold is lost. New ones pass from then on. */
    public void blackhole(Duration time, Cut then) {
        Objects.requireNonNull(then, "then");
        blackholeUntil(time, () -> {
            blackhole = false;
            cutAll(then);
        });
    }

    private void blackholeUntil(Duration time, Runnable end) {
        long nanos = time.toNanos();
        tell(() -> {
            blackhole();
            blackholeEnd = loop.at(loop.now() + nanos, end);
        });
    }

    /**
     * Goes back to normal: accepts new connections, releases what is held, disarms all connections and removes all shapes. Connections that were cut stay cut, including those cut by {@link Cut#SILENCE}.
     */
    public void restore() {
        accept();
        tell(() -> {
            reordering = false;
            endBlackhole();
            disarm();
            shape(Shape.PLAIN);
        });
    }

    /** Resets open connections, stops listening, and ends the thread. A second call does nothing. */
    @Override
    public void close() {
        if (last == null) {
            loop.later(() -> {
                List.copyOf(connections).forEach(ProxiedConnection::reset);
                quietly(listener::close);
                last = count();
            });
            loop.end();
        }
    }

    private void endBlackhole() {
        loop.cancel(blackholeEnd);
        blackhole = false;
        overtaken = null;
        List.copyOf(connections).forEach(ProxiedConnection::releaseNow);
    }

    private <T> T ask(Supplier<T> question) {
        return loop.ask(question);
    }

    private void tell(Runnable order) {
        loop.tell(order);
    }

    /** Something of the sockets' life. */
    @FunctionalInterface
    private interface SocketWork {
        void run() throws IOException;
    }

    private void tellBetweenEvents(SocketWork work) {
        loop.tellBetweenEvents(() -> {
            try {
                work.run();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private static void quietly(SocketWork work) {
        try {
            work.run();
        } catch (IOException gone) {
            // What is to be closed is closed.
            Thread.yield();
        }
    }

    // What follows is for the loop's thread.

    private void take(SocketChannel channel) {
        ProxiedConnection connection;
        try {
            if (refusal == Refusal.RESET) {
                refused++;
                End.reset(channel);
                return;
            }
            connection = new ProxiedConnection(this, loop, accepted + 1, random.split(), channel);
        } catch (IOException outOfSockets) {
            unreachable++;
            End.reset(channel);
            return;
        }
        accepted++;
        connections.add(connection);
        prepare(connection);
        try {
            whenConnected.accept(connection);
        } catch (RuntimeException | AssertionError failed) {
            connection.reset();
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failed);
        }
        connection.begin();
    }

    private void prepare(ProxiedConnection connection) {
        shapes.forEach(connection::shape);
        if (cutWhen != null) {
            connection.cut(cutWhen, cutHow);
        }
        if (reordering) {
            reordering = false;
            overtaken = connection;
            connection.hold();
        }
        if (blackhole) {
            connection.hold();
        }
    }

    private ProxyCounts count() {
        return new ProxyCounts(
                connections.size(), accepted, refused, unreachable, cuts, toServer.traffic(), toClient.traffic());
    }

    InetSocketAddress target() {
        return target;
    }

    int bufferBytes() {
        return bufferBytes;
    }

    Tally tally(Direction direction) {
        return direction == Direction.TO_SERVER ? toServer : toClient;
    }

    void connected(ProxiedConnection connection) {
        ProxiedConnection first = overtaken;
        if (first != null && first != connection) {
            overtaken = null;
            if (!blackhole) {
                first.releaseNow();
            }
        }
    }

    void unreachable() {
        unreachable++;
    }

    void cut(Cut how) {
        cuts.merge(how, 1L, Long::sum);
    }

    void closed(ProxiedConnection connection) {
        connections.remove(connection);
        if (overtaken == connection) {
            overtaken = null;
        }
    }
}
