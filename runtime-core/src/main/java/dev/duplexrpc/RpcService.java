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

/** What an endpoint serves: methods of a contract with their handlers. Immutable; generated code builds one from an implementation of a service interface. */
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

    /** @param name how logs and errors call the service, usually the interface's name */
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

    /** Who handles what no method has the name of, null if nobody. */
    public @Nullable Fallback fallback() {
        return fallback;
    }

    /** The OpenRPC document that describes it, null if it brings none. */
    public @Nullable RpcDocument document() {
        return document;
    }

    /** The document of those services that bring one; null if there is none, or there are several that differ. */
    public static @Nullable RpcDocument documentOf(Collection<RpcService> services) {
        List<RpcDocument> brought = services.stream()
                .map(RpcService::document)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return brought.size() == 1 ? brought.get(0) : null;
    }

    /**
     * This service, with another policy for a subscription's items that the subscriber does not take as fast as they are made. Default: that of the
     * {@link SubscriptionMethod}.
     *
     * @param subscription the name of the method that subscribes
     * @throws IllegalArgumentException if it is no subscription of this service
     */
    public RpcService withOutboxPolicy(String subscription, OutboxPolicy policy) {
        outboxPolicy(subscription);
        Map<String, OutboxPolicy> more = new HashMap<>(policies);
        more.put(subscription, Objects.requireNonNull(policy, "policy"));
        return new RpcService(name, methods, fallback, document, Map.copyOf(more));
    }

    /**
     * The policy for a subscription's items.
     *
     * @throws IllegalArgumentException if it is no subscription of this service
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
     * May block: runs on a virtual thread (from Java 21) or on a thread of a bounded pool. Returns the result, null for a notification; an
     * {@link RpcException} becomes the error response, anything else an internal error without details.
     */
    @FunctionalInterface
    public interface BlockingHandler<P, R> {
        R handle(P params) throws Exception;
    }

    /** Must not block: runs on the thread that moves the connection's bytes. The stage ends with the result or fails as {@link BlockingHandler} throws. */
    @FunctionalInterface
    public interface AsyncHandler<P, R> {
        CompletionStage<R> handle(P params) throws Exception;
    }

    /** May block, as {@link BlockingHandler}. Returns what is closed when the subscriber leaves. */
    @FunctionalInterface
    public interface SubscriptionHandler<P, T> {
        Subscription handle(P params, Subscriber<T> subscriber) throws Exception;
    }

    /** As {@link SubscriptionHandler}, but must not block: it runs on the thread that moves the connection's bytes. */
    @FunctionalInterface
    public interface AsyncSubscriptionHandler<P, T> {
        CompletionStage<Subscription> handle(P params, Subscriber<T> subscriber) throws Exception;
    }

    /**
     * Handles whatever no method has the name of, for gateways. May block, as {@link BlockingHandler}, and throws what that throws; {@link CallContext} tells whether
     * it is a notification, whose result is dropped.
     */
    @FunctionalInterface
    public interface UntypedHandler {

        /** @param params null if there were none */
        Json handle(String method, @Nullable Json params) throws Exception;
    }

    /** As {@link UntypedHandler}, but must not block: it runs on the thread that moves the connection's bytes. */
    @FunctionalInterface
    public interface AsyncUntypedHandler {

        /** @param params null if there were none */
        CompletionStage<Json> handle(String method, @Nullable Json params) throws Exception;
    }

    /** Who handles what no method has the name of. */
    public sealed interface Fallback {}

    public record BlockingFallback(UntypedHandler handler) implements Fallback {}

    public record AsyncFallback(AsyncUntypedHandler handler) implements Fallback {}

    /** A method and who handles it: what a dispatcher is built from. */
    public sealed interface Served {

        /** The name on the wire of the method that is called. */
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

    /** Collects methods; not for several threads. */
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

        /** Handles whatever no method has the name of. Default: nobody does, and it is answered with <em>method not found</em>. */
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

        /** The OpenRPC document that describes this service, which {@code rpc.discover} is answered with. Default: none. */
        public Builder document(Json openrpc) {
            return document(RpcDocument.of(openrpc));
        }

        /** As {@link #document(Json)}, with one that is read when somebody asks for it. Default: none. */
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
