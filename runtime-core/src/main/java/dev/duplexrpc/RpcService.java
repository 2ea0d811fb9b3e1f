package dev.duplexrpc;

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

    private RpcService(String name, List<Served> methods) {
        this.name = name;
        this.methods = methods;
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

        private Builder add(Served served) {
            @Nullable Served earlier = methods.putIfAbsent(served.name(), served);
            if (earlier != null) {
                throw new IllegalArgumentException(
                        "The service '" + name + "' has a handler for '" + served.name() + "' already.");
            }
            return this;
        }

        public RpcService build() {
            return new RpcService(name, List.copyOf(methods.values()));
        }
    }
}
