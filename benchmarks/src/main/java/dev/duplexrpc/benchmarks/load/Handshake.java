package dev.duplexrpc.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Opens WebSockets to a server on this machine, without extensions and without a subprotocol.
 *
 * @param port where it listens
 * @param path what to ask it for
 */
record Handshake(int port, String path) {
    /** The key and what it has to be answered with, from RFC 6455, section 1.3. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    private static final int LONGEST_RESPONSE = 8192;

    SocketChannel open() throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY + "\r\n\r\n";
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            check(response(channel));
            channel.configureBlocking(false);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Reads byte by byte, because what follows the headers is already frames. */
    private static String response(SocketChannel channel) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (text.indexOf("\r\n\r\n") < 0) {
            if (text.length() == LONGEST_RESPONSE) {
                throw new ProtocolException(
                        "The response to the handshake is longer than " + LONGEST_RESPONSE + " bytes.");
            }
            if (channel.read(one.clear()) < 0) {
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
        if (!accepted) {
            throw new ProtocolException(
                    "The server does not speak WebSocket at " + path + "; it answered: " + response.strip());
        }
    }
}
