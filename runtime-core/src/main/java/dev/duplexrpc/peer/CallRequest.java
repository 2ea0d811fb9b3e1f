package dev.duplexrpc.peer;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.RpcMethod;
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
        @Nullable CallingChain chain) {}
