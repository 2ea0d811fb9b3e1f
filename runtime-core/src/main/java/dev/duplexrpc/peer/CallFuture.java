package dev.duplexrpc.peer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future that ends on the thread that moves the bytes of its connection. Who waits for it there would wait for itself, and not even a timeout could help: it is refused at
 * once, as blocking stubs are. So is waiting for what depends on it.
 */
abstract class CallFuture<T> extends CompletableFuture<T> {

    abstract Peer peer();

    /** What was called, for the message. */
    abstract String methodName();

    private void refuseToWait() {
        if (!isDone()) {
            peer().refuseToWaitFor(methodName());
        }
    }

    /**
     * Does what its end waits for and no other thread comes to, until it has ended.
     *
     * @param nanos how long it may wait
     * @return how much of that is left
     */
    long help(long nanos) throws InterruptedException {
        return nanos;
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        refuseToWait();
        help(Long.MAX_VALUE);
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (timeout > 0) {
            refuseToWait();
        }
        return super.get(help(unit.toNanos(timeout)), TimeUnit.NANOSECONDS);
    }

    @Override
    public T join() {
        refuseToWait();
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
        return new Dependent<>(peer(), methodName());
    }

    /** One that ends with another, or soon after. */
    static final class Dependent<T> extends CallFuture<T> {

        private final Peer peer;
        private final String methodName;

        Dependent(Peer peer, String methodName) {
            this.peer = peer;
            this.methodName = methodName;
        }

        @Override
        Peer peer() {
            return peer;
        }

        @Override
        String methodName() {
            return methodName;
        }
    }
}
