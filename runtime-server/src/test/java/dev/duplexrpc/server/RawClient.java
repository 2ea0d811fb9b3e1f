package dev.duplexrpc.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that sends any bytes whatever: what no proper client would. */
final class RawClient implements AutoCloseable {

    static final String UPGRADE = "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    RawClient(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Connects and shakes hands. */
    static RawClient upgraded(int port) throws IOException {
        RawClient client = new RawClient(port);
        client.send(UPGRADE.getBytes(StandardCharsets.US_ASCII));
        client.head();
        return client;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
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

    /** The next frame: its first byte in decimal, and its payload; "end" when the server has ended the connection. */
    String frame() throws IOException {
        int first = in.read();
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

    /** Whatever comes, byte for byte, as a text; "end" when the server has ended the connection, in whichever way. */
    String frameOrHttp() {
        try {
            int next = in.read();
            return next < 0 ? "end" : String.valueOf((char) next);
        } catch (IOException reset) {
            return "end";
        }
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
