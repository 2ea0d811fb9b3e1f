package dev.duplexrpc.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The connections of one plan and the loop that serves them. For one thread only. */
final class Run implements Closeable {
    /** A server that answers nothing for this long has lost a request; the loop would otherwise wait for ever. */
    private static final long SILENCE_SECONDS = 10;

    private final Plan plan;
    private final Selector selector;
    private final Tally tally;
    private final List<Connection> connections = new ArrayList<>();

    private Run(Plan plan, Selector selector, Tally tally) {
        this.plan = plan;
        this.selector = selector;
        this.tally = tally;
    }

    /** Opens all connections; none of them has a call in flight yet. */
    static Run connect(Plan plan, Expected expected, Handshake handshake) throws IOException {
        Run run = new Run(plan, Selector.open(), new Tally(expected));
        try {
            for (int i = 0; i < plan.shape().connections(); i++) {
                run.connections.add(Connection.open(handshake, run.selector, plan, run.tally));
            }
            return run;
        } catch (IOException | RuntimeException e) {
            run.close();
            throw e;
        }
    }

    void warmUp() throws IOException {
        for (Connection connection : connections) {
            connection.start();
        }
        long start = System.nanoTime();
        while (!plan.isWarm(System.nanoTime() - start, tally.calls())) {
            serve();
        }
    }

    Report measure() throws IOException {
        tally.reset();
        long start = System.nanoTime();
        long passed = 0;
        while (passed < TimeUnit.SECONDS.toNanos(plan.seconds()) && tally.calls() < plan.calls()) {
            serve();
            passed = System.nanoTime() - start;
        }
        return tally.report(passed);
    }

    private void serve() throws IOException {
        if (selector.select(Run::serve, TimeUnit.SECONDS.toMillis(SILENCE_SECONDS)) == 0) {
            throw new IOException("The server has answered nothing for " + SILENCE_SECONDS + " seconds.");
        }
    }

    private static void serve(SelectionKey key) {
        try {
            ((Connection) key.attachment()).ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
