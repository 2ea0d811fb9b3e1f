package com.example.test;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.Generated;
import dev.duplexrpc.RpcDocument;
import dev.duplexrpc.RpcService;
import org.jspecify.annotations.NullMarked;

/** Binds the methods of {@link Library} to those of a handler. */
@NullMarked
@Generated
@SuppressWarnings("deprecation")
final class LibraryDispatcher {
    private static final RpcDocument DOCUMENT = RpcDocument.resource(
            "com/example/test/Library.openrpc.json",
            () -> LibraryDispatcher.class.getResourceAsStream("Library.openrpc.json"));

    private LibraryDispatcher() {}

    static RpcService blocking(Library handler) {
        RpcService.Builder service = RpcService.builder("Library");
        service.blocking(
                LibraryMethods.LIBRARY_FIND_BOOKS,
                params -> handler.libraryFindBooks(params.title(), params.author(), params.from(), params.limit()));
        service.blocking(
                LibraryMethods.LIBRARY_REGISTER,
                params -> handler.libraryRegister(
                        params.name(),
                        params.born(),
                        params.email(),
                        params.phone(),
                        params.address(),
                        params.interests()));
        service.blocking(
                LibraryMethods.LIBRARY_TAKE_STOCK,
                params -> handler.libraryTakeStockWithProgress(
                        params.room(),
                        params.quickly(),
                        CallContext.current().progress(LibraryTakeStockProgress.codec())));
        service.blocking(LibraryMethods.LIBRARY_MOOD, params -> {
            handler.libraryMood(params.words());
            return null;
        });
        service.blocking(LibraryMethods.LIBRARY_CLOSE, params -> {
            handler.libraryClose();
            return null;
        });
        return service.document(DOCUMENT).build();
    }

    static RpcService async(Library.Async handler) {
        RpcService.Builder service = RpcService.builder("Library");
        service.async(
                LibraryMethods.LIBRARY_FIND_BOOKS,
                params -> handler.libraryFindBooks(params.title(), params.author(), params.from(), params.limit()));
        service.async(
                LibraryMethods.LIBRARY_REGISTER,
                params -> handler.libraryRegister(
                        params.name(),
                        params.born(),
                        params.email(),
                        params.phone(),
                        params.address(),
                        params.interests()));
        service.async(
                LibraryMethods.LIBRARY_TAKE_STOCK,
                params -> handler.libraryTakeStockWithProgress(
                        params.room(),
                        params.quickly(),
                        CallContext.current().progress(LibraryTakeStockProgress.codec())));
        service.async(LibraryMethods.LIBRARY_MOOD, params -> handler.libraryMood(params.words()));
        service.async(LibraryMethods.LIBRARY_CLOSE, params -> handler.libraryClose());
        return service.document(DOCUMENT).build();
    }
}
