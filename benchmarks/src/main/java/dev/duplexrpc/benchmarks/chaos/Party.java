package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.OutboxPolicy;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.benchmarks.witness.Witness;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One end of one client's link: it writes down what comes, and calls, notifies and sends items to the other end as fast as answers come, from one thread, so that what it sends has an order.
 */
final class Party implements Witness.Async {

    private static final int CALLS_AT_ONCE = 32;
    /** One call of so many is answered late, so that a cut often falls between it and its answer. */
    private static final int SLOW_CALLS = 50;

    private static final int SLOW_MILLIS = 20;
    private static final int NOTES = 4;
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final CallOptions PATIENT = CallOptions.DEFAULTS.withTimeout(Duration.ofMinutes(5));

    private final Side side;
    private final int client;
    private final Thread thread;
    private final Semaphore free = new Semaphore(CALLS_AT_ONCE);
    private final Calls calls = new Calls();
    private final Arrivals callsCame = new Arrivals();
    private final Arrivals notesCame = new Arrivals();
    private final Arrivals itemsCame = new Arrivals();
    private volatile int notes;
    private volatile int items;
    private volatile @Nullable Other other;
    private volatile @Nullable Subscriber<Long> watcher;
    private volatile boolean stopped;
    private volatile boolean failing;

    Party(Side side, int client) {
        this.side = side;
        this.client = client;
        thread = new Thread(this::work, "chaos-" + side + "-" + client);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whom it calls. */
    private record Other(Remote remote, Witness.Async stub) {}

    /** Items wait until they are taken. */
    static RpcService service(Witness.Async handler) {
        return Witness.asyncService(handler).withOutboxPolicy("watch", OutboxPolicy.BLOCK);
    }

    /** From now on it calls this one. */
    void meet(Remote remote) {
        Other met = new Other(remote, Witness.asyncOver(remote).withOptions(PATIENT));
        other = met;
        watch(met);
        LockSupport.unpark(thread);
    }

    /** From now on it calls nobody, if this is still who it calls. */
    void leave(Remote remote) {
        Other met = other;
        if (met != null && met.remote() == remote) {
            other = null;
        }
    }

    private void watch(Other met) {
        met.stub()
                .watch(client, new Subscriber<Long>() {
                    @Override
                    public void next(Long number) {
                        itemsCame.came(number);
                    }

                    @Override
                    public void failed(RpcException error) {
                        if (!stopped && other == met) {
                            later(() -> watch(met));
                        }
                    }
                })
                .whenComplete((subscription, failure) -> {
                    if (failure != null && !stopped && other == met) {
                        later(() -> watch(met));
                    }
                });
    }

    private static void later(Runnable task) {
        Executor delayed = CompletableFuture.delayedExecutor(REST_NANOS, TimeUnit.NANOSECONDS);
        delayed.execute(task);
    }

    private void work() {
        while (!stopped) {
            Other now = other;
            if (now == null || failing) {
                failing = false;
                LockSupport.parkNanos(REST_NANOS);
            } else if (acquired()) {
                call(now.stub());
            }
        }
    }

    private boolean acquired() {
        try {
            return free.tryAcquire(REST_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            stopped = true;
            return false;
        }
    }

    private void call(Witness.Async now) {
        int number = calls.begin();
        now.hit(client, number, number % SLOW_CALLS == 0 ? SLOW_MILLIS : 0).whenComplete((answer, failure) -> {
            Ending ending = Ending.of(failure);
            calls.end(number, failure == null && answer != number ? Ending.STRANGE : ending);
            failing = failure != null;
            free.release();
        });
        if (number % NOTES == 0) {
            note(now);
        } else if (number % NOTES == 1) {
            item();
        }
    }

    // Only the one thread counts these up.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void note(Witness.Async now) {
        try {
            if (!now.note(client, notes).isCompletedExceptionally()) {
                notes++;
            }
        } catch (RuntimeException refused) {
            // It was not taken, and its number is the next one's.
            failing = true;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void item() {
        Subscriber<Long> taker = watcher;
        if (taker != null) {
            try {
                taker.next((long) items);
                items++;
            } catch (RuntimeException ended) {
                watcher = null;
            }
        }
    }

    /** Makes no more calls. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    long made() {
        return calls.called();
    }

    long pending() {
        return calls.pending();
    }

    Page page() {
        return new Page(
                side,
                client,
                calls.called(),
                calls.endings(),
                notes,
                items,
                callsCame.page(),
                notesCame.page(),
                itemsCame.page());
    }

    // What it serves.

    @Override
    public CompletableFuture<Integer> who() {
        return CompletableFuture.completedFuture(client);
    }

    @Override
    public CompletableFuture<Long> hit(int from, long number, int pause) {
        callsCame.came(number);
        if (pause == 0) {
            return CompletableFuture.completedFuture(number);
        }
        CompletableFuture<Long> answer = new CompletableFuture<>();
        return answer.completeOnTimeout(number, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletableFuture<Void> note(int from, long number) {
        notesCame.came(number);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Subscription> watch(int from, Subscriber<Long> subscriber) {
        watcher = subscriber;
        return CompletableFuture.completedFuture(() -> {
            if (watcher == subscriber) {
                watcher = null;
            }
        });
    }
}
