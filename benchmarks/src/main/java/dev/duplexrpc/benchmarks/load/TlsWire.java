package dev.duplexrpc.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/** TLS on a socket, by the JDK's engine. The handshake happens on a socket that blocks; afterwards it may stop blocking. */
final class TlsWire implements Wire {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel socket;
    private final SSLEngine engine;
    private final ByteBuffer encryptedIn;
    private final ByteBuffer plainIn;
    private ByteBuffer encryptedOut;
    private boolean starved = true;

    private TlsWire(SocketChannel socket, SSLEngine engine) {
        this.socket = socket;
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        encryptedIn = ByteBuffer.allocateDirect(4 * packet).flip();
        plainIn = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())
                .flip();
        encryptedOut = ByteBuffer.allocateDirect(packet);
    }

    /** @param socket a connected one */
    static Wire over(SocketChannel socket, SSLContext context) throws IOException {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        TlsWire wire = new TlsWire(socket, engine);
        engine.beginHandshake();
        while (!isDone(engine.getHandshakeStatus())) {
            switch (engine.getHandshakeStatus()) {
                case NEED_WRAP -> wire.write(NOTHING);
                case NEED_TASK -> engine.getDelegatedTask().run();
                default -> {
                    if (wire.unwrap() < 0) {
                        throw new EOFException("The server closed the connection during the handshake of TLS.");
                    }
                }
            }
        }
        return wire;
    }

    private static boolean isDone(HandshakeStatus status) {
        return status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED;
    }

    @Override
    public SocketChannel socket() {
        return socket;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        int count = 0;
        while (to.hasRemaining()) {
            if (!plainIn.hasRemaining()) {
                int more = unwrap();
                if (more < 0 && count == 0) {
                    return -1;
                }
                if (starved) {
                    return count;
                }
            }
            int taken = Math.min(to.remaining(), plainIn.remaining());
            to.put(plainIn.slice(plainIn.position(), taken));
            plainIn.position(plainIn.position() + taken);
            count += taken;
        }
        return count;
    }

    /** Decrypts a record, reading if there is none; -1 at the end. Afterwards {@link #starved} says whether there was less than one. */
    private int unwrap() throws IOException {
        starved = false;
        plainIn.clear();
        SSLEngineResult result = engine.unwrap(encryptedIn, plainIn);
        while (result.getStatus() == Status.BUFFER_UNDERFLOW) {
            encryptedIn.compact();
            int read = socket.read(encryptedIn);
            encryptedIn.flip();
            if (read <= 0) {
                starved = true;
                plainIn.flip();
                return read;
            }
            result = engine.unwrap(encryptedIn, plainIn);
        }
        plainIn.flip();
        return result.getStatus() == Status.CLOSED ? -1 : result.bytesProduced();
    }

    @Override
    public boolean hasMore() {
        return plainIn.hasRemaining() || !starved;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        do {
            SSLEngineResult result = engine.wrap(from, encryptedOut);
            while (result.getStatus() == Status.BUFFER_OVERFLOW) {
                ByteBuffer larger = ByteBuffer.allocateDirect(2 * encryptedOut.capacity());
                encryptedOut = larger.put(encryptedOut.flip());
                result = engine.wrap(from, encryptedOut);
            }
        } while (from.hasRemaining());
        encryptedOut.flip();
        socket.write(encryptedOut);
        encryptedOut.compact();
    }

    @Override
    public boolean isWaiting() {
        return encryptedOut.position() > 0;
    }
}
