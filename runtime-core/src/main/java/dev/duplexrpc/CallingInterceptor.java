package dev.duplexrpc;

/** Stands around every call, notification and subscription that this side makes, on the thread that makes it. The ones given first stand outermost. */
@FunctionalInterface
public interface CallingInterceptor {

    /**
     * A call is about to be sent. {@link OutgoingCall#metadata(String, String)} adds to it and {@link OutgoingCall#whenEnded} tells how it ends.
     *
     * @param next to be called once, before this returns, unless this throws
     * @throws Exception refuses the call, which ends with it and is not sent; behind {@code next}, withdrawn or cancelled as by its caller
     */
    void around(OutgoingCall call, Proceed next) throws Exception;
}
