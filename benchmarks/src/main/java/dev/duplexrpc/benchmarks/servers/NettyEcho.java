package dev.duplexrpc.benchmarks.servers;

import static io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker.MAX_WINDOW_SIZE;

import dev.duplexrpc.benchmarks.process.Child;
import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.benchmarks.process.SelfSigned;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Netty's WebSocket layer echoing text frames, the yardstick of all the others: one event loop, one flush per read, and Netty's
 * defaults otherwise (text is checked to be UTF-8). It uses NIO as all servers here do, not Netty's native epoll transport.
 */
public final class NettyEcho implements AutoCloseable {
    private static final int LONGEST_HANDSHAKE = 8192;
    private static final int LARGEST_FRAME = 4 << 20;
    private static final WebSocketServerProtocolConfig CONFIG = WebSocketServerProtocolConfig.newBuilder()
            .websocketPath("/")
            .maxFramePayloadLength(LARGEST_FRAME)
            .allowExtensions(true)
            .build();

    private final EventLoopGroup loop;
    private final Channel listener;

    private NettyEcho(EventLoopGroup loop, Channel listener) {
        this.loop = loop;
        this.listener = listener;
    }

    public static void main(String[] arguments) throws Exception {
        NettyEcho echo = start(arguments);
        Child.listening(echo.port());
        echo.listener.closeFuture().sync();
    }

    /** @param arguments the port, 0 for any that is free, and the options {@code --tls <key store>} and {@code --compressed yes} */
    public static NettyEcho start(String... arguments) throws Exception {
        Options options = Options.of(Arrays.asList(arguments).subList(1, arguments.length));
        String keyStore = options.text("--tls", "");
        @Nullable SslContext tls = keyStore.isEmpty()
                ? null
                : SslContextBuilder.forServer(SelfSigned.keys(Path.of(keyStore)))
                        .sslProvider(SslProvider.JDK)
                        .build();
        boolean compressed = options.is("--compressed");
        options.refuseOthers();
        int port = Integer.parseInt(arguments[0]);
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        Channel listener = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        ChannelPipeline pipeline = channel.pipeline();
                        if (tls != null) {
                            pipeline.addLast(tls.newHandler(channel.alloc()));
                        }
                        pipeline.addLast(new HttpServerCodec(), new HttpObjectAggregator(LONGEST_HANDSHAKE));
                        if (compressed) {
                            pipeline.addLast(compression());
                        }
                        pipeline.addLast(new WebSocketServerProtocolHandler(CONFIG), Echo.INSTANCE);
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sync()
                .channel();
        return new NettyEcho(loop, listener);
    }

    /** permessage-deflate at the fastest level, as ours does it, and both sides may compress every message by itself. */
    private static WebSocketServerExtensionHandler compression() {
        return new WebSocketServerExtensionHandler(new PerMessageDeflateServerExtensionHandshaker(
                1, ZlibCodecFactory.isSupportingWindowSizeAndMemLevel(), MAX_WINDOW_SIZE, true, true, LARGEST_FRAME));
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public void close() {
        listener.close();
        loop.shutdownGracefully();
    }

    /** Writes what comes, and flushes when the read has brought all it had. */
    @ChannelHandler.Sharable
    private static final class Echo extends ChannelInboundHandlerAdapter {
        static final Echo INSTANCE = new Echo();

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            context.write(frame, context.voidPromise());
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        /** The load generator has gone. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            context.close();
        }
    }
}
