package dev.duplexrpc.protocol;

import dev.duplexrpc.InvalidParamsException;
import dev.duplexrpc.RpcException;

/**
 * Every error that the runtime itself answers with: its code, its message and how it is made. JSON-RPC defines -32700 and -32600 to -32603; those between -32000
 * and -32099 are ours. What a handler answers with is the contract's business and stands in the contract.
 */
public final class StandardErrors {

    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = InvalidParamsException.CODE;
    public static final int INTERNAL_ERROR = -32603;

    /** The call waits for others to end, and too many already do; it was not started. */
    public static final int BUSY = -32000;

    /** The handler succeeded, but its result is larger than a message may be. */
    public static final int RESULT_TOO_LARGE = -32001;

    /** A subscription ended because its items could not be delivered, or could not be read. */
    public static final int SUBSCRIPTION_FAILED = -32002;

    /** A subscription ended with its connection or session, and was not made again in another; made on the subscriber's side, never sent. */
    public static final int DISCONNECTED = -32003;

    /** The caller cancelled the call, or its session ended, before its handler was done. */
    public static final int CANCELLED = -32004;

    /** The time that the caller gave the call has passed. */
    public static final int DEADLINE_PASSED = -32005;

    /** The method is not for strangers; it was not started. */
    public static final int UNAUTHENTICATED = -32006;

    /** The method needs a connection that stays open, and this call came without one: over HTTP. */
    public static final int NEEDS_CONNECTION = -32007;

    /** The message is larger than this side takes; it was passed over, and if it was a call it was not started. */
    public static final int MESSAGE_TOO_LARGE = -32008;

    private StandardErrors() {}

    public static RpcException parseError(String problem) {
        return new RpcException(PARSE_ERROR, "Parse error: " + problem);
    }

    public static RpcException invalidRequest(String problem) {
        return new RpcException(INVALID_REQUEST, "Invalid request: " + problem);
    }

    /** @param path where it was looked for; empty if there is no other place */
    public static RpcException methodNotFound(String method, String path) {
        String place = path.isEmpty() ? "here" : "at '" + path + "'";
        return new RpcException(
                METHOD_NOT_FOUND,
                "Method not found: '" + method + "' is not served " + place + ". Compare the documents of the two sides"
                        + (path.isEmpty() ? "" : ", and check the path"));
    }

    /**
     * @param pointer the JSON Pointer of the culprit within the parameters
     * @param problem a full sentence
     */
    public static RpcException invalidParams(String pointer, String problem) {
        return new InvalidParamsException("Invalid params", new InvalidParamsException.Culprit(pointer, problem));
    }

    /** Says nothing of what happened: that stands in the log of this side. */
    public static RpcException internalError() {
        return new RpcException(INTERNAL_ERROR, "Internal error");
    }

    /** @param limit the limit's name and value */
    public static RpcException busy(String limit) {
        return new RpcException(BUSY, "Busy: " + limit + "; the call was not started, try again later");
    }

    /** @param problem what the limit says, as the end of a sentence */
    public static RpcException resultTooLarge(String problem) {
        return new RpcException(RESULT_TOO_LARGE, "The result is " + problem);
    }

    /** @param problem what the limit says, as the end of a sentence */
    public static RpcException messageTooLarge(String problem) {
        return new RpcException(MESSAGE_TOO_LARGE, "Message too large: it has " + problem + "; it was passed over");
    }

    /** @param advice one sentence that says what to do */
    public static RpcException unauthenticated(String advice) {
        return new RpcException(UNAUTHENTICATED, "Not authenticated: " + advice);
    }

    public static RpcException needsConnection(String method) {
        return new RpcException(
                NEEDS_CONNECTION,
                "'" + method + "' needs a connection that stays open, and HTTP POST is none: call it over WebSocket");
    }

    public static RpcException cancelled() {
        return new RpcException(CANCELLED, "Cancelled");
    }

    public static RpcException deadlinePassed(long timeoutMillis) {
        return new RpcException(DEADLINE_PASSED, "Deadline passed: the caller gave it " + timeoutMillis + " ms");
    }

    public static RpcException subscriptionFailed(String problem) {
        return new RpcException(SUBSCRIPTION_FAILED, "The subscription failed: " + problem);
    }

    public static RpcException disconnected(String reason) {
        return new RpcException(DISCONNECTED, "The connection ended: " + reason);
    }

    /** @param problem why the subscription could not be made again in the session that followed */
    public static RpcException notRenewed(String problem) {
        return new RpcException(
                DISCONNECTED,
                "The session ended, and the subscription could not be made again in the next: " + problem);
    }
}
