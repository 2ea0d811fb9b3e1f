package dev.duplexrpc.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;

/** One HTTP request and the answer to it, bounded in bytes, over a connection that is free for something else afterwards. On the connection's I/O thread. */
final class Exchange {

    /** Who waits for the answer. */
    interface Asker {

        /** What came; perhaps no HTTP at all, perhaps without its end. */
        void answered(HandshakeResponse answer);

        /** Nothing came; the cause is null if the other side ended the stream in good order. */
        void broken(@Nullable IOException cause);
    }

    private final StreamConnection connection;
    private final ByteBuffer request;
    private final IntPredicate agrees;
    private final Asker asker;
    private final HandshakeResponse answer = new HandshakeResponse();
    private final byte[] piece = new byte[2048];
    private boolean done;

    private Exchange(StreamConnection connection, byte[] request, IntPredicate agrees, Asker asker) {
        this.connection = connection;
        this.request = ByteBuffer.wrap(request);
        this.agrees = agrees;
        this.asker = asker;
    }

    /**
     * Sends a request.
     *
     * @param agrees the status after which something else than HTTP follows; after others the beginning of the body is read too
     */
    static Exchange begin(StreamConnection connection, byte[] request, IntPredicate agrees, Asker asker) {
        Exchange exchange = new Exchange(connection, request, agrees, asker);
        // TLS closes the connection when its handshake fails on another thread, and says nothing. XNIO keeps this
        // listener
        // beside later ones, so it must not mind being called when all is done.
        connection.setCloseListener(closed -> exchange.end(null));
        connection.getSinkChannel().setWriteListener(exchange::write);
        connection.getSourceChannel().setReadListener(exchange::read);
        connection.getSourceChannel().resumeReads();
        exchange.write(connection.getSinkChannel());
        return exchange;
    }

    /** What has come so far. */
    HandshakeResponse answer() {
        return answer;
    }

    private void write(ConduitStreamSinkChannel sink) {
        if (done) {
            return;
        }
        try {
            while (request.hasRemaining()) {
                if (sink.write(request) == 0) {
                    sink.resumeWrites();
                    return;
                }
            }
            if (sink.flush()) {
                sink.suspendWrites();
            } else {
                sink.resumeWrites();
            }
        } catch (IOException broken) {
            end(broken);
        } catch (RuntimeException defect) {
            end(new IOException(defect));
        }
    }

    private void read(ConduitStreamSourceChannel source) {
        try {
            while (!done) {
                int count = source.read(ByteBuffer.wrap(piece));
                if (count < 0) {
                    end(null);
                } else if (count == 0) {
                    return;
                } else {
                    answer.take(piece, count);
                    if (isEnough()) {
                        finish();
                    }
                }
            }
        } catch (IOException broken) {
            end(broken);
        } catch (RuntimeException defect) {
            // TLS throws what is no IOException, too.
            end(new IOException(defect));
        }
    }

    private boolean isEnough() {
        if (!answer.hasHead()) {
            return answer.isNotHttp() || answer.isTooLong();
        }
        return agrees.test(answer.status()) || answer.hasBody();
    }

    private void finish() {
        done = true;
        connection.getSinkChannel().suspendWrites();
        connection.getSinkChannel().setWriteListener(null);
        connection.getSourceChannel().suspendReads();
        connection.getSourceChannel().setReadListener(null);
        asker.answered(answer);
    }

    private void end(@Nullable IOException cause) {
        if (done) {
            return;
        }
        done = true;
        if (answer.isEmpty()) {
            asker.broken(cause);
        } else {
            asker.answered(answer);
        }
    }
}
