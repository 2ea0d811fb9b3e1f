package dev.duplexrpc.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A port whose queue is full: the system drops whatever else comes there, as a firewall does. */
final class FullQueue implements AutoCloseable {

    private final ServerSocket listening;
    private final List<SocketChannel> fillings = new ArrayList<>();

    private FullQueue(ServerSocket listening) {
        this.listening = listening;
    }

    /** Skips the test on systems that let no queue be filled. */
    static FullQueue at(String host) throws IOException {
        return at(host, 0);
    }

    /** At this port, which somebody may have at another address of this machine. */
    static FullQueue at(String host, int port) throws IOException {
        FullQueue queue = new FullQueue(new ServerSocket(port, 1, InetAddress.getByName(host)));
        assumeTrue(queue.fill(), "this system lets no queue be filled");
        return queue;
    }

    private boolean fill() throws IOException {
        InetSocketAddress address = new InetSocketAddress(listening.getInetAddress(), port());
        for (int i = 0; i < 20; i++) {
            SocketChannel filling = SocketChannel.open();
            fillings.add(filling);
            filling.configureBlocking(false);
            if (!filling.connect(address) && !connects(filling)) {
                return true;
            }
        }
        return false;
    }

    private static boolean connects(SocketChannel channel) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_CONNECT);
            return selector.select(300) > 0 && channel.finishConnect();
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel filling : fillings) {
            filling.close();
        }
        listening.close();
    }
}
