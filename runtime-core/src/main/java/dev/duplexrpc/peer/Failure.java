package dev.duplexrpc.peer;

import dev.duplexrpc.CallEnd;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.protocol.StandardErrors;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * What a handler has failed with.
 *
 * @param answer what its caller is told
 * @param cause what was thrown, out of what futures wrap around it
 */
record Failure(RpcException answer, Throwable cause) {

    /** An error of the contract is told as it is, anything else is nobody's business over there. */
    static Failure of(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new Failure(cause instanceof RpcException error ? error : StandardErrors.internalError(), cause);
    }

    /** Whether the contract does not know it. */
    boolean isDefect() {
        return answer != cause;
    }

    CallEnd.Outcome outcome() {
        return isDefect() ? CallEnd.Outcome.FAILED : CallEnd.Outcome.ERROR;
    }
}
