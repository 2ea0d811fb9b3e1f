package dev.duplexrpc.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future that ends on a thread that moves bytes. Who waits for it on such a thread would wait for itself, and not even a timeout could help: it is refused at once, as
 * blocking stubs are. So is waiting for what depends on it.
 */
public abstract class IoThreadFuture<T> extends CompletableFuture<T> {

    /** Whether this thread is one that moves bytes. */
    protected abstract boolean isOnIoThread();

    /** What was called to get it, for the message. */
    protected abstract String source();

    /** One of these again, of the same source. */
    @Override
    public abstract <U> CompletableFuture<U> newIncompleteFuture();

    /**
     * What somebody is told who would wait for himself.
     *
     * @param what what was done, as the beginning of the sentence
     * @param instead what to do instead, as its end
     */
    public static IllegalStateException waitsForItself(String what, String instead) {
        return new IllegalStateException(what + " on the thread '"
                + Thread.currentThread().getName()
                + "', which moves the bytes of connections and would wait for itself: " + instead + ".");
    }

    private void refuseToWait() {
        if (!isDone() && isOnIoThread()) {
            throw waitsForItself("A future of '" + source() + "' was waited for", "go on in thenApply or whenComplete");
        }
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        refuseToWait();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (timeout > 0) {
            refuseToWait();
        }
        return super.get(timeout, unit);
    }

    @Override
    public T join() {
        refuseToWait();
        return super.join();
    }
}
