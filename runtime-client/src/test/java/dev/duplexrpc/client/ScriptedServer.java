package dev.duplexrpc.client;

import dev.duplexrpc.websocket.Handshake;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A server that does with each connection whatever the test says, on a thread of its own. */
final class ScriptedServer implements AutoCloseable {

    /** What is done with a connection. */
    interface Script {
        void play(Conversation conversation) throws Exception;
    }

    private final ServerSocket listening;
    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();

    private ScriptedServer(ServerSocket listening, Script script) {
        this.listening = listening;
        Thread thread = new Thread(() -> serve(script), "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    static ScriptedServer plain(Script script) throws IOException {
        return plain(InetAddress.getByName("localhost"), 0, script);
    }

    static ScriptedServer plain(InetAddress host, int port, Script script) throws IOException {
        return new ScriptedServer(new ServerSocket(port, 50, host), script);
    }

    static ScriptedServer tls(SSLContext context, Script script) throws IOException {
        return new ScriptedServer(
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("localhost")), script);
    }

    /** Answers every request with these bytes and closes the connection. */
    static ScriptedServer answering(String answer) throws IOException {
        return plain(conversation -> {
            conversation.head();
            conversation.say(answer);
        });
    }

    /** Whether this is an address of this machine, which not each of them has. */
    static boolean canListenAt(String host) {
        try (ServerSocket there = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return there.isBound();
        } catch (IOException notHere) {
            return false;
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The head of the next request. */
    String nextHead() throws InterruptedException {
        return String.valueOf(heads.poll(20, TimeUnit.SECONDS));
    }

    private void serve(Script script) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread thread = new Thread(() -> play(script, socket), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void play(Script script, Socket socket) {
        try (socket) {
            script.play(new Conversation(socket));
        } catch (Exception ended) {
            // The client went away in the middle, as many tests want it to.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    final class Conversation {

        final Socket socket;
        final DataInputStream in;
        private int lastOpcode;
        private String lastCode = "";

        Conversation(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
        }

        /** Reads the head of a request. */
        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            heads.add(head.toString());
            return head.toString();
        }

        /** The head of an answer that accepts the request; more headers end with a line break each. */
        String accepting(String head, String more) {
            String key = head.replaceAll("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1");
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Handshake.accept(key) + "\r\n" + more + "\r\n";
        }

        /** Reads a request and switches to WebSocket. */
        void accept(String more) throws IOException {
            say(accepting(head(), more));
        }

        void say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** The payload of the next frame, which must be masked. */
        String frame() throws IOException {
            return frame(in.readUnsignedByte());
        }

        private String frame(int first) throws IOException {
            lastOpcode = first & 0x0F;
            int length = in.readUnsignedByte() & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            byte[] key = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= key[i % 4];
            }
            if (lastOpcode == 0x8) {
                lastCode = length < 2 ? "none" : ((payload[0] & 0xFF) << 8 | (payload[1] & 0xFF)) + " ";
                return new String(payload, Math.min(2, length), Math.max(0, length - 2), StandardCharsets.UTF_8);
            }
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** Reads frames until the client says farewell; with what code and reason. */
        String farewell() throws IOException {
            String payload = frame();
            while (lastOpcode != 0x8) {
                payload = frame();
            }
            return lastCode + payload;
        }

        /** Reads frames until the client says farewell, and answers that. */
        void untilFarewell() throws IOException {
            while (lastOpcode != 0x8) {
                frame();
            }
            say("\u0088\u0000");
        }

        /** Waits until the client goes. */
        void untilTheEnd() throws IOException {
            in.readAllBytes();
        }
    }
}
