package dev.duplexrpc.peer;

import dev.duplexrpc.CallFailedException;
import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.JsonWriter;
import dev.duplexrpc.transport.Disconnect;
import dev.duplexrpc.transport.Receiver;
import dev.duplexrpc.transport.Transport;
import dev.duplexrpc.websocket.CloseCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One end of a connection: serves what its endpoint serves and calls what the other side serves. Who dialled makes no difference. A message comes in through
 * {@link Incoming}, waits its turn in {@link Admission}, is handled as an {@link Invocation} and answered through {@link Replies}; a call of this side goes out and
 * ends in {@link Calls}. Whatever ends the connection ends every call.
 */
public final class Peer implements Remote {

    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

    /** How long something that must run on a handler's thread waits when there is none. */
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Transport transport;
    private final Endpoint endpoint;
    private final Replies replies;
    private final Admission admission;
    private final Calls calls;
    private final Emitters emitters;
    private final Listeners listeners;
    private final Incoming incoming;
    private final Counts counts = new Counts();
    private final ReplyTarget direct = new Direct();
    private final CompletableFuture<Disconnect> closed = new CompletableFuture<>();
    private final long startedNanos;

    public Peer(Transport transport, Endpoint endpoint) {
        this.transport = transport;
        this.endpoint = endpoint;
        PeerLimits limits = endpoint.limits;
        this.replies = new Replies(limits.maxMessageBytes());
        this.admission = new Admission(limits.maxRunningCalls(), limits.maxWaitingBytes(), transport::execute);
        this.calls = new Calls(transport, endpoint);
        this.emitters = new Emitters(this, limits);
        this.listeners = new Listeners(this, calls, limits);
        this.incoming = new Incoming(this, endpoint);
        this.startedNanos = endpoint.wheel.nanos();
    }

    /** Begins to take messages; once. */
    public void start() {
        transport.start(new Taker());
    }

    /** Says farewell and ends; calls that wait for a response fail at once. Does not wait for the other side: {@link #closed} does. */
    public void close(int code, String reason) {
        transport.close(code, reason);
        calls.end(new Disconnect(Disconnect.Kind.CLOSED_HERE, code, reason));
    }

    /** Ends when the connection has ended, with the reason. */
    public CompletableFuture<Disconnect> closed() {
        return closed;
    }

    public boolean isOpen() {
        return transport.isOpen();
    }

    /** Ends, on the connection's thread, when nothing that the other side asked for is being handled or waits to be, or when the connection has ended. */
    public CompletableFuture<Void> idle() {
        CompletableFuture<Void> idle = new CompletableFuture<>();
        closed.thenRun(() -> idle.complete(null));
        transport.execute(() -> admission.whenIdle(() -> idle.complete(null)));
        return idle;
    }

    /** See {@link Transport#pushes}. */
    boolean pushes() {
        return transport.pushes();
    }

    @Override
    public <P, R> CompletableFuture<R> call(RpcMethod<P, R> method, P params, CallOptions options) {
        PendingCall<R> call = calls.prepare(method);
        calls.begin(call, method, params, options);
        return call;
    }

    @Override
    public <P, R> R callBlocking(RpcMethod<P, R> method, P params, CallOptions options) {
        refuseToWait(method.name());
        PendingCall<R> call = calls.prepare(method);
        calls.begin(call, method, params, options);
        try {
            return call.get();
        } catch (ExecutionException failed) {
            throw asThrownHere(failed);
        } catch (InterruptedException interrupted) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw call.interrupted(interrupted);
        }
    }

    /** What a call failed with belongs to this caller alone, so that it can carry the caller's stack trace instead of the connection's. */
    private static RuntimeException asThrownHere(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof RpcException || cause instanceof CallFailedException) {
            cause.fillInStackTrace();
            return (RuntimeException) cause;
        }
        return new IllegalStateException("A call failed in an unforeseen way.", cause);
    }

    private void refuseToWait(String method) {
        if (transport.onIoThread()) {
            throw new IllegalStateException(
                    "'" + method + "' was called on the thread '"
                            + Thread.currentThread().getName()
                            + "', which moves the bytes of connections and would wait for itself: use the asynchronous stub here.");
        }
    }

    @Override
    public <P> void notify(RpcMethod<P, Void> method, P params) {
        calls.notify(method, params);
    }

    @Override
    public <P, T> CompletableFuture<Subscription> subscribe(
            SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options) {
        return listeners.subscribe(method, params, subscriber, options);
    }

    @Override
    public <P, T> Subscription subscribeBlocking(
            SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options) {
        refuseToWait(method.name());
        return Remote.super.subscribeBlocking(method, params, subscriber, options);
    }

    /** Sends a message that must not get lost: if there is no room for it, the other side is too slow and the connection ends. */
    void send(byte[] message, int length) {
        if (!transport.send(message, 0, length, null) && transport.isOpen()) {
            abort(
                    Disconnect.Kind.OUTBOX_FULL,
                    "the other side takes messages too slowly: the outbox holds as much as maxOutboxBytes allows");
        }
    }

    void abort(Disconnect.Kind kind, String detail) {
        transport.abort(new Disconnect(kind, CloseCode.POLICY_VIOLATION, detail));
    }

    /** Runs something of the user's that may block. When all threads are taken it waits; it is never dropped. */
    void runHandler(Runnable task) {
        try {
            endpoint.handlerThreads.execute(task);
        } catch (RejectedExecutionException full) {
            endpoint.wheel.schedule(RETRY_NANOS, () -> runHandler(task));
        }
    }

    String label() {
        return transport.label();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Replies replies() {
        return replies;
    }

    Admission admission() {
        return admission;
    }

    Calls calls() {
        return calls;
    }

    Emitters emitters() {
        return emitters;
    }

    Listeners listeners() {
        return listeners;
    }

    Counts counts() {
        return counts;
    }

    ReplyTarget target() {
        return direct;
    }

    /** A reply that goes out by itself. */
    private final class Direct implements ReplyTarget {

        @Override
        public void reply(JsonWriter message) {
            send(message.buffer(), message.length());
        }

        @Override
        public void afterReply(Runnable task) {
            task.run();
        }
    }

    private final class Taker implements Receiver {

        @Override
        public void message(byte[] bytes, int from, int length) {
            incoming.message(bytes, from, length);
        }

        @Override
        public void closed(Disconnect reason) {
            admission.close();
            calls.end(reason);
            emitters.end();
            listeners.end(reason);
            // A request over HTTP is a connection of its own, and hardly worth a line.
            LOG.atLevel(transport.pushes() ? Level.INFO : Level.DEBUG)
                    .log(
                            "{} closed, {}; {} requests, {} notifications and {} responses came, {} unreadable, in {} ms.",
                            label(),
                            reason,
                            counts.requests,
                            counts.notifications,
                            counts.responses,
                            counts.unreadable,
                            TimeUnit.NANOSECONDS.toMillis(endpoint.wheel.nanos() - startedNanos));
            closed.complete(reason);
        }
    }
}
