package dev.duplexrpc;

/**
 * Runs around every call and notification that this side handles, on the thread of the handler: it must not block if the handler must not. The first
 * interceptor added is the outermost.
 */
@FunctionalInterface
public interface ServingInterceptor {

    /**
     * Called before a call is handled. {@link CallContext#whenEnded} reports the end of the call, and {@link CallContext#set} stores values for the handler.
     *
     * @param next must be called once before this method returns, unless it throws
     * @throws Exception refuses the call: an {@link RpcException} is the response, any other exception becomes an internal error. If thrown after {@code next}, a call that
     *     has not been answered is answered with it at once, and its handler, if still running, is told as if the call were cancelled
     */
    void around(CallContext call, Proceed next) throws Exception;
}
