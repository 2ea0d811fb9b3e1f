package dev.duplexrpc.benchmarks;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The connections of one plan and the loop that serves them. For one thread only. */
final class LoadRun implements Closeable {
    /** A server that answers nothing for this long has lost a request; the loop would otherwise wait for ever. */
    private static final long SILENCE_SECONDS = 10;

    private final LoadPlan plan;
    private final Selector selector;
    private final Tally tally;
    private final List<LoadConnection> connections = new ArrayList<>();

    private LoadRun(LoadPlan plan, Selector selector) {
        this.plan = plan;
        this.selector = selector;
        this.tally = new Tally(plan.expected());
    }

    /** Opens all connections; none of them has a call in flight yet. */
    static LoadRun connect(LoadPlan plan) throws IOException {
        LoadRun run = new LoadRun(plan, Selector.open());
        try {
            for (int i = 0; i < plan.connections(); i++) {
                run.connections.add(LoadConnection.open(plan.port(), run.selector, plan.inFlight(), run.tally));
            }
            return run;
        } catch (IOException | RuntimeException e) {
            run.close();
            throw e;
        }
    }

    void warmUp() throws IOException {
        for (LoadConnection connection : connections) {
            connection.start();
        }
        serve(TimeUnit.SECONDS.toNanos(plan.warmUpSeconds()), Long.MAX_VALUE);
    }

    LoadReport measure() throws IOException {
        tally.reset();
        return tally.report(serve(TimeUnit.SECONDS.toNanos(plan.seconds()), plan.calls()));
    }

    /** Serves until the time is over or the calls are made; returns how long that took. */
    private long serve(long nanos, long calls) throws IOException {
        long start = System.nanoTime();
        long passed = 0;
        while (passed < nanos && tally.calls() < calls) {
            if (selector.select(LoadRun::serve, TimeUnit.SECONDS.toMillis(SILENCE_SECONDS)) == 0) {
                throw new IOException("The server has answered nothing for " + SILENCE_SECONDS + " seconds.");
            }
            passed = System.nanoTime() - start;
        }
        return passed;
    }

    private static void serve(SelectionKey key) {
        try {
            ((LoadConnection) key.attachment()).ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (LoadConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
