package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Remote;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/** Calls {@link Driver} over a connection. */
@NullMarked
@Generated("dev.duplexrpc.codegen")
final class DriverStub implements Driver {
    private final Remote remote;
    private final CallOptions options;

    DriverStub(Remote remote, CallOptions options) {
        this.remote = remote;
        this.options = options;
    }

    @Override
    public int fetch(long id) {
        return remote.callBlocking(DriverMethods.FETCH, new FetchParams(id), options);
    }

    @Override
    public Driver withOptions(CallOptions options) {
        return new DriverStub(remote, options);
    }
}
