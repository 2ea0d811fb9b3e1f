package dev.duplexrpc.benchmarks.load;

import dev.duplexrpc.benchmarks.process.Child;
import dev.duplexrpc.benchmarks.process.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Load with a clock: many connections, each of which calls once a second, evenly spread over it. A call counts from the moment at which it was due, so a
 * server that is late makes all that come behind it late. Begun for the first time it opens the connections, for the second time it calls.
 */
public final class Pace {
    /** What the line starts with that says that all connections are open. */
    public static final String OPENED = "opened ";

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int GRACE_SECONDS = 10;

    private final Selector selector;
    private final Latencies latencies = new Latencies();
    private final List<PacedConnection> connections = new ArrayList<>();
    private long worst;
    private long errors;
    private long skipped;

    Pace(Selector selector) {
        this.selector = selector;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: Pace <port> [--connections 10000] [--seconds 60] [--expect pets|echo]");
            System.exit(2);
        }
        Options options = Options.of(Arrays.asList(arguments).subList(1, arguments.length));
        int count = options.number("--connections", 10_000);
        int seconds = options.number("--seconds", 60);
        Expected expected = Expected.named(options.text("--expect", "pets"), Call.LIST_PETS);
        options.refuseOthers();
        Pace pace = new Pace(Selector.open());
        Handshake handshake = Handshake.plain(Integer.parseInt(arguments[0]), "/");
        Child.eachTime(first -> {
            if (first) {
                pace.open(count, handshake, expected);
                System.out.println(OPENED + count);
            } else {
                System.out.println(pace.call(seconds));
            }
        });
    }

    void open(int count, Handshake handshake, Expected expected) throws IOException {
        for (int i = 0; i < count; i++) {
            connections.add(PacedConnection.open(this, handshake, selector, Request.FIRST_ID + i, expected));
            selector.selectNow(Pace::ready);
        }
    }

    /** Every connection calls once a second. */
    PaceReport call(int seconds) throws IOException {
        long interval = SECOND / connections.size();
        long calls = (long) seconds * connections.size();
        long start = System.nanoTime();
        for (long sent = 0; sent < calls; sent++) {
            long due = start + sent * interval;
            // Without a pause: waking up would take longer than the time between two calls.
            do {
                selector.selectNow(Pace::ready);
            } while (System.nanoTime() < due);
            connections.get((int) (sent % connections.size())).call(due);
        }
        long end = System.nanoTime() + GRACE_SECONDS * SECOND;
        while (waiting() > 0 && System.nanoTime() < end) {
            selector.select(Pace::ready, 1);
        }
        return new PaceReport(calls, errors + waiting(), skipped, latencies.at(0.5), latencies.at(0.99), worst);
    }

    void closeAll() throws IOException {
        for (PacedConnection connection : connections) {
            connection.close();
        }
    }

    private long waiting() {
        return connections.stream().filter(PacedConnection::isWaiting).count();
    }

    void answered(long nanos) {
        latencies.add(nanos);
        worst = Math.max(worst, nanos);
    }

    void skipped() {
        skipped++;
    }

    void failed(String reason) {
        if (errors++ == 0) {
            System.err.println("The first of the errors: " + reason);
        }
    }

    private static void ready(SelectionKey key) {
        try {
            ((PacedConnection) key.attachment()).ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
