package dev.duplexrpc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, on the side that made it or on the one that served it.
 *
 * @param method its name
 * @param elapsed from when it was made or came until it was answered
 * @param failure what it ended with instead of a result, null where it succeeded
 */
public record CallEnd(
        String method,
        Outcome outcome,
        Duration elapsed,
        @Nullable Throwable failure) {

    /** The ways a call can end. */
    public enum Outcome {
        /** With a result. A notification that was handled, or sent, has succeeded. */
        SUCCEEDED,
        /** With an error that was meant: an {@link RpcException}, as the contract declares it or otherwise. */
        ERROR,
        /** With anything else: the handler threw something unforeseen, or the call got no usable response. */
        FAILED,
        /** It was cancelled by its caller, its time was up, or the session ended while it was handled. */
        CANCELLED
    }
}
