package dev.duplexrpc;

import dev.duplexrpc.json.JsonCodec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One method of a contract: everything stub and dispatcher need for a call. Immutable; generated code keeps one constant per method.
 *
 * @param <P> the type of the parameters as one value
 * @param <R> the type of the result; {@link Void} for a notification
 */
public final class RpcMethod<P, R> {

    private final String name;
    private final JsonCodec<P> params;
    private final @Nullable JsonCodec<R> result;
    private final List<RpcErrorType<?>> errors;
    private final boolean idempotent;
    private final @Nullable OutboxPolicy outboxPolicy;

    private RpcMethod(
            String name,
            JsonCodec<P> params,
            @Nullable JsonCodec<R> result,
            List<RpcErrorType<?>> errors,
            boolean idempotent,
            @Nullable OutboxPolicy outboxPolicy) {
        this.name = Objects.requireNonNull(name, "name");
        this.params = Objects.requireNonNull(params, "params");
        this.result = result;
        this.errors = errors;
        this.idempotent = idempotent;
        this.outboxPolicy = outboxPolicy;
    }

    /**
     * A method with a response.
     *
     * @param params reads parameters by name and by position; a request without {@code params} is read as one with <code>{}</code>
     */
    public static <P, R> RpcMethod<P, R> request(String name, JsonCodec<P> params, JsonCodec<R> result) {
        return new RpcMethod<>(name, params, Objects.requireNonNull(result, "result"), List.of(), false, null);
    }

    /** A notification: a method without a response. */
    public static <P> RpcMethod<P, Void> notification(String name, JsonCodec<P> params) {
        return new RpcMethod<>(name, params, null, List.of(), false, null);
    }

    /** Returns this method with these declared errors instead of its own; an error response with one of their codes becomes that error's exception. */
    public RpcMethod<P, R> throwing(RpcErrorType<?>... declared) {
        return new RpcMethod<>(name, params, result, List.of(declared), idempotent, outboxPolicy);
    }

    /** Returns this method, marked as idempotent: repeating a call does no harm. Default: not marked. */
    public RpcMethod<P, R> idempotent() {
        return new RpcMethod<>(name, params, result, errors, true, outboxPolicy);
    }

    /**
     * Returns this notification with an outbox policy: what happens to it if the other side does not take it yet, unless {@link CallOptions#withOutboxPolicy} says otherwise. Default: none,
     * and a notification for which there is no room fails.
     *
     * @throws IllegalArgumentException if it is not a notification
     */
    public RpcMethod<P, R> withOutboxPolicy(OutboxPolicy policy) {
        if (!isNotification()) {
            throw new IllegalArgumentException("'" + name + "' is no notification: its answer is waited for.");
        }
        return new RpcMethod<>(name, params, result, errors, idempotent, Objects.requireNonNull(policy, "policy"));
    }

    /** The name on the wire. */
    public String name() {
        return name;
    }

    public JsonCodec<P> params() {
        return params;
    }

    /**
     * The codec of the result.
     *
     * @throws IllegalStateException if this is a notification, which has none
     */
    public JsonCodec<R> result() {
        if (result == null) {
            throw new IllegalStateException("'" + name + "' is a notification: it has no result.");
        }
        return result;
    }

    public boolean isNotification() {
        return result == null;
    }

    /** The errors that the contract declares, in its order. */
    public List<RpcErrorType<?>> errors() {
        return errors;
    }

    public boolean isIdempotent() {
        return idempotent;
    }

    /** What happens to a notification that the other side does not take yet, null if it fails. */
    public @Nullable OutboxPolicy outboxPolicy() {
        return outboxPolicy;
    }

    @Override
    public String toString() {
        return (isNotification() ? "notification " : "method ") + name;
    }
}
