package dev.duplexrpc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, on the side that made it or on the side that handled it.
 *
 * @param method its name
 * @param elapsed the time from when it was made or arrived until it was answered
 * @param failure the exception that it ended with, null if it succeeded
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
        /** With an intended error: an {@link RpcException}, declared by the contract or not. */
        ERROR,
        /** With anything else: the handler threw an unexpected exception, or the call got no usable response. */
        FAILED,
        /** It was cancelled by its caller, its time was up, or the session ended while it was handled. */
        CANCELLED
    }
}
