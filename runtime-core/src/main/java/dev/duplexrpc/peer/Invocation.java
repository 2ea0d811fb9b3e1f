package dev.duplexrpc.peer;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.protocol.RequestId;
import dev.duplexrpc.protocol.StandardErrors;
import dev.duplexrpc.transport.Disconnect;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request or notification of the other side on its way through a handler. It is answered once, whichever thread ends it and however often. */
final class Invocation extends CallContext implements Admission.Work {

    private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);

    private final Peer peer;
    private final ServedMethod served;
    private final @Nullable Object params;
    private final @Nullable RequestId id;
    private final ReplyTarget target;
    private final int bytes;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** @param id null for a notification */
    Invocation(
            Peer peer,
            ServedMethod served,
            @Nullable Object params,
            @Nullable RequestId id,
            ReplyTarget target,
            int bytes) {
        this.peer = peer;
        this.served = served;
        this.params = params;
        this.id = id;
        this.target = target;
        this.bytes = bytes;
    }

    /** The parameters, which the method's own codec has read. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    <P> P params() {
        return (P) params;
    }

    @Override
    public boolean isNotification() {
        return id == null;
    }

    @Override
    public int bytes() {
        return bytes;
    }

    @Override
    public void start() {
        if (!served.blocks()) {
            run();
            return;
        }
        try {
            peer.endpoint().handlerThreads.execute(this::run);
        } catch (RejectedExecutionException full) {
            refuse("all threads for handlers are busy and their queue is full");
            peer.admission().finished(this);
        }
    }

    private void run() {
        enter();
        try {
            served.handle(this);
        } catch (Throwable thrown) {
            fail(thrown);
        } finally {
            leave();
        }
    }

    <R> void succeed(JsonCodec<R> codec, R result) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        if (id != null) {
            peer.replies().result(target, id, served.name(), codec, result);
        }
        peer.admission().finished(this);
    }

    void fail(Throwable thrown) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        RpcException error = toError(thrown);
        if (id != null) {
            peer.replies().error(target, id, error);
        }
        peer.admission().finished(this);
    }

    private RpcException toError(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof RpcException error) {
            return error;
        }
        LOG.error("The handler of '{}' failed for {}.", served.name(), peer.label(), cause);
        return StandardErrors.internalError();
    }

    @Override
    public void refuse(String limit) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        if (id != null) {
            peer.replies().error(target, id, StandardErrors.busy(limit));
        } else {
            peer.abort(Disconnect.Kind.VIOLATION, "A notification could not be handled: " + limit + ".");
        }
    }

    /** Runs a task when the reply is on its way. */
    void afterReply(Runnable task) {
        target.afterReply(task);
    }

    @Override
    public String method() {
        return served.name();
    }

    @Override
    public Remote remote() {
        return peer;
    }

    Peer peer() {
        return peer;
    }
}
