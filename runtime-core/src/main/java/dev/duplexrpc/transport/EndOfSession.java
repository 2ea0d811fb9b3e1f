package dev.duplexrpc.transport;

import dev.duplexrpc.CloseReason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The future of a session's end, which everybody may have, because nobody who has it can end it: {@code cancel}, {@code complete} and their kin do nothing, and time limits
 * hold for a copy.
 */
public final class EndOfSession extends IoThreadFuture<CloseReason> {

    private final BooleanSupplier onIoThread;

    /** @param onIoThread tells whether a thread is one that moves bytes */
    public EndOfSession(BooleanSupplier onIoThread) {
        this.onIoThread = onIoThread;
    }

    /** The session has ended. */
    public void hasCome(CloseReason reason) {
        super.complete(reason);
    }

    @Override
    protected boolean isOnIoThread() {
        return onIoThread.getAsBoolean();
    }

    @Override
    protected String source() {
        return "closed";
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Dependent<>(onIoThread);
    }

    @Override
    public boolean complete(CloseReason reason) {
        return false;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return false;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return false;
    }

    @Override
    public void obtrudeValue(CloseReason reason) {}

    @Override
    public void obtrudeException(Throwable failure) {}

    @Override
    public CompletableFuture<CloseReason> completeAsync(Supplier<? extends CloseReason> supplier, Executor executor) {
        return this;
    }

    @Override
    public CompletableFuture<CloseReason> orTimeout(long timeout, TimeUnit unit) {
        return isDone() ? this : copy().orTimeout(timeout, unit);
    }

    @Override
    public CompletableFuture<CloseReason> completeOnTimeout(CloseReason reason, long timeout, TimeUnit unit) {
        return isDone() ? this : copy().completeOnTimeout(reason, timeout, unit);
    }

    /** What depends on the end: whoever has it may do with it what he likes. */
    private static final class Dependent<T> extends IoThreadFuture<T> {

        private final BooleanSupplier onIoThread;

        Dependent(BooleanSupplier onIoThread) {
            this.onIoThread = onIoThread;
        }

        @Override
        protected boolean isOnIoThread() {
            return onIoThread.getAsBoolean();
        }

        @Override
        protected String source() {
            return "closed";
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Dependent<>(onIoThread);
        }
    }
}
