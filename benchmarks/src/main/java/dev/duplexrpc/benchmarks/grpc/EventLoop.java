package dev.duplexrpc.benchmarks.grpc;

import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.ServerChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;

/** One thread of gRPC's Netty and the channels that go with it. */
record EventLoop(
        EventLoopGroup group, Class<? extends ServerChannel> serverChannel, Class<? extends Channel> clientChannel) {
    /** What gRPC itself would choose. */
    static EventLoop best() {
        return Epoll.isAvailable()
                ? new EventLoop(new EpollEventLoopGroup(1), EpollServerSocketChannel.class, EpollSocketChannel.class)
                : new EventLoop(new NioEventLoopGroup(1), NioServerSocketChannel.class, NioSocketChannel.class);
    }
}
