package dev.duplexrpc.client;

import dev.duplexrpc.time.TimerWheel;
import dev.duplexrpc.websocket.Handshake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoFuture;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.XnioWorker;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;

/**
 * Opens one connection and shakes hands: bounded in time and bytes. Written by hand because XNIO's own loses the status and the headers of a refusal, sends a
 * decoded path and bounds nothing. Everything behind the connect runs on the connection's I/O thread.
 */
final class Dialer {

    /** A connection whose HTTP part is done, and what came behind it. */
    record Dialed(StreamConnection connection, byte[] alreadyRead) {}

    private final Target target;
    private final CompletableFuture<Dialed> result = new CompletableFuture<>();
    private final String key = Handshake.newKey();
    private final HandshakeResponse response = new HandshakeResponse();
    private final byte[] piece = new byte[1024];
    private final ByteBuffer request;

    private Dialer(Target target) {
        this.target = target;
        this.request = ByteBuffer.wrap(("GET " + target.requestTarget() + " HTTP/1.1\r\n"
                        + "Host: " + target.hostHeader() + "\r\n"
                        + "Upgrade: websocket\r\n"
                        + "Connection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: " + key + "\r\n"
                        + "Sec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** Begins to connect; the future fails with a {@link ConnectFailedException}. */
    static CompletableFuture<Dialed> dial(XnioWorker worker, TimerWheel wheel, Target target, Duration timeout) {
        Dialer dialer = new Dialer(target);
        IoFuture<StreamConnection> connecting = worker.openStreamConnection(
                target.address(),
                (ChannelListener<StreamConnection>) dialer::connected,
                OptionMap.create(Options.TCP_NODELAY, true));
        connecting.addNotifier(
                (ended, unused) -> {
                    if (ended.getStatus() == IoFuture.Status.FAILED) {
                        dialer.fail("Connecting to " + target + " failed", ended.getException());
                    }
                },
                null);
        TimerWheel.Timer timer = wheel.schedule(timeout.toNanos(), () -> {
            connecting.cancel();
            dialer.fail(
                    "No WebSocket to " + target + " within the connectTimeout of " + timeout.toMillis() + " ms", null);
        });
        dialer.result.whenComplete((dialed, failure) -> timer.cancel());
        return dialer.result;
    }

    private void connected(StreamConnection connection) {
        result.whenComplete((dialed, failure) -> {
            if (failure != null) {
                IoUtils.safeClose(connection);
            }
        });
        connection.getSinkChannel().setWriteListener(sink -> write(connection, sink));
        connection.getSourceChannel().setReadListener(source -> read(connection, source));
        connection.getSourceChannel().resumeReads();
        write(connection, connection.getSinkChannel());
    }

    private void write(StreamConnection connection, ConduitStreamSinkChannel sink) {
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
            fail("The connection to " + target + " broke during the handshake", broken);
            IoUtils.safeClose(connection);
        }
    }

    private void read(StreamConnection connection, ConduitStreamSourceChannel source) {
        try {
            int count = source.read(ByteBuffer.wrap(piece));
            while (count > 0) {
                if (response.take(piece, count)) {
                    source.suspendReads();
                    accept(connection);
                    return;
                }
                if (response.isTooLong()) {
                    throw new IOException("the answer has more than " + HandshakeResponse.MAX_BYTES + " bytes");
                }
                count = source.read(ByteBuffer.wrap(piece));
            }
            if (count < 0) {
                throw new IOException("the server closed the connection without an answer");
            }
        } catch (IOException broken) {
            fail("The WebSocket handshake with " + target + " failed", broken);
            IoUtils.safeClose(connection);
        }
    }

    private void accept(StreamConnection connection) {
        try {
            response.check(key, target);
        } catch (ConnectFailedException refused) {
            result.completeExceptionally(refused);
            return;
        }
        if (!result.complete(new Dialed(connection, response.rest()))) {
            IoUtils.safeClose(connection);
        }
    }

    private void fail(String sentence, @Nullable IOException cause) {
        String because = cause == null ? "." : ": " + cause.getMessage() + ".";
        result.completeExceptionally(new ConnectFailedException(sentence + because, 0, cause));
    }
}
