package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RpcDocument;
import dev.duplexrpc.RpcService;
import org.jspecify.annotations.NullMarked;

/** Binds the methods of {@link Driver} to those of a handler. */
@NullMarked
@Generated
final class DriverDispatcher {
    private static final RpcDocument DOCUMENT = RpcDocument.resource(
            "com/example/test/Depot.openrpc.json",
            () -> DriverDispatcher.class.getResourceAsStream("Depot.openrpc.json"));

    private DriverDispatcher() {}

    static RpcService blocking(Driver handler) {
        RpcService.Builder service = RpcService.builder("Driver");
        service.blocking(DriverMethods.FETCH, params -> handler.fetch(params.id()));
        return service.document(DOCUMENT).build();
    }

    static RpcService async(Driver.Async handler) {
        RpcService.Builder service = RpcService.builder("Driver");
        service.async(DriverMethods.FETCH, params -> handler.fetch(params.id()));
        return service.document(DOCUMENT).build();
    }
}
