package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.Remote;
import org.jspecify.annotations.NullMarked;

/** Calls {@link Driver} over a connection. */
@NullMarked
@Generated
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
