package dev.duplexrpc.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The stay of one client with its {@link ClientResources}, from the first attempt to connect until it has ended. Resources that are closed before end it, since nothing
 * would end it later: they turn its timeouts, too. Safe for use by several threads.
 */
final class Tenancy {

    private static final Runnable EVICTED = () -> {};

    private final ClientResources resources;
    private final AtomicReference<Runnable> endsBy = new AtomicReference<>(() -> {});
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    Tenancy(ClientResources resources) {
        this.resources = resources;
        resources.admit(this);
    }

    ClientResources resources() {
        return resources;
    }

    /** What ends the client from now on; run at once if the resources have been closed. */
    void endsBy(Runnable how) {
        Runnable before = endsBy.getAndUpdate(old -> old == EVICTED ? EVICTED : how);
        if (before == EVICTED) {
            how.run();
        }
    }

    /** Has the client end. */
    void evict() {
        endsBy.getAndSet(EVICTED).run();
    }

    /** The client has ended. A second call does nothing. */
    void end() {
        if (over.complete(null)) {
            resources.leave(this);
        }
    }

    /** Is done when the client has ended. */
    CompletableFuture<Void> over() {
        return over;
    }
}
