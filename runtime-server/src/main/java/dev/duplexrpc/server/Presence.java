package dev.duplexrpc.server;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Whether a client is still there while its request is served. Nobody reads from its connection meanwhile, so that it has left would be seen only when the answer is written; this reads, and
 * keeps what comes for the next request. Only on the exchange's I/O thread, once the request's body has been read.
 */
final class Presence {

    private final AbstractServerConnection connection;
    private final StreamSourceConduit source;
    private final Runnable left;
    private boolean ended;

    private Presence(AbstractServerConnection connection, Runnable left) {
        this.connection = connection;
        this.source = connection.getOriginalSourceConduit();
        this.left = left;
    }

    /**
     * Begins to look; null if there is nothing to look at, as where many requests share one connection or the next one is here already.
     *
     * @param left run once if the client leaves
     */
    static @Nullable Presence watch(HttpServerExchange exchange, Runnable left) {
        if (!(exchange.getConnection() instanceof AbstractServerConnection connection)
                || connection.getExtraBytes() != null) {
            return null;
        }
        Presence presence = new Presence(connection, left);
        connection.getChannel().getSourceChannel().setReadListener(ready -> presence.look());
        presence.source.resumeReads();
        return presence;
    }

    private void look() {
        if (ended) {
            return;
        }
        PooledByteBuffer pooled = connection.getByteBufferPool().allocate();
        boolean isGone = false;
        try {
            ByteBuffer buffer = pooled.getBuffer();
            int read = source.read(buffer);
            if (read > 0) {
                end();
                buffer.flip();
                connection.setExtraBytes(pooled);
                return;
            }
            isGone = read < 0;
        } catch (IOException | RuntimeException broken) {
            // TLS also throws what is no IOException.
            isGone = true;
        }
        pooled.close();
        if (isGone) {
            end();
            left.run();
        }
    }

    /** Looks no more. */
    void end() {
        if (!ended) {
            ended = true;
            source.suspendReads();
        }
    }
}
