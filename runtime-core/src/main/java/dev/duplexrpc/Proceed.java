package dev.duplexrpc;

/** What an interceptor lets happen: the next interceptor or, behind the last, the call itself. For one use, on the interceptor's own thread, before it returns. */
@FunctionalInterface
public interface Proceed {

    /**
     * Goes on. Returns when the synchronous part of a handler is done or a request is on its way, which is seldom the end of the call: {@code whenEnded} tells that.
     *
     * @throws IllegalStateException if the interceptor goes on a second time
     * @throws Exception what the handler throws at once
     */
    void proceed() throws Exception;
}
