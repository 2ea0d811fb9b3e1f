package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.benchmarks.process.Options;
import dev.duplexrpc.testkit.fault.Cut;
import dev.duplexrpc.testkit.fault.Direction;
import dev.duplexrpc.testkit.fault.FaultProxy;
import dev.duplexrpc.testkit.fault.Moment;
import dev.duplexrpc.testkit.fault.ProxiedConnection;
import dev.duplexrpc.testkit.fault.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The proxy's process: when told to, it cuts each connection in any way, in turn after a random time, after a random number of bytes to the server, and of bytes to the client. The latter two fall
 * in the middle of a message nearly always.
 */
final class ChaosProxy {

    private final Duration within;
    private final int withinBytes;
    private final FaultProxy proxy;
    private volatile boolean raging;

    private ChaosProxy(int to, long seed, Duration within, int withinBytes) {
        this.within = within;
        this.withinBytes = withinBytes;
        proxy = FaultProxy.builder(new InetSocketAddress(InetAddress.getLoopbackAddress(), to))
                .seed(seed)
                .whenConnected(connection -> {
                    if (raging) {
                        arm(connection);
                    }
                })
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(Arrays.asList(arguments));
        ChaosProxy proxy = new ChaosProxy(
                options.number("--to", 8080),
                options.number("--seed", 1),
                Duration.ofMillis(options.number("--within", 600)),
                options.number("--within-bytes", 200_000));
        options.refuseOthers();
        System.out.println("listening " + proxy.proxy.port());
        Orders.follow(proxy::obey);
    }

    private void arm(ProxiedConnection connection) {
        connection.cut(
                switch ((int) (connection.number() % 3)) {
                    case 0 -> Moment.within(within);
                    case 1 -> Moment.within(withinBytes, Direction.TO_SERVER);
                    default -> Moment.within(withinBytes, Direction.TO_CLIENT);
                });
    }

    private List<String> obey(String order) {
        switch (order) {
            case "rage" -> {
                raging = true;
                proxy.connections().forEach(this::arm);
            }
            case "calm" -> {
                raging = false;
                proxy.restore();
            }
            case "down" -> {
                proxy.refuse(Refusal.CLOSED);
                proxy.cutAll(Cut.RST);
            }
            case "up" -> proxy.accept();
            case "cuts" -> {
                return List.of("cuts " + proxy.counts().cuts());
            }
            case "accepted" -> {
                return List.of("accepted " + proxy.counts().accepted());
            }
            case "health" -> {
                return List.of(Health.line() + " open=" + proxy.counts().open());
            }
            default -> throw Orders.unknown(order);
        }
        return List.of(order);
    }
}
