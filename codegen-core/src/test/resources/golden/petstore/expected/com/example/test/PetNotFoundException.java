package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.RpcErrorType;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.json.Json;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Error 404: No such pet. */
@NullMarked
@Generated
public final class PetNotFoundException extends RpcException {
    /** The code of this error on the wire. */
    public static final int CODE = 404;

    private static final String MESSAGE = "No such pet.";

    static final RpcErrorType<PetNotFoundData> TYPE =
            RpcErrorType.of(CODE, MESSAGE, PetNotFoundData.codec(), PetNotFoundException::new);

    private static final long serialVersionUID = 1L;

    private final transient @Nullable PetNotFoundData data;

    /** Creates the error with the message of the document. */
    public PetNotFoundException(@Nullable PetNotFoundData data) {
        this(MESSAGE, data);
    }

    /** Creates the error with a message of its own. */
    public PetNotFoundException(String message, @Nullable PetNotFoundData data) {
        this(message, data, data == null ? null : Json.from(PetNotFoundData.codec(), data));
    }

    private PetNotFoundException(String message, @Nullable PetNotFoundData data, @Nullable Json errorData) {
        super(CODE, message, errorData);
        this.data = data;
    }

    /** Returns the data of the error, null if there is none. */
    public @Nullable PetNotFoundData data() {
        return data;
    }
}
