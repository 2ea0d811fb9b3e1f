package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.NoParams;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.Remote;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Calls {@link Library} over a connection. */
@NullMarked
@Generated
@SuppressWarnings("deprecation")
final class LibraryStub implements Library {
    private final Remote remote;
    private final CallOptions options;

    LibraryStub(Remote remote, CallOptions options) {
        this.remote = remote;
        this.options = options;
    }

    @Override
    public List<Book> libraryFindBooks(
            String title, @Nullable String author, @Nullable LocalDate from, @Nullable Integer limit)
            throws ClosedException {
        return remote.callBlocking(
                LibraryMethods.LIBRARY_FIND_BOOKS, new LibraryFindBooksParams(title, author, from, limit), options);
    }

    @Override
    public long libraryRegister(
            String name,
            @Nullable LocalDate born,
            Omittable<String> email,
            @Nullable String phone,
            @Nullable LibraryRegisterAddress address,
            @Nullable List<Subject> interests) {
        return remote.callBlocking(
                LibraryMethods.LIBRARY_REGISTER,
                new LibraryRegisterParams(name, born, email, phone, address, interests),
                options);
    }

    @Override
    public long libraryTakeStock(String room, @Nullable Boolean quickly) {
        return remote.callBlocking(
                LibraryMethods.LIBRARY_TAKE_STOCK, new LibraryTakeStockParams(room, quickly), options);
    }

    @Override
    public long libraryTakeStockWithProgress(
            String room, @Nullable Boolean quickly, Consumer<LibraryTakeStockProgress> progress) {
        return remote.callBlocking(
                LibraryMethods.LIBRARY_TAKE_STOCK,
                new LibraryTakeStockParams(room, quickly),
                options.withProgress(LibraryTakeStockProgress.codec(), progress));
    }

    @Override
    public void libraryMood(String words) {
        remote.notify(LibraryMethods.LIBRARY_MOOD, new LibraryMoodParams(words), options);
    }

    @Override
    public void libraryClose() {
        remote.callBlocking(LibraryMethods.LIBRARY_CLOSE, NoParams.NO_PARAMS, options);
    }

    @Override
    public Library withOptions(CallOptions options) {
        return new LibraryStub(remote, options);
    }
}
