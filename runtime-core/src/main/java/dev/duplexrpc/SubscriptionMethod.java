package dev.duplexrpc;

import dev.duplexrpc.json.JsonCodec;
import java.util.List;
import java.util.Objects;

/**
 * A subscription of a contract, Ethereum-style: {@code subscribe} is answered with an id, items come as {@code notification} with
 * <code>{"subscription": id, "result": item}</code>, and {@code unsubscribe} with {@code [id]} ends it. Immutable.
 *
 * @param <P> the type of the parameters as one value
 * @param <T> the type of the items
 */
public final class SubscriptionMethod<P, T> {

    private final String subscribe;
    private final JsonCodec<P> params;
    private final JsonCodec<T> item;
    private final String notification;
    private final String unsubscribe;
    private final List<RpcErrorType<?>> errors;
    private final boolean idempotent;
    private final OutboxPolicy outboxPolicy;

    private SubscriptionMethod(
            String subscribe,
            JsonCodec<P> params,
            JsonCodec<T> item,
            String notification,
            String unsubscribe,
            List<RpcErrorType<?>> errors,
            boolean idempotent,
            OutboxPolicy outboxPolicy) {
        this.subscribe = Objects.requireNonNull(subscribe, "subscribe");
        this.params = Objects.requireNonNull(params, "params");
        this.item = Objects.requireNonNull(item, "item");
        this.notification = Objects.requireNonNull(notification, "notification");
        this.unsubscribe = Objects.requireNonNull(unsubscribe, "unsubscribe");
        this.errors = errors;
        this.idempotent = idempotent;
        this.outboxPolicy = Objects.requireNonNull(outboxPolicy, "outboxPolicy");
    }

    public static <P, T> SubscriptionMethod<P, T> of(
            String subscribe, JsonCodec<P> params, JsonCodec<T> item, String notification, String unsubscribe) {
        return new SubscriptionMethod<>(
                subscribe, params, item, notification, unsubscribe, List.of(), false, OutboxPolicy.DISCONNECT);
    }

    /** Returns this subscription with these declared errors instead of its own, for the subscribe call and for the subscription's end. */
    public SubscriptionMethod<P, T> throwing(RpcErrorType<?>... declared) {
        return new SubscriptionMethod<>(
                subscribe, params, item, notification, unsubscribe, List.of(declared), idempotent, outboxPolicy);
    }

    /**
     * Returns this subscription, marked as idempotent: a client may make it again with the same parameters after the server has lost its session, and its subscriber continues, see {@link
     * Subscriber#renewed}. Default: not marked, and it ends with its session.
     */
    public SubscriptionMethod<P, T> idempotent() {
        return new SubscriptionMethod<>(subscribe, params, item, notification, unsubscribe, errors, true, outboxPolicy);
    }

    /**
     * Returns this subscription with an outbox policy: what happens to items that the subscriber does not take as fast as they are produced, unless {@link RpcService#withOutboxPolicy} says
     * otherwise. Default: {@link OutboxPolicy#DISCONNECT}.
     */
    public SubscriptionMethod<P, T> withOutboxPolicy(OutboxPolicy policy) {
        return new SubscriptionMethod<>(subscribe, params, item, notification, unsubscribe, errors, idempotent, policy);
    }

    /** The name of the subscribing method. */
    public String name() {
        return subscribe;
    }

    public JsonCodec<P> params() {
        return params;
    }

    public JsonCodec<T> item() {
        return item;
    }

    /** The name of the notification that carries the items. */
    public String notification() {
        return notification;
    }

    /** The name of the method that unsubscribes. */
    public String unsubscribe() {
        return unsubscribe;
    }

    public List<RpcErrorType<?>> errors() {
        return errors;
    }

    /** Whether it may be made again in another session. */
    public boolean isIdempotent() {
        return idempotent;
    }

    /** What happens to items that the subscriber does not take as fast as they are produced. */
    public OutboxPolicy outboxPolicy() {
        return outboxPolicy;
    }

    @Override
    public String toString() {
        return "subscription " + subscribe;
    }
}
