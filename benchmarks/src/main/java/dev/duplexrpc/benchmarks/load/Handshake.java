package dev.duplexrpc.benchmarks.load;

import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.benchmarks.process.SelfSigned;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Opens WebSockets to a server on this machine, without a subprotocol.
 *
 * @param port where it listens
 * @param path what to ask it for
 * @param tls null for a plain connection
 * @param compressed whether to ask for permessage-deflate; a server that does not agree is an error
 */
record Handshake(int port, String path, @Nullable SSLContext tls, boolean compressed) {
    /** The key and what it has to be answered with, from RFC 6455, section 1.3. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    private static final int LONGEST_RESPONSE = 8192;

    /** A plain one without extensions. */
    static Handshake plain(int port, String path) {
        return new Handshake(port, path, null, false);
    }

    /** The one that a command line asks for. */
    static Handshake of(int port, Options options) throws IOException, GeneralSecurityException {
        String certificate = options.text("--tls", "");
        return new Handshake(
                port,
                options.text("--path", "/"),
                certificate.isEmpty() ? null : SelfSigned.trusting(Path.of(certificate)),
                options.is("--compressed"));
    }

    Wire open() throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Wire wire = tls == null ? new Wire.Plain(channel) : TlsWire.over(channel, tls);
            String extension = compressed ? "Sec-WebSocket-Extensions: " + Compression.OFFER + "\r\n" : "";
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + "\r\n" + extension + "\r\n";
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                wire.write(bytes);
            }
            check(response(wire));
            channel.configureBlocking(false);
            return wire;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Reads byte by byte, because what follows the headers is already frames. */
    private static String response(Wire wire) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (text.indexOf("\r\n\r\n") < 0) {
            if (text.length() == LONGEST_RESPONSE) {
                throw new ProtocolException(
                        "The response to the handshake is longer than " + LONGEST_RESPONSE + " bytes.");
            }
            if (wire.read(one.clear()) < 0) {
                throw new EOFException("The server closed the connection during the handshake, after: " + text);
            }
            text.append((char) (one.get(0) & 0xff));
        }
        return text.toString();
    }

    private void check(String response) throws ProtocolException {
        boolean accepted = response.startsWith("HTTP/1.1 101 ")
                && response.lines()
                        .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-accept:")
                                && line.endsWith(ACCEPT));
        boolean agreed = response.toLowerCase(Locale.ROOT).contains("permessage-deflate");
        if (accepted && agreed != compressed) {
            throw new ProtocolException("The server does not agree about permessage-deflate: " + response.strip());
        }
        if (!accepted) {
            throw new ProtocolException(
                    "The server does not speak WebSocket at " + path + "; it answered: " + response.strip());
        }
    }
}
