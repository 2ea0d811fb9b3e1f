package dev.duplexrpc.peer;

import dev.duplexrpc.transport.IoThreadFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The future of what goes on over a connection, or of what depends on that. */
abstract class CallFuture<T> extends IoThreadFuture<T> {

    abstract Peer peer();

    /** The call that has to end before this can, if somebody listens to its progress; null if nobody does. */
    abstract @Nullable PendingCall<?> listenedTo();

    @Override
    protected final boolean isOnIoThread() {
        return peer().onIoThread();
    }

    /**
     * Does what its end waits for and no other thread comes to, until the call has ended.
     *
     * @param nanos how long it may wait
     * @return how much of that is left
     */
    private long help(long nanos) throws InterruptedException {
        PendingCall<?> call = listenedTo();
        return call == null || isDone() || isOnIoThread() ? nanos : call.listen(nanos);
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        help(Long.MAX_VALUE);
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return super.get(help(unit.toNanos(timeout)), TimeUnit.NANOSECONDS);
    }

    @Override
    public T join() {
        try {
            help(Long.MAX_VALUE);
        } catch (InterruptedException interrupted) {
            // As everywhere else, this is not what ends a join.
            Thread.currentThread().interrupt();
        }
        return super.join();
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Dependent<>(peer(), source(), listenedTo());
    }

    /** One that ends with another, or soon after. */
    static class Dependent<T> extends CallFuture<T> {

        private final Peer peer;
        private final String source;
        private final @Nullable PendingCall<?> listenedTo;

        Dependent(Peer peer, String source, @Nullable PendingCall<?> listenedTo) {
            this.peer = peer;
            this.source = source;
            this.listenedTo = listenedTo;
        }

        @Override
        Peer peer() {
            return peer;
        }

        @Override
        protected String source() {
            return source;
        }

        @Override
        @Nullable PendingCall<?> listenedTo() {
            return listenedTo;
        }
    }
}
