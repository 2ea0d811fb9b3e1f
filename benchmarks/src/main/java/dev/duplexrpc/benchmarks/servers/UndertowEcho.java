package dev.duplexrpc.benchmarks.servers;

import dev.duplexrpc.benchmarks.process.Child;
import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.benchmarks.process.SelfSigned;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.extensions.PerMessageDeflateHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Undertow's own WebSocket layer echoing text messages, with one I/O thread: what our frames replace. */
public final class UndertowEcho implements AutoCloseable {
    /** The level of compression that all servers here use. */
    private static final int FASTEST = 1;

    private final Undertow undertow;

    private UndertowEcho(Undertow undertow) {
        this.undertow = undertow;
    }

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        Child.listening(start(arguments).port());
    }

    /** @param arguments the port, 0 for any that is free, and the options {@code --tls <key store>} and {@code --compressed yes} */
    public static UndertowEcho start(String... arguments) throws IOException, GeneralSecurityException {
        Options options = Options.of(Arrays.asList(arguments).subList(1, arguments.length));
        String keyStore = options.text("--tls", "");
        boolean compressed = options.is("--compressed");
        options.refuseOthers();
        WebSocketProtocolHandshakeHandler echo = Handlers.websocket((exchange, channel) -> {
            channel.getReceiveSetter().set(new Echo());
            channel.resumeReceives();
        });
        if (compressed) {
            echo.addExtension(new PerMessageDeflateHandshake(false, FASTEST, false, false));
        }
        Undertow.Builder builder = Undertow.builder().setIoThreads(1).setHandler(echo);
        int port = Integer.parseInt(arguments[0]);
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        if (keyStore.isEmpty()) {
            builder.addHttpListener(port, host);
        } else {
            builder.addHttpsListener(port, host, SelfSigned.showing(Path.of(keyStore)));
        }
        Undertow undertow = builder.build();
        undertow.start();
        return new UndertowEcho(undertow);
    }

    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        undertow.stop();
    }

    private static final class Echo extends AbstractReceiveListener {
        @Override
        protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
            WebSockets.sendText(message.getData(), channel, null);
        }
    }
}
