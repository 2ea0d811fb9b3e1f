package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RpcErrorType;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.Json;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Error -32050: The library is closed. */
@NullMarked
@Generated
public final class ClosedException extends RpcException {
    /** The code of this error on the wire. */
    public static final int CODE = -32050;

    private static final String MESSAGE = "The library is closed.";

    static final RpcErrorType<ClosedData> TYPE =
            RpcErrorType.of(CODE, MESSAGE, ClosedData.codec(), ClosedException::new);

    private static final long serialVersionUID = 1L;

    private final transient @Nullable ClosedData data;

    /** Creates the error with the message of the document. */
    public ClosedException(@Nullable ClosedData data) {
        this(MESSAGE, data);
    }

    /** Creates the error with a message of its own. */
    public ClosedException(String message, @Nullable ClosedData data) {
        this(message, data, data == null ? null : Json.from(ClosedData.codec(), data));
    }

    private ClosedException(String message, @Nullable ClosedData data, @Nullable Json errorData) {
        super(CODE, message, errorData);
        this.data = data;
    }

    /** Returns the data of the error, null if there is none. */
    public @Nullable ClosedData data() {
        return data;
    }
}
