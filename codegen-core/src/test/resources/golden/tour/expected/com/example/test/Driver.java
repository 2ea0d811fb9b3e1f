package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcService;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;

/** Implement it to serve it ({@link #service}), or call it over a connection ({@link #over}). */
@NullMarked
@Generated
public interface Driver {
    /** Asks a driver to come for a parcel. */
    int fetch(long id);

    /** Returns this stub with other call options; only stubs returned by {@link Driver#over} support this. */
    default Driver withOptions(CallOptions options) {
        throw new UnsupportedOperationException("Only a stub made by Driver.over has call options.");
    }

    /** Returns a stub that calls the other side of a connection and waits for each answer. */
    static Driver over(Remote remote) {
        return new DriverStub(remote, CallOptions.DEFAULTS);
    }

    /** Returns a stub whose calls return at once. */
    static Async asyncOver(Remote remote) {
        return new DriverAsyncStub(remote, CallOptions.DEFAULTS);
    }

    /** Returns the service that answers with a handler whose methods may block. */
    static RpcService service(Driver handler) {
        return DriverDispatcher.blocking(handler);
    }

    /** Returns the service that answers with a handler whose methods return at once. */
    static RpcService asyncService(Async handler) {
        return DriverDispatcher.async(handler);
    }

    /** {@link Driver} with futures; cancelling one cancels its call. */
    @Generated
    interface Async {
        /** Asks a driver to come for a parcel. */
        CompletableFuture<Integer> fetch(long id);

        /** Returns this stub with other call options; only stubs returned by {@link Driver#asyncOver} support this. */
        default Async withOptions(CallOptions options) {
            throw new UnsupportedOperationException("Only a stub made by Driver.asyncOver has call options.");
        }
    }
}
