package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RpcErrorType;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.Json;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Error 409: The shelf is full. */
@NullMarked
@Generated
public final class ShelfFullException extends RpcException {
    /** The code of this error on the wire. */
    public static final int CODE = 409;

    private static final String MESSAGE = "The shelf is full.";

    static final RpcErrorType<ShelfFullData> TYPE =
            RpcErrorType.of(CODE, MESSAGE, ShelfFullData.codec(), ShelfFullException::new);

    private static final long serialVersionUID = 1L;

    private final transient @Nullable ShelfFullData data;

    /** Creates the error with the message of the document. */
    public ShelfFullException(@Nullable ShelfFullData data) {
        this(MESSAGE, data);
    }

    /** Creates the error with a message of its own. */
    public ShelfFullException(String message, @Nullable ShelfFullData data) {
        this(message, data, data == null ? null : Json.from(ShelfFullData.codec(), data));
    }

    private ShelfFullException(String message, @Nullable ShelfFullData data, @Nullable Json errorData) {
        super(CODE, message, errorData);
        this.data = data;
    }

    /** Returns the data of the error, null if there is none. */
    public @Nullable ShelfFullData data() {
        return data;
    }
}
