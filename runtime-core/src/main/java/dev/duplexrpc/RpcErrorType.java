package dev.duplexrpc;

import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonException;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
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
    private final BiFunction<String, @Nullable D, ? extends RpcException> factory;

    private RpcErrorType(
            int code,
            String message,
            @Nullable JsonCodec<D> data,
            BiFunction<String, @Nullable D, ? extends RpcException> factory) {
        this.code = code;
        this.message = Objects.requireNonNull(message, "message");
        this.data = data;
        this.factory = Objects.requireNonNull(factory, "factory");
    }

    /**
     * Declares an error.
     *
     * @param data how its data is read; null when the contract says nothing of it
     * @param factory makes the exception of the message and the data received; data is null when none came or none is declared
     */
    public static <D> RpcErrorType<D> of(
            int code,
            String message,
            @Nullable JsonCodec<D> data,
            BiFunction<String, @Nullable D, ? extends RpcException> factory) {
        return new RpcErrorType<>(code, message, data, factory);
    }

    /** Declares an error of whose data the contract says nothing. */
    public static RpcErrorType<Void> of(int code, String message, Function<String, ? extends RpcException> factory) {
        Objects.requireNonNull(factory, "factory");
        return new RpcErrorType<>(code, message, null, (received, none) -> factory.apply(received));
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
        if (data == null || receivedData == null) {
            return factory.apply(receivedMessage, null);
        }
        try {
            return factory.apply(receivedMessage, receivedData.as(data));
        } catch (JsonException mismatch) {
            RpcException plain = new RpcException(code, receivedMessage, receivedData);
            plain.addSuppressed(mismatch);
            return plain;
        }
    }

    @Override
    public String toString() {
        return "RpcErrorType[" + code + " " + message + "]";
    }
}
