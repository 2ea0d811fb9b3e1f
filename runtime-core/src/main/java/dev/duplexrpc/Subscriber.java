package dev.duplexrpc;

/**
 * Where the items of a subscription go. On the client it is the user's: called in order, one call at a time, never on a thread that moves bytes. On the server the
 * runtime hands it to the handler, which may call it from any thread, also before it returned: items leave behind the answer to the subscribe call.
 * Nothing is called or sent any more after {@link #completed} or {@link #failed}.
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface Subscriber<T> {

    void next(T item);

    /** The subscription ended as it should. */
    default void completed() {}

    /** The subscription ended with this error. */
    default void failed(RpcException error) {}
}
