package dev.duplexrpc.testkit.fault;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of {@link ProxyProgram}; what each option means stands in its usage. */
final class ProxyOptions {

    private @Nullable InetSocketAddress to;
    private @Nullable InetSocketAddress listen;
    private long seed;
    private @Nullable Duration cutEvery;
    private Cut[] ways = Cut.values();
    private Shape shape = Shape.PLAIN;

    private ProxyOptions() {}

    /** @throws IllegalArgumentException if they say nothing that makes sense, with the reason */
    static ProxyOptions of(List<String> arguments) {
        ProxyOptions options = new ProxyOptions();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("'" + name + "' has no value behind it.");
            }
            options.set(name, arguments.get(i + 1));
        }
        if (options.to == null) {
            throw new IllegalArgumentException("Nothing says where the server is; write --to and its port.");
        }
        return options;
    }

    private void set(String name, String value) {
        switch (name) {
            case "--to" -> to = Words.address(value);
            case "--listen" -> listen = Words.address(value);
            case "--seed" -> seed = Words.seed(value);
            case "--cut-every" -> cutEvery = Words.time(value);
            case "--cut" -> ways = Words.cuts(value);
            case "--delay" -> shape = shape.withDelay(Words.time(value));
            case "--throttle" -> shape = shape.withBytesPerSecond(Words.count(value));
            case "--split" -> shape = shape.withPieceBytes(Words.count(value));
            default -> throw new IllegalArgumentException("There is no option '" + name + "'.");
        }
    }

    long seed() {
        return seed;
    }

    Cut[] ways() {
        return ways.clone();
    }

    Shape shape() {
        return shape;
    }

    FaultProxy start() {
        if (to == null) {
            throw new IllegalStateException("There is no server.");
        }
        FaultProxyBuilder builder = FaultProxy.builder(to).seed(seed);
        if (listen != null) {
            builder.listen(listen);
        }
        FaultProxy proxy = builder.start();
        proxy.shape(shape);
        if (cutEvery != null) {
            proxy.cutEach(Moment.within(cutEvery.multipliedBy(2)), ways);
        }
        return proxy;
    }
}
