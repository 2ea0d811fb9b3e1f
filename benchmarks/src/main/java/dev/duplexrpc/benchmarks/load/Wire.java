package dev.duplexrpc.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** What carries the bytes of a connection: the socket as it is, or TLS on it. */
interface Wire extends Closeable {
    SocketChannel socket();

    /** Reads what is there: how many bytes that was, or -1 at the end. */
    int read(ByteBuffer to) throws IOException;

    /** Whether there is more to read although the socket may have nothing. */
    boolean hasMore();

    /** Writes what the socket takes. */
    void write(ByteBuffer from) throws IOException;

    /** Whether something that was written waits for the socket to take it. */
    boolean isWaiting();

    @Override
    default void close() throws IOException {
        socket().close();
    }

    /** The socket as it is. */
    record Plain(SocketChannel socket) implements Wire {
        @Override
        public int read(ByteBuffer to) throws IOException {
            return socket.read(to);
        }

        @Override
        public boolean hasMore() {
            return false;
        }

        @Override
        public void write(ByteBuffer from) throws IOException {
            socket.write(from);
        }

        @Override
        public boolean isWaiting() {
            return false;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
