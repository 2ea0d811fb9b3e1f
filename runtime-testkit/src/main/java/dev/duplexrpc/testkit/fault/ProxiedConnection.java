package dev.duplexrpc.testkit.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection through a {@link FaultProxy}: the client's socket, and the one that the proxy has opened to the server for it. Safe for use by several threads; each method returns when it has
 * taken effect in the proxy. On a connection that is closed they do nothing.
 */
public final class ProxiedConnection {

    /** Who has not said farewell by then is cut; nobody should wait for a side that has gone. */
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final FaultProxy proxy;
    private final Loop loop;
    private final long number;
    private final SplittableRandom random;
    private final InetSocketAddress clientAddress;
    private final End client;
    private final End server;
    private final Flow toServer;
    private final Flow toClient;
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    private boolean dialled;
    private boolean held;
    private @Nullable Cut cut;
    private List<Cut> armed = List.of();
    private Loop.@Nullable Timer cutTimer;
    private Loop.@Nullable Timer farewellTimer;

    ProxiedConnection(FaultProxy proxy, Loop loop, long number, SplittableRandom random, SocketChannel accepted)
            throws IOException {
        this.proxy = proxy;
        this.loop = loop;
        this.number = number;
        this.random = random;
        this.clientAddress = (InetSocketAddress) accepted.getRemoteAddress();
        SocketChannel other = SocketChannel.open();
        try {
            client = new End(loop, accepted, this);
            server = new End(loop, other, this);
        } catch (IOException | RuntimeException failed) {
            other.close();
            throw failed;
        }
        toServer = new Flow(loop, this, client, server, proxy.bufferBytes(), proxy.tally(Direction.TO_SERVER));
        toClient = new Flow(loop, this, server, client, proxy.bufferBytes(), proxy.tally(Direction.TO_CLIENT));
    }

    /** The first connection that came has 1, the next one 2. */
    public long number() {
        return number;
    }

    /** Where the client's end is. */
    public InetSocketAddress clientAddress() {
        return clientAddress;
    }

    /** Whether it is not closed. One that was cut by {@link Cut#SILENCE} is open until both sides have closed it. */
    public boolean isOpen() {
        return !closed.isDone();
    }

    /** Completes when both sockets of the proxy are closed, on the proxy's thread, which must not be held up. */
    public CompletableFuture<@Nullable Void> closed() {
        return closed.copy();
    }

    /** What went this way until now. */
    public Traffic traffic(Direction direction) {
        return loop.isEnded()
                ? flow(direction).traffic()
                : loop.ask(() -> flow(direction).traffic());
    }

    /** Cuts it now, for both sides. */
    public void cut(Cut how) {
        tell(() -> cutNow(how));
    }

    /**
     * Breaks one direction only, now. {@link Cut#FIN}: the receiver sees the end of the stream and may go on sending. {@link Cut#RST}: the receiver's socket is reset, and the other side is not
     * told, so that its connection is half-open. {@link Cut#SILENCE}: nothing arrives there any more.
     */
    public void cut(Cut how, Direction towards) {
        tell(() -> cutNow(how, towards));
    }

    /**
     * Arms it: it will be cut for both sides at this moment, in one of these ways, which is drawn if there are several. What was armed before is disarmed.
     *
     * @param oneOf if there are none, any
     */
    public void cut(Moment when, Cut... oneOf) {
        List<Cut> ways = oneOf.length == 0 ? List.of(Cut.values()) : List.of(oneOf);
        tell(() -> arm(when, ways));
    }

    /** It will not be cut at any moment that was said before. */
    public void disarm() {
        tell(() -> {
            loop.cancel(cutTimer);
            toServer.cutAfter(Long.MAX_VALUE);
            toClient.cutAfter(Long.MAX_VALUE);
        });
    }

    /** How bytes travel from now on, in both directions. */
    public void shape(Shape shape) {
        tell(() -> {
            toServer.shape(shape);
            toClient.shape(shape);
        });
    }

    /** How bytes travel from now on, in this direction. */
    public void shape(Direction direction, Shape shape) {
        tell(() -> flow(direction).shape(shape));
    }

    /**
     * Lets nothing pass until {@link #release}, as a network that has lost its way for a while: what is sent is kept, as much as there is room for, and arrives in the end. If it is held when it
     * comes ({@link FaultProxyBuilder#whenConnected}), the server learns of it only then.
     */
    public void hold() {
        tell(() -> {
            held = true;
            toServer.hold();
            toClient.hold();
        });
    }

    /** Lets pass what was held. */
    public void release() {
        tell(this::releaseNow);
    }

    private void tell(Runnable order) {
        if (!loop.isEnded()) {
            loop.tell(() -> {
                if (isOpen()) {
                    order.run();
                }
            });
        }
    }

    private Flow flow(Direction direction) {
        return direction == Direction.TO_SERVER ? toServer : toClient;
    }

    // What follows is for the proxy's thread.

    void releaseNow() {
        held = false;
        begin();
        toServer.release();
        toClient.release();
    }

    /** Reads what the client sends, and opens the connection to the server unless this one is held. */
    void begin() {
        toServer.deliver();
        if (held || dialled || !isOpen()) {
            return;
        }
        dialled = true;
        try {
            server.connect(proxy.target());
            if (server.isConnected()) {
                connected();
            }
        } catch (IOException | RuntimeException unreachable) {
            unreachable();
        }
    }

    private void connected() {
        toServer.deliver();
        toClient.deliver();
        proxy.connected(this);
    }

    private void unreachable() {
        proxy.unreachable();
        reset();
    }

    void ready(End end, int operations) {
        if ((operations & SelectionKey.OP_CONNECT) != 0) {
            try {
                end.finishConnect();
            } catch (IOException refused) {
                unreachable();
                return;
            }
            connected();
        }
        if ((operations & SelectionKey.OP_WRITE) != 0 && isOpen()) {
            (end == server ? toServer : toClient).deliver();
        }
        if ((operations & SelectionKey.OP_READ) != 0 && end.isOpen()) {
            (end == client ? toServer : toClient).read();
        }
    }

    /** An end has gone without saying so. */
    void lost(End end) {
        end.close();
        (end == server ? toServer : toClient).abandon();
        (end == client ? toServer : toClient).sourceReset();
        settle();
    }

    private void arm(Moment when, List<Cut> ways) {
        disarm();
        armed = ways;
        if (when instanceof Moment.Bytes bytes) {
            flow(bytes.direction()).cutAfter(bytes.draw(random));
        } else if (when instanceof Moment.Time time) {
            cutTimer = loop.at(loop.now() + time.drawNanos(random), this::cutAsArmed);
        }
    }

    void cutAsArmed() {
        cutNow(armed.get(random.nextInt(armed.size())));
    }

    void cutNow(Cut how) {
        count(how);
        boolean serverKnows = dialled;
        dialled = true;
        switch (how) {
            case FIN -> {
                toServer.finish();
                toClient.finish();
                loop.cancel(farewellTimer);
                farewellTimer = loop.at(loop.now() + FAREWELL_NANOS, this::dispose);
                settle();
            }
            case RST -> reset();
            case SILENCE -> {
                toServer.silence();
                toClient.silence();
            }
        }
        if (!serverKnows) {
            // Nor will it ever: this end is not waited for.
            server.close();
            toClient.sourceReset();
            settle();
        }
    }

    private void cutNow(Cut how, Direction towards) {
        count(how);
        Flow flow = flow(towards);
        switch (how) {
            case FIN -> flow.finish();
            case RST -> {
                End receiver = towards == Direction.TO_CLIENT ? client : server;
                receiver.reset();
                flow.abandon();
                Flow back = flow == toServer ? toClient : toServer;
                back.silence();
                back.sourceReset();
            }
            case SILENCE -> flow.silence();
        }
        settle();
    }

    private void count(Cut how) {
        if (cut == null) {
            cut = how;
            proxy.cut(how);
        }
    }

    /** Resets both sockets. */
    void reset() {
        client.reset();
        server.reset();
        dispose();
    }

    /** Closes it if nothing can happen any more. */
    void settle() {
        if (toServer.isOver() && toClient.isOver()) {
            dispose();
        }
    }

    void dispose() {
        if (closed.isDone()) {
            return;
        }
        client.close();
        server.close();
        loop.cancel(cutTimer);
        loop.cancel(farewellTimer);
        toServer.dispose();
        toClient.dispose();
        proxy.closed(this);
        closed.complete(null);
    }

    @Override
    public String toString() {
        return "connection " + number + " from " + clientAddress;
    }
}
