package dev.duplexrpc.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;

/** A WebSocket client that sends any bytes whatever: what no proper client would. */
final class RawClient implements AutoCloseable {

    static final String UPGRADE = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

    /** Of what a busy machine may be too late for: nobody is too late so many times. */
    static final int ATTEMPTS = 50;

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final DataInputStream in;

    RawClient(int port) throws IOException {
        this(new Socket("localhost", port));
    }

    /** Goes on with a connection that somebody has made, in an unusual way. */
    RawClient(Socket connected) throws IOException {
        socket = connected;
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Connects with room for little, so that what is not read soon waits at the server. */
    static RawClient narrow(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new InetSocketAddress("localhost", port));
        return new RawClient(socket).upgrade("");
    }

    /** What the server answers to a GET, with its head. */
    static String get(int port, String path) throws IOException {
        try (RawClient client = new RawClient(port)) {
            client.send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(client.in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Connects and shakes hands. */
    static RawClient upgraded(int port) throws IOException {
        return new RawClient(port).upgrade("");
    }

    /**
     * Connects and shakes hands with a server that waits for requests only so briefly that a client of good manners may be too late where the machine is busy: it tries until it
     * is not.
     */
    static RawClient upgradedInTime(int port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            RawClient client = new RawClient(port);
            try {
                return client.upgrade("");
            } catch (EOFException | SocketException tooLate) {
                client.close();
                if (attempt == ATTEMPTS) {
                    throw tooLate;
                }
            }
        }
    }

    /** Shakes hands, with more headers, each of which ends its line. */
    RawClient upgrade(String moreHeaders) throws IOException {
        send(UPGRADE.replace("Host: localhost\r\n", "Host: localhost\r\n" + moreHeaders)
                .getBytes(StandardCharsets.US_ASCII));
        head();
        return this;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends this unless the server has ended the connection; whether it has not. What the server has said before that can be read all the same. */
    boolean sendUnlessEnded(byte[] bytes) throws IOException {
        try {
            send(bytes);
            return true;
        } catch (SocketException | SSLException ended) {
            return false;
        }
    }

    /** The head of an HTTP response. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** So many bytes of the body of an HTTP response. */
    String body(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /**
     * The next frame: its first byte in decimal, and its payload; "end" when the server has ended the connection. A server
     * that closes before it has read everything resets the connection, which is an end like any other.
     */
    String frame() throws IOException {
        int first;
        try {
            first = in.read();
        } catch (SocketException | SSLException reset) {
            return "end";
        }
        if (first < 0) {
            return "end";
        }
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        byte[] payload = in.readNBytes(length);
        if (first == 0x88) {
            int code = (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
            return "close " + code + " " + new String(payload, 2, length - 2, StandardCharsets.UTF_8);
        }
        return (first == 0x81 ? "" : first + " ") + new String(payload, StandardCharsets.UTF_8);
    }

    /** As {@link #frame}, but waits for no longer than this; empty if nothing came. */
    String frameWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return frame();
        } catch (SocketTimeoutException nothingCame) {
            return "";
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** The next byte of whatever comes, if it comes within this; otherwise empty. */
    String byteWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return String.valueOf((char) in.readUnsignedByte());
        } catch (SocketTimeoutException nothingCame) {
            return "";
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** What the server says at the end, behind whatever else it says; "end" if it ends without a farewell, in whichever way. */
    String farewell() {
        try {
            String frame = frame();
            while (!frame.startsWith("close ") && !frame.equals("end")) {
                frame = frame();
            }
            return frame;
        } catch (EOFException | SocketException | SSLException reset) {
            return "end";
        } catch (IOException late) {
            throw new UncheckedIOException(late);
        }
    }

    /** Whatever comes until the server has ended the connection, in whichever way. */
    String untilTheEnd() throws IOException {
        StringBuilder all = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                all.append((char) next);
            }
        } catch (SocketException reset) {
            return all.toString();
        }
        return all.toString();
    }

    /** A masked frame. */
    static byte[] masked(int first, String text) {
        return masked(first, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] masked(int first, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        if (payload.length < 126) {
            out.write(0x80 | payload.length);
        } else if (payload.length < 1 << 16) {
            out.write(0x80 | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(0x80 | 127);
            out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        byte[] key = {1, 2, 3, 4};
        out.writeBytes(key);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ key[i % 4]);
        }
        return out.toByteArray();
    }

    static byte[] text(String text) {
        return masked(0x81, text);
    }

    void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends as a crashed machine does: everything under way is lost. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
