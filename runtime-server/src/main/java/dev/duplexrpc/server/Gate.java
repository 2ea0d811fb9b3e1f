package dev.duplexrpc.server;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Counts who is inside, in all and from each address, and lets nobody in beyond the limits or once the server closes. A request over HTTP counts as a
 * connection as long as it lasts. Any thread; the limits are exact.
 */
final class Gate {

    /** Who has been let in; must be given back once, and may be given back twice. */
    final class Ticket {

        private final InetAddress network;
        private final AtomicBoolean held = new AtomicBoolean(true);
        private volatile CompletionStage<?> work = CompletableFuture.completedFuture(null);

        private Ticket(InetAddress network) {
            this.network = network;
        }

        /** What it was let in for may go on when it has gone; then it is given back behind that. */
        void holdFor(CompletionStage<?> until) {
            work = until;
        }

        void giveBack() {
            work.thenRun(this::giveBackNow);
        }

        private void giveBackNow() {
            if (held.compareAndSet(true, false)) {
                perAddress.leave(network);
                inside.decrementAndGet();
                tellIfEmpty();
            }
        }
    }

    /** Either a ticket or the reason why there is none. */
    record Answer(@Nullable Ticket ticket, @Nullable Refusal refusal) {}

    private final int maxConnections;
    private final AtomicInteger inside = new AtomicInteger();
    private final Tally<InetAddress> perAddress;
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private volatile boolean closing;

    Gate(int maxConnections, int maxConnectionsPerAddress) {
        this.maxConnections = maxConnections;
        this.perAddress = new Tally<>(maxConnectionsPerAddress);
    }

    Answer enter(InetAddress address) {
        if (closing) {
            return new Answer(null, Refusals.CLOSING);
        }
        if (inside.incrementAndGet() > maxConnections) {
            inside.decrementAndGet();
            return new Answer(null, Refusals.FULL);
        }
        InetAddress network = Network.of(address);
        if (!perAddress.enter(network)) {
            inside.decrementAndGet();
            return new Answer(null, Refusals.ADDRESS_FULL);
        }
        return new Answer(new Ticket(network), null);
    }

    /**
     * Lets nobody in any more.
     *
     * @return ends when the last one has left
     */
    CompletableFuture<Void> close() {
        closing = true;
        tellIfEmpty();
        return empty;
    }

    private void tellIfEmpty() {
        if (closing && inside.get() == 0) {
            empty.complete(null);
        }
    }

    boolean isClosing() {
        return closing;
    }

    /** How many are inside, requests over HTTP included. */
    int inside() {
        return inside.get();
    }

    /** How many there are of each kind, up to a limit. */
    static final class Tally<K> {

        private final int max;
        private final ConcurrentHashMap<K, Integer> counts = new ConcurrentHashMap<>();

        Tally(int max) {
            this.max = max;
        }

        /** One more of this kind; false, and none more, if there are as many as there may be. */
        boolean enter(K kind) {
            boolean[] entered = {false};
            counts.compute(kind, (same, count) -> {
                int before = count == null ? 0 : count;
                entered[0] = before < max;
                return entered[0] ? Integer.valueOf(before + 1) : count;
            });
            return entered[0];
        }

        void leave(K kind) {
            counts.computeIfPresent(kind, (same, count) -> count == 1 ? null : count - 1);
        }
    }
}
