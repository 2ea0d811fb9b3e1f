package dev.duplexrpc;

import dev.duplexrpc.json.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Methods of a contract with their handlers, for an endpoint to serve. Immutable; generated code builds one from your implementation of a service interface. */
public final class RpcService {

    private final String name;
    private final List<Served> methods;
    private final @Nullable Fallback fallback;
    private final @Nullable RpcDocument document;
    private final Map<String, OutboxPolicy> policies;

    private RpcService(
            String name,
            List<Served> methods,
            @Nullable Fallback fallback,
            @Nullable RpcDocument document,
            Map<String, OutboxPolicy> policies) {
        this.name = name;
        this.methods = methods;
        this.fallback = fallback;
        this.document = document;
        this.policies = policies;
    }

    /** @param name the service's name in logs and errors, usually the interface's name */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    /** The methods with their handlers, in the order in which they were added. */
    public List<Served> methods() {
        return methods;
    }

    /** The handler of all names that no method has, null if there is none. */
    public @Nullable Fallback fallback() {
        return fallback;
    }

    /** The OpenRPC document that describes the service, null if it has none. */
    public @Nullable RpcDocument document() {
        return document;
    }

    /** The document of those services that have one; null if there is none, or if there are several that differ. */
    public static @Nullable RpcDocument documentOf(Collection<RpcService> services) {
        List<RpcDocument> brought = services.stream()
                .map(RpcService::document)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return brought.size() == 1 ? brought.get(0) : null;
    }

    /**
     * Returns this service with another outbox policy for a subscription: what happens to items that the subscriber does not take as fast as they are produced. Default: that of the
     * {@link SubscriptionMethod}.
     *
     * @param subscription the name of the subscribing method
     * @throws IllegalArgumentException if it is not a subscription of this service
     */
    public RpcService withOutboxPolicy(String subscription, OutboxPolicy policy) {
        outboxPolicy(subscription);
        Map<String, OutboxPolicy> more = new HashMap<>(policies);
        more.put(subscription, Objects.requireNonNull(policy, "policy"));
        return new RpcService(name, methods, fallback, document, Map.copyOf(more));
    }

    /**
     * The outbox policy for a subscription's items.
     *
     * @throws IllegalArgumentException if it is not a subscription of this service
     */
    public OutboxPolicy outboxPolicy(String subscription) {
        OutboxPolicy chosen = policies.get(subscription);
        if (chosen != null) {
            return chosen;
        }
        for (Served served : methods) {
            if (served.name().equals(subscription)) {
                if (served instanceof ServedSubscription<?, ?> blocking) {
                    return blocking.method().outboxPolicy();
                }
                if (served instanceof ServedAsyncSubscription<?, ?> async) {
                    return async.method().outboxPolicy();
                }
            }
        }
        throw new IllegalArgumentException("The service '" + name + "' has no subscription '" + subscription + "'.");
    }

    @Override
    public String toString() {
        return "RpcService[" + name + ", " + methods.size() + " methods]";
    }

    /**
     * A handler that may block: it runs on a virtual thread (from Java 21) or on a thread of a bounded pool. Returns the result, null for a notification. An
     * {@link RpcException} becomes the error response, any other exception an internal error without details.
     */
    @FunctionalInterface
    public interface BlockingHandler<P, R> {
        R handle(P params) throws Exception;
    }

    /** A handler that must not block: it runs on the connection's I/O thread. The stage completes with the result, or fails with what a {@link BlockingHandler} may throw. */
    @FunctionalInterface
    public interface AsyncHandler<P, R> {
        CompletionStage<R> handle(P params) throws Exception;
    }

    /** A handler of a subscribe call that may block, as {@link BlockingHandler}. Returns the subscription, which is closed when the subscriber leaves. */
    @FunctionalInterface
    public interface SubscriptionHandler<P, T> {
        Subscription handle(P params, Subscriber<T> subscriber) throws Exception;
    }

    /** As {@link SubscriptionHandler}, but must not block: it runs on the connection's I/O thread. */
    @FunctionalInterface
    public interface AsyncSubscriptionHandler<P, T> {
        CompletionStage<Subscription> handle(P params, Subscriber<T> subscriber) throws Exception;
    }

    /**
     * Handles all names that no method has, for gateways. May block and throw, as {@link BlockingHandler}; {@link CallContext} says whether
     * it is a notification, whose result is dropped.
     */
    @FunctionalInterface
    public interface UntypedHandler {

        /** @param params null if there were none */
        Json handle(String method, @Nullable Json params) throws Exception;
    }

    /** As {@link UntypedHandler}, but must not block: it runs on the connection's I/O thread. */
    @FunctionalInterface
    public interface AsyncUntypedHandler {

        /** @param params null if there were none */
        CompletionStage<Json> handle(String method, @Nullable Json params) throws Exception;
    }

    /** The handler of all names that no method has. */
    public sealed interface Fallback {}

    public record BlockingFallback(UntypedHandler handler) implements Fallback {}

    public record AsyncFallback(AsyncUntypedHandler handler) implements Fallback {}

    /** A method with its handler, from which a dispatcher is built. */
    public sealed interface Served {

        /** The name of the called method on the wire. */
        String name();
    }

    public record ServedBlocking<P, R>(RpcMethod<P, R> method, BlockingHandler<P, R> handler) implements Served {
        @Override
        public String name() {
            return method.name();
        }
    }

    public record ServedAsync<P, R>(RpcMethod<P, R> method, AsyncHandler<P, R> handler) implements Served {
        @Override
        public String name() {
            return method.name();
        }
    }

    public record ServedSubscription<P, T>(SubscriptionMethod<P, T> method, SubscriptionHandler<P, T> handler)
            implements Served {
        @Override
        public String name() {
            return method.name();
        }
    }

    public record ServedAsyncSubscription<P, T>(SubscriptionMethod<P, T> method, AsyncSubscriptionHandler<P, T> handler)
            implements Served {
        @Override
        public String name() {
            return method.name();
        }
    }

    /** Collects methods; not thread-safe. */
    public static final class Builder {

        private final String name;
        private final Map<String, Served> methods = new LinkedHashMap<>();
        private @Nullable Fallback fallback;
        private @Nullable RpcDocument document;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        public <P, R> Builder blocking(RpcMethod<P, R> method, BlockingHandler<P, R> handler) {
            return add(new ServedBlocking<>(method, Objects.requireNonNull(handler, "handler")));
        }

        public <P, R> Builder async(RpcMethod<P, R> method, AsyncHandler<P, R> handler) {
            return add(new ServedAsync<>(method, Objects.requireNonNull(handler, "handler")));
        }

        public <P, T> Builder subscription(SubscriptionMethod<P, T> method, SubscriptionHandler<P, T> handler) {
            return add(new ServedSubscription<>(method, Objects.requireNonNull(handler, "handler")));
        }

        public <P, T> Builder asyncSubscription(
                SubscriptionMethod<P, T> method, AsyncSubscriptionHandler<P, T> handler) {
            return add(new ServedAsyncSubscription<>(method, Objects.requireNonNull(handler, "handler")));
        }

        /** Sets the handler of all names that no method has. Default: none, and such a call is answered with <em>method not found</em>. */
        public Builder fallback(UntypedHandler handler) {
            return fallback(new BlockingFallback(Objects.requireNonNull(handler, "handler")));
        }

        /** As {@link #fallback(UntypedHandler)}, with a handler that does not block. */
        public Builder asyncFallback(AsyncUntypedHandler handler) {
            return fallback(new AsyncFallback(Objects.requireNonNull(handler, "handler")));
        }

        private Builder fallback(Fallback handler) {
            if (fallback != null) {
                throw new IllegalArgumentException("The service '" + name + "' has a fallback already.");
            }
            fallback = handler;
            return this;
        }

        /** Sets the OpenRPC document that describes this service; {@code rpc.discover} returns it. Default: none. */
        public Builder document(Json openrpc) {
            return document(RpcDocument.of(openrpc));
        }

        /** As {@link #document(Json)}, with a document that is read on the first request for it. Default: none. */
        public Builder document(RpcDocument openrpc) {
            document = Objects.requireNonNull(openrpc, "openrpc");
            return this;
        }

        private Builder add(Served served) {
            @Nullable Served earlier = methods.putIfAbsent(served.name(), served);
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "The service '" + name + "' has a handler for '" + served.name() + "' already.");
            }
            return this;
        }

        public RpcService build() {
            return new RpcService(name, List.copyOf(methods.values()), fallback, document, Map.of());
        }
    }
}
