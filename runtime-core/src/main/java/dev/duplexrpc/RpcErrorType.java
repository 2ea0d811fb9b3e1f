package dev.duplexrpc;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An error that a method declares: its code, its usual message, the type of its data and how to create the contract's exception from them. Immutable.
 *
 * @param <D> the type of the error's data
 */
public final class RpcErrorType<D> {

    private final int code;
    private final String message;
    private final @Nullable JsonCodec<D> data;
    private final Received<D> exception;

    private RpcErrorType(int code, String message, @Nullable JsonCodec<D> data, Received<D> exception) {
        this.code = code;
        this.message = Objects.requireNonNull(message, "message");
        this.data = data;
        this.exception = Objects.requireNonNull(exception, "exception");
    }

    /** Creates the exception of a contract from an error response; usually one of its constructors. */
    @FunctionalInterface
    public interface Received<D> {
        /**
         * The exception.
         *
         * @param message as it was sent, empty if there was none
         * @param data the typed data; null if there was none, or if it is null
         * @param errorData the same data as it was sent, for {@link RpcException#errorData()}; null if there was none
         */
        RpcException exception(String message, @Nullable D data, @Nullable Json errorData);
    }

    /** Declares an error with the codec of its data. */
    public static <D> RpcErrorType<D> of(int code, String message, JsonCodec<D> data, Received<D> exception) {
        return new RpcErrorType<>(code, message, Objects.requireNonNull(data, "data"), exception);
    }

    /**
     * Declares an error without a type for its data.
     *
     * @param exception creates the exception from the message and the data as it was sent, which is null if there was none
     */
    public static RpcErrorType<Void> of(
            int code, String message, BiFunction<String, @Nullable Json, ? extends RpcException> exception) {
        Objects.requireNonNull(exception, "exception");
        return new RpcErrorType<>(code, message, null, (received, none, json) -> exception.apply(received, json));
    }

    public int code() {
        return code;
    }

    public String message() {
        return message;
    }

    /**
     * The exception for an error response with this code. Data that does not match the declared type yields a plain {@link RpcException} that keeps it: an
     * error must not be lost because the other side describes it differently.
     */
    public RpcException toException(String receivedMessage, @Nullable Json receivedData) {
        try {
            return exception.exception(receivedMessage, read(receivedData), receivedData);
        } catch (JsonException mismatch) {
            RpcException plain = new RpcException(code, receivedMessage, receivedData);
            plain.addSuppressed(mismatch);
            return plain;
        }
    }

    /** Whether the contract gives a type for the data of this error, and this data matches it. */
    public boolean describes(Json receivedData) {
        if (data == null) {
            return false;
        }
        try {
            read(receivedData);
            return true;
        } catch (JsonException mismatch) {
            return false;
        }
    }

    /** Null is what many send who have nothing to say. */
    private @Nullable D read(@Nullable Json json) {
        return data == null || json == null || json.equals(Json.NULL) ? null : json.as(data);
    }

    @Override
    public String toString() {
        return "RpcErrorType[" + code + " " + message + "]";
    }
}
