package dev.duplexrpc;

/** The rest of a call, as an interceptor sees it: the next interceptor or, after the last, the call itself. For one use, on the interceptor's own thread, before it returns. */
@FunctionalInterface
public interface Proceed {

    /**
     * Proceeds. Returns when the synchronous part of a handler is done or a request is queued, which is seldom the end of the call: {@code whenEnded} reports that.
     *
     * @throws IllegalStateException if the interceptor calls it a second time
     * @throws Exception what the handler throws synchronously
     */
    void proceed() throws Exception;
}
