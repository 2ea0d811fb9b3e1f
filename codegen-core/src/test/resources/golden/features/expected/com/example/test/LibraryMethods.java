package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.NoParams;
import dev.duplexrpc.OutboxPolicy;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RuntimeVersion;
import dev.duplexrpc.json.Codecs;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The methods of {@link Library} as stubs and dispatcher know them. */
@NullMarked
@Generated
final class LibraryMethods {
    static {
        RuntimeVersion.require(1, "com.example.test.Library");
    }

    static final RpcMethod<LibraryFindBooksParams, List<Book>> LIBRARY_FIND_BOOKS = RpcMethod.request(
                    "library_findBooks", LibraryFindBooksParams.Codec.INSTANCE, Codecs.list(Book.codec()))
            .throwing(ClosedException.TYPE);

    static final RpcMethod<LibraryRegisterParams, Long> LIBRARY_REGISTER =
            RpcMethod.request("library_register", LibraryRegisterParams.Codec.INSTANCE, Codecs.LONG);

    static final RpcMethod<LibraryTakeStockParams, Long> LIBRARY_TAKE_STOCK =
            RpcMethod.request("library_takeStock", LibraryTakeStockParams.Codec.INSTANCE, Codecs.LONG).idempotent();

    static final RpcMethod<LibraryMoodParams, Void> LIBRARY_MOOD = RpcMethod.notification(
                    "library_mood", LibraryMoodParams.Codec.INSTANCE)
            .withOutboxPolicy(OutboxPolicy.COALESCE);

    static final RpcMethod<NoParams, Void> LIBRARY_CLOSE =
            RpcMethod.request("library_close", NoParams.BY_NAME, Codecs.VOID);

    private LibraryMethods() {}
}
