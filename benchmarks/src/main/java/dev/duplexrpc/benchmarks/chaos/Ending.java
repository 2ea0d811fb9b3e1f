package dev.duplexrpc.benchmarks.chaos;

import dev.duplexrpc.CallFailedException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What became of a call, as its caller was told. */
enum Ending {
    /** The result came. */
    ANSWERED,
    /** The request never left. */
    NOT_SENT,
    /** The request left, and nobody knows what became of it. */
    UNKNOWN,
    /** The other side has the request, and its answer did not come. */
    RECEIVED,
    /** Anything else, which nobody expects. */
    STRANGE;

    static Ending of(@Nullable Throwable failure) {
        if (failure == null) {
            return ANSWERED;
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof CallFailedException failed)) {
            return STRANGE;
        }
        return switch (failed.outcome().name()) {
            case "NOT_SENT" -> NOT_SENT;
            case "UNKNOWN" -> UNKNOWN;
            case "RECEIVED" -> RECEIVED;
            default -> STRANGE;
        };
    }
}
