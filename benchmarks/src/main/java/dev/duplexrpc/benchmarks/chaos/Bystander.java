package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.benchmarks.load.Latencies;
import dev.duplexrpc.benchmarks.witness.Witness;
import dev.duplexrpc.client.DuplexClient;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A client that is not concerned, and calls every few milliseconds whether or not the last answer has come, so that a server that stands still is seen. */
final class Bystander implements AutoCloseable {

    private static final int PERIOD_MILLIS = 5;

    private final DuplexClient client;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private Latencies latencies = new Latencies();

    Bystander(int port) {
        client = DuplexClient.connect("ws://localhost:" + port + "/");
        Witness.Async server = Witness.asyncOver(client);
        clock.scheduleAtFixedRate(() -> call(server), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void call(Witness.Async server) {
        long begin = System.nanoTime();
        server.hit(0, 0, 0).whenComplete((answer, failure) -> add(System.nanoTime() - begin));
    }

    private synchronized void add(long nanos) {
        latencies.add(nanos);
    }

    /** What has been seen since this was asked last. */
    synchronized Latencies take() {
        Latencies seen = latencies;
        latencies = new Latencies();
        return seen;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.close();
    }
}
