package dev.duplexrpc.client;

import dev.duplexrpc.transport.IoThreadFuture;
import java.util.concurrent.CompletableFuture;
import org.xnio.XnioIoThread;

/** The future of something that a client does. */
final class ClientFuture<T> extends IoThreadFuture<T> {

    private final String source;

    /** @param source what was called to get it */
    ClientFuture(String source) {
        this.source = source;
    }

    static boolean isIoThread() {
        return Thread.currentThread() instanceof XnioIoThread;
    }

    @Override
    protected boolean isOnIoThread() {
        return isIoThread();
    }

    @Override
    protected String source() {
        return source;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new ClientFuture<>(source);
    }
}
