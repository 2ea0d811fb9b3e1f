package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.NoParams;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.Remote;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Calls {@link Library.Async} over a connection. */
@NullMarked
@Generated
@SuppressWarnings("deprecation")
final class LibraryAsyncStub implements Library.Async {
    private final Remote remote;
    private final CallOptions options;

    LibraryAsyncStub(Remote remote, CallOptions options) {
        this.remote = remote;
        this.options = options;
    }

    @Override
    public CompletableFuture<List<Book>> libraryFindBooks(
            String title, @Nullable String author, @Nullable LocalDate from, @Nullable Integer limit) {
        return remote.call(
                LibraryMethods.LIBRARY_FIND_BOOKS, new LibraryFindBooksParams(title, author, from, limit), options);
    }

    @Override
    public CompletableFuture<Long> libraryRegister(
            String name,
            @Nullable LocalDate born,
            Omittable<String> email,
            @Nullable String phone,
            @Nullable LibraryRegisterAddress address,
            @Nullable List<Subject> interests) {
        return remote.call(
                LibraryMethods.LIBRARY_REGISTER,
                new LibraryRegisterParams(name, born, email, phone, address, interests),
                options);
    }

    @Override
    public CompletableFuture<Long> libraryTakeStock(String room, @Nullable Boolean quickly) {
        return remote.call(LibraryMethods.LIBRARY_TAKE_STOCK, new LibraryTakeStockParams(room, quickly), options);
    }

    @Override
    public CompletableFuture<Long> libraryTakeStockWithProgress(
            String room, @Nullable Boolean quickly, Consumer<LibraryTakeStockProgress> progress) {
        return remote.call(
                LibraryMethods.LIBRARY_TAKE_STOCK,
                new LibraryTakeStockParams(room, quickly),
                options.withProgress(LibraryTakeStockProgress.codec(), progress));
    }

    @Override
    public CompletableFuture<Void> libraryMood(String words) {
        return remote.notifyAsync(LibraryMethods.LIBRARY_MOOD, new LibraryMoodParams(words), options);
    }

    @Override
    public CompletableFuture<Void> libraryClose() {
        return remote.call(LibraryMethods.LIBRARY_CLOSE, NoParams.NO_PARAMS, options);
    }

    @Override
    public Library.Async withOptions(CallOptions options) {
        return new LibraryAsyncStub(remote, options);
    }
}
