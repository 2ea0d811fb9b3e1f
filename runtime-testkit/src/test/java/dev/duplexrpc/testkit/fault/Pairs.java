package dev.duplexrpc.testkit.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A server that accepts, a proxy before it, and the sockets that were opened through it. */
final class Pairs implements AutoCloseable {

    static final int PATIENCE_MILLIS = 20_000;
    private static final int BACKLOG = 4096;

    /** Both sockets of whoever talks. */
    record Pair(Socket client, Socket server) {}

    private final ServerSocket listener;
    private final FaultProxy proxy;
    private final List<Socket> sockets = new ArrayList<>();

    Pairs() throws IOException {
        this(builder -> builder);
    }

    Pairs(UnaryOperator<FaultProxyBuilder> options) throws IOException {
        listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(PATIENCE_MILLIS);
        proxy = options.apply(
                        FaultProxy.builder(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort())))
                .start();
    }

    FaultProxy proxy() {
        return proxy;
    }

    Socket connect() throws IOException {
        return patient(new Socket(InetAddress.getLoopbackAddress(), proxy.port()));
    }

    Socket accept() throws IOException {
        return patient(listener.accept());
    }

    Pair open() throws IOException {
        Socket client = connect();
        return new Pair(client, accept());
    }

    /** Nobody listens there any more. */
    void stopServer() throws IOException {
        listener.close();
    }

    private Socket patient(Socket socket) throws IOException {
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        proxy.close();
        listener.close();
    }
}
