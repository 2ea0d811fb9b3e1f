package dev.duplexrpc.server;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSourceChannel;

/** Reads the body of one request as it comes, never more than is allowed and never waiting. Only on the exchange's I/O thread. */
final class BodyReader {

    private static final byte[] NOTHING = {};

    private final HttpServerExchange exchange;
    private final StreamSourceChannel channel;
    private final int maxBytes;
    private final BiConsumer<byte[], Integer> taker;
    private final Runnable tooLarge;
    private byte[] body;
    private int length;
    private boolean ended;

    /**
     * @param taker gets the body, the first so many bytes of an array
     * @param tooLarge called instead if it is larger than allowed
     */
    BodyReader(HttpServerExchange exchange, int maxBytes, BiConsumer<byte[], Integer> taker, Runnable tooLarge) {
        this.exchange = exchange;
        this.channel = exchange.getRequestChannel();
        this.maxBytes = maxBytes;
        this.taker = taker;
        this.tooLarge = tooLarge;
        String announced = exchange.getRequestHeaders().getFirst(Headers.CONTENT_LENGTH);
        // What is announced need not come: no more is set aside at once than a small body needs.
        this.body = announced == null ? NOTHING : new byte[(int) Math.min(exchange.getRequestContentLength(), 4096)];
    }

    /** Begins. If the body is not there yet, the rest happens when it comes. */
    void start() {
        read();
        if (!ended) {
            channel.getReadSetter().set(more -> read());
            channel.resumeReads();
        }
    }

    /** Stops taking the body. */
    void stop() {
        ended = true;
        channel.suspendReads();
    }

    private void read() {
        if (ended) {
            return;
        }
        try (PooledByteBuffer pooled =
                exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer piece = pooled.getBuffer();
            while (!ended) {
                piece.clear();
                int read = channel.read(piece);
                if (read == 0) {
                    return;
                }
                if (read < 0) {
                    stop();
                    taker.accept(body, length);
                    return;
                }
                piece.flip();
                add(piece);
            }
        } catch (IOException broken) {
            stop();
            IoUtils.safeClose(exchange.getConnection());
            exchange.endExchange();
        }
    }

    private void add(ByteBuffer piece) {
        if (length + piece.remaining() > maxBytes) {
            stop();
            tooLarge.run();
            return;
        }
        if (length + piece.remaining() > body.length) {
            body = Arrays.copyOf(body, Math.max(length + piece.remaining(), Math.min(maxBytes, 2 * body.length)));
        }
        int more = piece.remaining();
        piece.get(body, length, more);
        length += more;
    }
}
