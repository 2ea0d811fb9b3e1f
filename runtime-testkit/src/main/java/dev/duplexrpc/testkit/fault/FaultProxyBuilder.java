package dev.duplexrpc.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.function.Consumer;

/** What a {@link FaultProxy} is made of. Not for several threads. */
public final class FaultProxyBuilder {

    final InetSocketAddress target;
    InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    long seed;
    int bufferBytes = 64 * 1024;
    Consumer<ProxiedConnection> whenConnected = connection -> {};

    FaultProxyBuilder(InetSocketAddress target) {
        this.target = Objects.requireNonNull(target, "target");
    }

    /** Where it listens. Default: any free port of the loopback interface. */
    public FaultProxyBuilder listen(InetSocketAddress address) {
        listen = Objects.requireNonNull(address, "address");
        return this;
    }

    /** From what all chance is drawn. Default: 0. */
    public FaultProxyBuilder seed(long number) {
        seed = number;
        return this;
    }

    /** How many bytes of each direction of a connection it may keep; when so many wait, it takes no more. Default: 64 KiB. */
    public FaultProxyBuilder bufferBytes(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "bufferBytes is " + count + ", but nothing passes without room for a byte.");
        }
        bufferBytes = count;
        return this;
    }

    /**
     * Who is told of each connection when it comes, before anything has passed: the place to arm it, to shape it or to hold it. It is called on the proxy's thread, which it must not hold up. Default: nobody.
     */
    public FaultProxyBuilder whenConnected(Consumer<ProxiedConnection> observer) {
        whenConnected = Objects.requireNonNull(observer, "observer");
        return this;
    }

    /**
     * Listens from now on.
     *
     * @throws UncheckedIOException if it cannot listen there
     */
    public FaultProxy start() {
        try {
            return new FaultProxy(this);
        } catch (IOException failed) {
            throw new UncheckedIOException("The proxy cannot listen on " + listen + ": " + failed.getMessage(), failed);
        }
    }
}
