package dev.duplexrpc.peer;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.protocol.RequestContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks for, kept so that it can be asked for again.
 *
 * @param chain what interceptors have added, null if there are none
 */
record CallRequest<P, R>(
        RpcMethod<P, R> method,
        P params,
        CallOptions options,
        @Nullable CallingChain chain) {

    /**
     * What goes beside the parameters, null if nothing. To a plain peer only what somebody asked for, since it may refuse members that it does not know.
     *
     * @param timeoutMillis what the other side is told of it, or {@link RequestContext#NO_TIMEOUT}
     */
    static @Nullable RequestContext context(
            CallOptions options, long timeoutMillis, boolean progress, @Nullable CallingChain chain) {
        Map<String, String> metadata = chain == null ? options.metadata() : chain.metadata();
        String traceParent = chain == null ? null : chain.traceParent();
        if (timeoutMillis == RequestContext.NO_TIMEOUT && metadata.isEmpty() && traceParent == null && !progress) {
            return null;
        }
        return new RequestContext(
                timeoutMillis, metadata, traceParent, chain == null ? null : chain.traceState(), progress);
    }
}
