package dev.duplexrpc.samples.gateway;

import dev.duplexrpc.client.DuplexClient;
import dev.duplexrpc.client.DuplexClientBuilder;
import dev.duplexrpc.client.Reconnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A device that the gateway connects to, and connects to again whenever it is not there. Safe for use by several threads. */
final class DialledDevice implements AutoCloseable {
    private final DuplexClientBuilder options;
    private final Devices devices;
    private final Executor later;
    private @Nullable DuplexClient client;
    private boolean closed;

    DialledDevice(String url, Devices devices, Duration redial) {
        // A device arrives anew whenever it comes back: a session that goes on is not wanted here.
        this.options = DuplexClient.builder(url).reconnect(Reconnection.NEVER).serve(devices.reports());
        this.devices = devices;
        this.later = CompletableFuture.delayedExecutor(redial.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void dial() {
        if (!closed) {
            options.connectAsync().whenComplete((connected, failed) -> {
                if (connected == null) {
                    later.execute(this::dial);
                } else {
                    use(connected);
                }
            });
        }
    }

    private synchronized void use(DuplexClient connected) {
        if (closed) {
            connected.close();
            return;
        }
        client = connected;
        connected.closed().thenRun(() -> later.execute(this::dial));
        devices.admit(connected);
    }

    @Override
    public void close() {
        DuplexClient last = end();
        if (last != null) {
            last.close();
        }
    }

    private synchronized @Nullable DuplexClient end() {
        closed = true;
        return client;
    }
}
