package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.Remote;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;

/** Calls {@link Driver.Async} over a connection. */
@NullMarked
@Generated
final class DriverAsyncStub implements Driver.Async {
    private final Remote remote;
    private final CallOptions options;

    DriverAsyncStub(Remote remote, CallOptions options) {
        this.remote = remote;
        this.options = options;
    }

    @Override
    public CompletableFuture<Integer> fetch(long id) {
        return remote.call(DriverMethods.FETCH, new FetchParams(id), options);
    }

    @Override
    public Driver.Async withOptions(CallOptions options) {
        return new DriverAsyncStub(remote, options);
    }
}
