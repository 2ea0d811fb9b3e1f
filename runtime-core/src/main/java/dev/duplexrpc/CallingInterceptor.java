package dev.duplexrpc;

/** Runs around every call, notification and subscription that this side makes, on the calling thread. The first interceptor added is the outermost. */
@FunctionalInterface
public interface CallingInterceptor {

    /**
     * Called before a call is sent. {@link OutgoingCall#metadata(String, String)} adds metadata, {@link OutgoingCall#whenEnded} reports the end of the call.
     *
     * @param next must be called once before this method returns, unless it throws
     * @throws Exception refuses the call, which ends with this exception and is not sent. If thrown after {@code next}, the call is withdrawn or cancelled, as its caller could do
     */
    void around(OutgoingCall call, Proceed next) throws Exception;
}
