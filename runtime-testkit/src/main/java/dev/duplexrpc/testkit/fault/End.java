package dev.duplexrpc.testkit.fault;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One of the two sockets of a connection. For the proxy's thread only. */
final class End {

    private final SocketChannel channel;
    private final SelectionKey key;
    private boolean connected;
    private int wanted;

    End(Loop loop, SocketChannel channel, ProxiedConnection connection) throws IOException {
        this.channel = channel;
        this.connected = channel.isConnected();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = loop.register(channel, operations -> connection.ready(this, operations));
    }

    boolean isConnected() {
        return connected;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Begins to connect; {@link #connected} is called when that has ended. */
    void connect(SocketAddress address) throws IOException {
        if (channel.connect(address)) {
            connected = true;
        } else {
            want(SelectionKey.OP_CONNECT, true);
        }
    }

    void finishConnect() throws IOException {
        connected = channel.finishConnect();
        want(SelectionKey.OP_CONNECT, false);
    }

    int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** Whether the loop shall tell when this is possible. */
    void want(int operation, boolean wish) {
        int now = wish ? wanted | operation : wanted & ~operation;
        if (now != wanted && key.isValid()) {
            wanted = now;
            key.interestOps(now);
        }
    }

    /** Resets the connection, so that the other side is told at once and nothing is kept. */
    void reset() {
        reset(channel);
    }

    static void reset(SocketChannel channel) {
        try (channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException gone) {
            // Then there is nothing left to reset.
            assert !channel.isOpen();
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            // Closed all the same.
            assert !channel.isOpen();
        }
    }
}
