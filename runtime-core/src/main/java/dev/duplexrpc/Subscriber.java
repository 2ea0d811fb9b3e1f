package dev.duplexrpc;

/**
 * Receives the items of a subscription. On the client you implement it: the runtime calls it in order, one call at a time, and never on an I/O thread. On the server the
 * runtime passes one to your handler, which may call it from any thread, even before the handler has returned: items are sent after the response to the subscribe call.
 * Nothing is delivered or sent after {@link #completed} or {@link #failed}.
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface Subscriber<T> {

    void next(T item);

    /**
     * The subscription continues in another session: the server has lost the old one, and the contract or {@link CallOptions#withIdempotent} allows the subscription to be made again. Items
     * produced between the last item before this call and the first one after it may be missing, or arrive twice if the server starts with the current state. If you need them, fetch them
     * here, since no item is delivered before this method returns. Only the runtime calls it, on the subscribing side, once per renewal.
     */
    default void renewed() {}

    /** The subscription ended normally. */
    default void completed() {}

    /** The subscription ended with this error. */
    default void failed(RpcException error) {}
}
