package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RpcErrorType;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.Json;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Error -32051: The book is damaged. */
@NullMarked
@Generated
public final class DamagedException extends RpcException {
    /** The code of this error on the wire. */
    public static final int CODE = -32051;

    private static final String MESSAGE = "The book is damaged.";

    static final RpcErrorType<Void> TYPE = RpcErrorType.of(CODE, MESSAGE, DamagedException::new);

    private static final long serialVersionUID = 1L;

    /** Creates the error with the message of the document. */
    public DamagedException() {
        this(MESSAGE);
    }

    /** Creates the error with a message of its own. */
    public DamagedException(String message) {
        this(message, null);
    }

    /** Creates the error with a message and with data that the document does not describe. */
    public DamagedException(String message, @Nullable Json errorData) {
        super(CODE, message, errorData);
    }
}
