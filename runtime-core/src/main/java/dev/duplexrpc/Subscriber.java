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

    /**
     * The subscription goes on in another session, because the server has lost the one it was in and the contract, or {@link CallOptions#withIdempotent}, lets it be made again. What
     * was made between the last item before this and the first one behind it may be missing, or come twice if the server begins with what there is; whoever needs it asks for it
     * here, since no item is given before this returns. Called by the runtime alone, on the subscriber's side, once for each time that it was made again.
     */
    default void renewed() {}

    /** The subscription ended as it should. */
    default void completed() {}

    /** The subscription ended with this error. */
    default void failed(RpcException error) {}
}
