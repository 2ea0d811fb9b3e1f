package dev.duplexrpc;

/**
 * Stands around every call and notification that this side handles, on the thread that the handler runs on: it must not block where a handler must not. The ones
 * given first stand outermost.
 */
@FunctionalInterface
public interface ServingInterceptor {

    /**
     * A call is about to be handled. {@link CallContext#whenEnded} tells how it ends and {@link CallContext#set} keeps something for the handler.
     *
     * @param next to be called once, before this returns, unless this throws
     * @throws Exception refuses the call: an {@link RpcException} is the answer, anything else becomes an internal error. Behind {@code next}, a call that
     *     has not been answered is answered with it at once, and its handler, if that goes on, is told as of a cancellation
     */
    void around(CallContext call, Proceed next) throws Exception;
}
