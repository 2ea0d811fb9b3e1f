package dev.duplexrpc;

import dev.duplexrpc.json.Json;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a connection, to call its methods: a client's server or a server's client. Safe for use by several threads. Generated stubs are created over one.
 */
public interface Remote {

    /**
     * Calls a method and does not wait. The future completes with the result, with an {@link RpcException} (the error response) or with a
     * {@link CallFailedException} (no usable response); it always completes, whatever happens to the connection. It completes on the connection's I/O thread,
     * so dependent stages must not block: use the {@code …Async} methods of {@link CompletableFuture} for those that do. Cancelling it withdraws a request that has not been sent, and
     * cancels the call on the other side otherwise.
     */
    <P, R> CompletableFuture<R> call(RpcMethod<P, R> method, P params, CallOptions options);

    /**
     * Calls a method and waits for its result.
     *
     * @throws RpcException the error response, as the contract's exception if it declares one
     * @throws CallFailedException if there is no usable response
     * @throws IllegalStateException at once if called on an I/O thread, which would wait for itself: use {@link #call} there
     */
    <P, R> R callBlocking(RpcMethod<P, R> method, P params, CallOptions options);

    /**
     * Sends a notification and does not wait. Notifications and calls of one thread are sent in the order in which they were made.
     *
     * @throws CallFailedException if it cannot be queued: the connection has ended, its outbox is full or the message is too large
     */
    <P> void notify(RpcMethod<P, Void> method, P params);

    /**
     * As {@link #notify(RpcMethod, Object)}, with options: metadata is sent along, and the outbox policy says what happens if there is no room;
     * timeout and idempotency have no meaning here. This default implementation ignores the options; whatever is over a connection honours them.
     */
    default <P> void notify(RpcMethod<P, Void> method, P params, CallOptions options) {
        notify(method, params);
    }

    /**
     * As {@link #notify(RpcMethod, Object, CallOptions)}, but returns a completed future instead of throwing an exception: with null if the notification was queued, and otherwise failed with what
     * {@code notify} throws. It runs {@code notify} on the calling thread, so with the outbox policy {@code BLOCK} it waits for room, and on an I/O thread the future
     * fails instead. An {@link Error} is thrown.
     */
    default <P> CompletableFuture<Void> notifyAsync(RpcMethod<P, Void> method, P params, CallOptions options) {
        try {
            notify(method, params, options);
            return CompletableFuture.completedFuture(null);
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /**
     * Calls a method without generated code, as {@link #call(RpcMethod, Object, CallOptions)} does.
     *
     * @param params an object or an array; null sends none
     */
    default CompletableFuture<Json> call(String method, @Nullable Json params, CallOptions options) {
        return call(Untyped.request(method), Untyped.params(params), options);
    }

    /**
     * Calls a method without generated code and waits, as {@link #callBlocking(RpcMethod, Object, CallOptions)} does.
     *
     * @param params an object or an array; null sends none
     */
    default Json callBlocking(String method, @Nullable Json params, CallOptions options) {
        return callBlocking(Untyped.request(method), Untyped.params(params), options);
    }

    /**
     * Sends a notification without generated code, as {@link #notify(RpcMethod, Object)} does.
     *
     * @param params an object or an array; null sends none
     */
    default void notify(String method, @Nullable Json params) {
        notify(Untyped.notification(method), Untyped.params(params));
    }

    /**
     * Subscribes. The future completes as that of {@link #call} does; no item is lost between the response and the first {@link Subscriber#next}.
     * When the connection, or the session if there is one, ends, the subscriber is told with {@link Subscriber#failed}. If a client may {@linkplain SubscriptionMethod#idempotent make the
     * subscription again} in the next session, the subscriber is told with {@link Subscriber#renewed} instead, and the {@link Subscription} continues.
     */
    <P, T> CompletableFuture<Subscription> subscribe(
            SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options);

    /**
     * Subscribes and waits until the other side has accepted.
     *
     * @throws RpcException the error response, as the contract's exception if it declares one
     * @throws CallFailedException if there is no usable response
     */
    default <P, T> Subscription subscribeBlocking(
            SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options) {
        long start = System.nanoTime();
        CompletableFuture<Subscription> pending = subscribe(method, params, subscriber, options);
        try {
            return pending.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("Subscribing with '" + method.name() + "' failed.", failed.getCause());
        } catch (InterruptedException interrupted) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallFailedException(
                    method.name(),
                    CallFailedException.Reason.INTERRUPTED,
                    CallFailedException.Outcome.UNKNOWN,
                    Duration.ofNanos(System.nanoTime() - start),
                    "the thread that waited for it was interrupted",
                    interrupted);
        }
    }
}
