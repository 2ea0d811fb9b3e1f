package dev.duplexrpc.benchmarks.servers;

import dev.duplexrpc.benchmarks.process.Child;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Undertow's own WebSocket layer echoing text messages, with one I/O thread: what our frames replace. */
public final class UndertowEcho implements AutoCloseable {
    private final Undertow undertow;

    private UndertowEcho(Undertow undertow) {
        this.undertow = undertow;
    }

    public static void main(String[] arguments) {
        Child.listening(start(Integer.parseInt(arguments[0])).port());
    }

    /** @param port 0 for any that is free */
    public static UndertowEcho start(int port) {
        Undertow undertow = Undertow.builder()
                .setIoThreads(1)
                .addHttpListener(port, InetAddress.getLoopbackAddress().getHostAddress())
                .setHandler(Handlers.websocket((exchange, channel) -> {
                    channel.getReceiveSetter().set(new Echo());
                    channel.resumeReceives();
                }))
                .build();
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
