package dev.duplexrpc.testkit.fault;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The port of a proxy. It can be closed and opened again, and while nobody listens there, a socket that is merely bound sees to it that the system gives the port to nobody else. For the
 * proxy's thread only, but for the constructor.
 */
final class Listener {

    /** Thousands may come at once; the system allows fewer if it likes. */
    private static final int BACKLOG = 8192;
    /** The loop has others to look after as well. */
    private static final int ACCEPTED_AT_ONCE = 256;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Loop loop;
    private final Consumer<SocketChannel> taker;
    private final InetSocketAddress address;
    private @Nullable ServerSocketChannel channel;
    private @Nullable SocketChannel placeholder;

    Listener(Loop loop, InetSocketAddress wanted, Consumer<SocketChannel> taker) throws IOException {
        this.loop = loop;
        this.taker = taker;
        ServerSocketChannel first = bind(wanted);
        this.address = (InetSocketAddress) first.getLocalAddress();
        listen(first);
    }

    InetSocketAddress address() {
        return address;
    }

    private static ServerSocketChannel bind(InetSocketAddress address) throws IOException {
        ServerSocketChannel made = ServerSocketChannel.open();
        try {
            made.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return made.bind(address, BACKLOG);
        } catch (IOException | RuntimeException failed) {
            made.close();
            throw failed;
        }
    }

    private void listen(ServerSocketChannel bound) throws IOException {
        channel = bound;
        loop.register(bound, operations -> accept(bound)).interestOps(SelectionKey.OP_ACCEPT);
    }

    private void accept(ServerSocketChannel from) {
        try {
            for (int i = 0; i < ACCEPTED_AT_ONCE && from.isOpen(); i++) {
                SocketChannel accepted = from.accept();
                if (accepted == null) {
                    return;
                }
                taker.accept(accepted);
            }
        } catch (IOException outOfSockets) {
            // They wait in the system's queue; asking again at once would keep this thread busy.
            interest(from, 0);
            loop.at(loop.now() + PAUSE_NANOS, () -> interest(from, SelectionKey.OP_ACCEPT));
        }
    }

    private void interest(ServerSocketChannel from, int operations) {
        if (from.isOpen()) {
            loop.interest(from, operations);
        }
    }

    /** Nobody listens any more. */
    void stop() throws IOException {
        if (channel == null) {
            return;
        }
        channel.close();
        channel = null;
        loop.forgetClosed();
        SocketChannel keeper = SocketChannel.open();
        try {
            keeper.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            keeper.bind(address);
            placeholder = keeper;
        } catch (IOException notHere) {
            // A precaution only, which not every system allows.
            keeper.close();
        }
    }

    /** Listens again. */
    void resume() throws IOException {
        if (channel != null) {
            return;
        }
        ServerSocketChannel bound;
        try {
            bound = bind(address);
        } catch (BindException occupied) {
            dropPlaceholder();
            bound = bind(address);
        }
        listen(bound);
        dropPlaceholder();
    }

    private void dropPlaceholder() throws IOException {
        if (placeholder != null) {
            placeholder.close();
            placeholder = null;
        }
    }

    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        dropPlaceholder();
    }
}
