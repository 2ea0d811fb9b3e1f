package com.example.test;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Generated;
import dev.duplexrpc.Omittable;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcService;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Books, and who has them.
 *
 * <ul>
 *   <li>lends
 *   <li>returns
 * </ul>
 *
 * <p>Implement it to serve it ({@link #service}), or call it over a connection ({@link #over}).
 */
@NullMarked
@Generated
public interface Library {
    /**
     * Finds books.
     *
     * <p>The <em>first</em> match comes first; see <a href="https://example.com/rules">the rules</a>.
     *
     * <pre>
     * {"title": "*&#47;"}
     * </pre>
     *
     * @param limit At most so many. Default: {@code 10}.
     * @throws ClosedException The library is closed.
     */
    List<Book> libraryFindBooks(
            String title, @Nullable String author, @Nullable LocalDate from, @Nullable Integer limit)
            throws ClosedException;

    /** As {@link #libraryFindBooks(String, String, LocalDate, Integer)}, without the remaining parameters. */
    default List<Book> libraryFindBooks(String title) throws ClosedException {
        return libraryFindBooks(title, null, null, null);
    }

    /** As {@link #libraryFindBooks(String, String, LocalDate, Integer)}, without the remaining parameters. */
    default List<Book> libraryFindBooks(String title, @Nullable String author) throws ClosedException {
        return libraryFindBooks(title, author, null, null);
    }

    /** As {@link #libraryFindBooks(String, String, LocalDate, Integer)}, without the remaining parameters. */
    default List<Book> libraryFindBooks(String title, @Nullable String author, @Nullable LocalDate from)
            throws ClosedException {
        return libraryFindBooks(title, author, from, null);
    }

    @Deprecated
    long libraryRegister(
            String name,
            @Nullable LocalDate born,
            Omittable<String> email,
            @Nullable String phone,
            @Nullable LibraryRegisterAddress address,
            @Nullable List<Subject> interests);

    /**
     * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, without the
     * remaining parameters.
     */
    @Deprecated
    default long libraryRegister(String name) {
        return libraryRegister(name, null, Omittable.absent(), null, null, null);
    }

    /**
     * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, without the
     * remaining parameters.
     */
    @Deprecated
    default long libraryRegister(String name, @Nullable LocalDate born) {
        return libraryRegister(name, born, Omittable.absent(), null, null, null);
    }

    /**
     * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, without the
     * remaining parameters.
     */
    @Deprecated
    default long libraryRegister(String name, @Nullable LocalDate born, Omittable<String> email) {
        return libraryRegister(name, born, email, null, null, null);
    }

    /**
     * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, without the
     * remaining parameters.
     */
    @Deprecated
    default long libraryRegister(
            String name, @Nullable LocalDate born, Omittable<String> email, @Nullable String phone) {
        return libraryRegister(name, born, email, phone, null, null);
    }

    /**
     * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, without the
     * remaining parameters.
     */
    @Deprecated
    default long libraryRegister(
            String name,
            @Nullable LocalDate born,
            Omittable<String> email,
            @Nullable String phone,
            @Nullable LibraryRegisterAddress address) {
        return libraryRegister(name, born, email, phone, address, null);
    }

    /**
     * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, with the
     * parameters as one value.
     */
    @Deprecated
    default long libraryRegister(LibraryRegisterParams params) {
        return libraryRegister(
                params.name(), params.born(), params.email(), params.phone(), params.address(), params.interests());
    }

    /** Counts all books. */
    long libraryTakeStock(String room, @Nullable Boolean quickly);

    /** As {@link #libraryTakeStock(String, Boolean)}, without the remaining parameters. */
    default long libraryTakeStock(String room) {
        return libraryTakeStock(room, null);
    }

    /**
     * As {@link #libraryTakeStock(String, Boolean)}, with progress reports.
     *
     * <p>To report progress, override this method in the service; by default it reports none.
     *
     * @param progress receives the reports, in order and before the call ends
     */
    default long libraryTakeStockWithProgress(
            String room, @Nullable Boolean quickly, Consumer<LibraryTakeStockProgress> progress) {
        return libraryTakeStock(room, quickly);
    }

    /** As {@link #libraryTakeStockWithProgress(String, Boolean, Consumer)}, without the remaining parameters. */
    default long libraryTakeStockWithProgress(String room, Consumer<LibraryTakeStockProgress> progress) {
        return libraryTakeStockWithProgress(room, null, progress);
    }

    /** A notification: there is no response, and nothing confirms that it arrived. */
    void libraryMood(String words);

    void libraryClose();

    /** Returns this stub with other call options; only stubs returned by {@link Library#over} support this. */
    default Library withOptions(CallOptions options) {
        throw new UnsupportedOperationException("Only a stub made by Library.over has call options.");
    }

    /** Returns a stub that calls the other side of a connection and waits for each answer. */
    static Library over(Remote remote) {
        return new LibraryStub(remote, CallOptions.DEFAULTS);
    }

    /** Returns a stub whose calls return at once. */
    static Async asyncOver(Remote remote) {
        return new LibraryAsyncStub(remote, CallOptions.DEFAULTS);
    }

    /** Returns the service that answers with a handler whose methods may block. */
    static RpcService service(Library handler) {
        return LibraryDispatcher.blocking(handler);
    }

    /** Returns the service that answers with a handler whose methods return at once. */
    static RpcService asyncService(Async handler) {
        return LibraryDispatcher.async(handler);
    }

    /** {@link Library} with futures; cancelling one cancels its call. */
    @Generated
    interface Async {
        /**
         * Finds books.
         *
         * <p>The <em>first</em> match comes first; see <a href="https://example.com/rules">the rules</a>.
         *
         * <pre>
         * {"title": "*&#47;"}
         * </pre>
         *
         * <p>The future may fail with {@link ClosedException}.
         *
         * @param limit At most so many. Default: {@code 10}.
         */
        CompletableFuture<List<Book>> libraryFindBooks(
                String title, @Nullable String author, @Nullable LocalDate from, @Nullable Integer limit);

        /** As {@link #libraryFindBooks(String, String, LocalDate, Integer)}, without the remaining parameters. */
        default CompletableFuture<List<Book>> libraryFindBooks(String title) {
            return libraryFindBooks(title, null, null, null);
        }

        /** As {@link #libraryFindBooks(String, String, LocalDate, Integer)}, without the remaining parameters. */
        default CompletableFuture<List<Book>> libraryFindBooks(String title, @Nullable String author) {
            return libraryFindBooks(title, author, null, null);
        }

        /** As {@link #libraryFindBooks(String, String, LocalDate, Integer)}, without the remaining parameters. */
        default CompletableFuture<List<Book>> libraryFindBooks(
                String title, @Nullable String author, @Nullable LocalDate from) {
            return libraryFindBooks(title, author, from, null);
        }

        @Deprecated
        CompletableFuture<Long> libraryRegister(
                String name,
                @Nullable LocalDate born,
                Omittable<String> email,
                @Nullable String phone,
                @Nullable LibraryRegisterAddress address,
                @Nullable List<Subject> interests);

        /**
         * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, without the
         * remaining parameters.
         */
        @Deprecated
        default CompletableFuture<Long> libraryRegister(String name) {
            return libraryRegister(name, null, Omittable.absent(), null, null, null);
        }

        /**
         * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, without the
         * remaining parameters.
         */
        @Deprecated
        default CompletableFuture<Long> libraryRegister(String name, @Nullable LocalDate born) {
            return libraryRegister(name, born, Omittable.absent(), null, null, null);
        }

        /**
         * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, without the
         * remaining parameters.
         */
        @Deprecated
        default CompletableFuture<Long> libraryRegister(
                String name, @Nullable LocalDate born, Omittable<String> email) {
            return libraryRegister(name, born, email, null, null, null);
        }

        /**
         * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, without the
         * remaining parameters.
         */
        @Deprecated
        default CompletableFuture<Long> libraryRegister(
                String name, @Nullable LocalDate born, Omittable<String> email, @Nullable String phone) {
            return libraryRegister(name, born, email, phone, null, null);
        }

        /**
         * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, without the
         * remaining parameters.
         */
        @Deprecated
        default CompletableFuture<Long> libraryRegister(
                String name,
                @Nullable LocalDate born,
                Omittable<String> email,
                @Nullable String phone,
                @Nullable LibraryRegisterAddress address) {
            return libraryRegister(name, born, email, phone, address, null);
        }

        /**
         * As {@link #libraryRegister(String, LocalDate, Omittable, String, LibraryRegisterAddress, List)}, with the
         * parameters as one value.
         */
        @Deprecated
        default CompletableFuture<Long> libraryRegister(LibraryRegisterParams params) {
            return libraryRegister(
                    params.name(), params.born(), params.email(), params.phone(), params.address(), params.interests());
        }

        /** Counts all books. */
        CompletableFuture<Long> libraryTakeStock(String room, @Nullable Boolean quickly);

        /** As {@link #libraryTakeStock(String, Boolean)}, without the remaining parameters. */
        default CompletableFuture<Long> libraryTakeStock(String room) {
            return libraryTakeStock(room, null);
        }

        /**
         * As {@link #libraryTakeStock(String, Boolean)}, with progress reports.
         *
         * <p>To report progress, override this method in the service; by default it reports none.
         *
         * @param progress receives the reports, in order and before the call ends
         */
        default CompletableFuture<Long> libraryTakeStockWithProgress(
                String room, @Nullable Boolean quickly, Consumer<LibraryTakeStockProgress> progress) {
            return libraryTakeStock(room, quickly);
        }

        /** As {@link #libraryTakeStockWithProgress(String, Boolean, Consumer)}, without the remaining parameters. */
        default CompletableFuture<Long> libraryTakeStockWithProgress(
                String room, Consumer<LibraryTakeStockProgress> progress) {
            return libraryTakeStockWithProgress(room, null, progress);
        }

        /** A notification: there is no response, and nothing confirms that it arrived. */
        CompletableFuture<Void> libraryMood(String words);

        CompletableFuture<Void> libraryClose();

        /** Returns this stub with other call options; only stubs returned by {@link Library#asyncOver} support this. */
        default Async withOptions(CallOptions options) {
            throw new UnsupportedOperationException("Only a stub made by Library.asyncOver has call options.");
        }
    }
}
