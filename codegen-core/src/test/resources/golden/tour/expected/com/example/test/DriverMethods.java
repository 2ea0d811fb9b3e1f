package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Codecs;
import org.jspecify.annotations.NullMarked;

/** The methods of {@link Driver} as stubs and dispatcher know them. */
@NullMarked
@Generated
final class DriverMethods {
    static {
        RuntimeVersion.require(1, "com.example.test.Driver");
    }

    static final RpcMethod<FetchParams, Integer> FETCH =
            RpcMethod.request("fetch", FetchParams.Codec.INSTANCE, Codecs.INT);

    private DriverMethods() {}
}
