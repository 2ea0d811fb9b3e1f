package dev.duplexrpc;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One error that a method declares: its code, its usual message, the type of its data and how the exception of the contract is made of them. Immutable.
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

    /** Makes the exception of a contract from an error response; usually one of its constructors. */
    @FunctionalInterface
    public interface Received<D> {
        /**
         * The exception.
         *
         * @param message as it came, empty if none came
         * @param data what was read of the data; null when none came, and when it is null
         * @param errorData the same data as it came, for {@link RpcException#errorData()}; null when none came
         */
        RpcException exception(String message, @Nullable D data, @Nullable Json errorData);
    }

    /** Declares an error with the codec of its data. */
    public static <D> RpcErrorType<D> of(int code, String message, JsonCodec<D> data, Received<D> exception) {
        return new RpcErrorType<>(code, message, Objects.requireNonNull(data, "data"), exception);
    }

    /**
     * Declares an error of whose data the contract says nothing.
     *
     * @param exception makes the exception of the message and of the data as it came, which is null when none came
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
     * The exception for an error response with this code. Data that does not fit the declared type yields a plain {@link RpcException} which keeps it: an
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

    /** Whether the contract says what the data of this error is, and this is such. */
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
