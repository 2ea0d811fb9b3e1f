package dev.duplexrpc.samples.gateway;

import dev.duplexrpc.Session;
import dev.duplexrpc.server.DuplexServer;
import dev.duplexrpc.server.SessionListener;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The gateway: a server, a client of many servers, or both at once, as its configuration says. Safe for use by several threads. */
public final class DeviceGateway implements AutoCloseable {
    private final Devices devices;
    private final List<DialledDevice> dialled;
    private final @Nullable DuplexServer server;

    /**
     * Starts to listen and to dial.
     *
     * @param callback is told everything that happens, by several threads; it must not block
     */
    DeviceGateway(GatewayOptions options, Consumer<GatewayEvent> callback) {
        devices = new Devices(callback, options.callTimeout());
        server = options.listens() ? listen(options) : null;
        dialled = options.dials() ? dial(options) : List.of();
    }

    private DuplexServer listen(GatewayOptions options) {
        return DuplexServer.builder()
                .configure(options.file())
                .serve(devices.reports())
                .listener(new SessionListener() {
                    @Override
                    public void opened(Session device) {
                        devices.admit(device);
                    }
                })
                .start();
    }

    private List<DialledDevice> dial(GatewayOptions options) {
        List<DialledDevice> all = options.devices().stream()
                .map(url -> new DialledDevice(url, devices, options.redial()))
                .toList();
        all.forEach(DialledDevice::dial);
        return all;
    }

    /** The devices that are connected. */
    Devices devices() {
        return devices;
    }

    /** Where devices connect to, null if they do not. */
    @Nullable String url() {
        return server == null ? null : "ws://localhost:" + server.port() + "/";
    }

    @Override
    public void close() {
        dialled.forEach(DialledDevice::close);
        if (server != null) {
            server.close();
        }
    }

    /** Runs as the configuration file says, that of this sample or the one that is named, until the process is ended; prints what happens. */
    public static void main(String[] arguments) throws InterruptedException {
        GatewayOptions options = GatewayOptions.read(Path.of(arguments.length == 0 ? "gateway.conf" : arguments[0]));
        try (DeviceGateway gateway = new DeviceGateway(options, System.out::println)) {
            System.out.println("The gateway runs in mode " + options.mode()
                    + (gateway.url() == null
                            ? "; it connects to its devices."
                            : "; devices connect to " + gateway.url()));
            new CountDownLatch(1).await();
        }
    }
}
