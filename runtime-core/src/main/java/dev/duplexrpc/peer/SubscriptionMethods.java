package dev.duplexrpc.peer;

import dev.duplexrpc.OutboxPolicy;
import dev.duplexrpc.RpcService.ServedAsyncSubscription;
import dev.duplexrpc.RpcService.ServedSubscription;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionEnd;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.protocol.SubscriptionMessages;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The two methods that a subscription is on the wire: one to subscribe and one to unsubscribe. */
final class SubscriptionMethods {

    private SubscriptionMethods() {}

    static <P, T> List<ServedMethod> of(ServedSubscription<P, T> served, OutboxPolicy policy) {
        Starter<P, T> starter = (params, subscriber) ->
                CompletableFuture.completedFuture(served.handler().handle(params, subscriber));
        return List.of(new Subscribe<>(served.method(), starter, true, policy), new Unsubscribe(served.method()));
    }

    static <P, T> List<ServedMethod> of(ServedAsyncSubscription<P, T> served, OutboxPolicy policy) {
        return List.of(
                new Subscribe<>(served.method(), served.handler()::handle, false, policy),
                new Unsubscribe(served.method()));
    }

    /** Both kinds of handler. */
    private interface Starter<P, T> {
        CompletionStage<Subscription> start(P params, Subscriber<T> subscriber) throws Exception;
    }

    private record Subscribe<P, T>(
            SubscriptionMethod<P, T> method, Starter<P, T> starter, boolean blocks, OutboxPolicy policy)
            implements ServedMethod {
        @Override
        public String name() {
            return method.name();
        }

        @Override
        public JsonCodec<?> params() {
            return method.params();
        }

        @Override
        public void handle(Invocation call) throws Exception {
            Emitter<T> emitter = call.peer().emitters().open(method, policy);
            P params = call.params();
            CompletionStage<Subscription> stage;
            try {
                stage = Objects.requireNonNull(
                        starter.start(params, emitter), "The handler returned null instead of a stage.");
            } catch (Exception | Error refused) {
                end(call, emitter, null, refused);
                return;
            }
            stage.whenComplete((subscription, refused) -> end(call, emitter, subscription, refused));
        }

        private static void end(
                Invocation call, Emitter<?> emitter, @Nullable Subscription subscription, @Nullable Throwable refused) {
            if (refused != null || subscription == null) {
                call.peer().emitters().stop(emitter.id(), SubscriptionEnd.UNSUBSCRIBED);
                call.fail(
                        refused != null ? refused : new IllegalStateException("The handler returned no subscription."));
                return;
            }
            emitter.agreed(subscription);
            if (call.succeed(Codecs.STRING, emitter.id())) {
                call.afterReply(emitter::answered);
            } else {
                call.peer().emitters().stop(emitter.id(), SubscriptionEnd.UNSUBSCRIBED);
            }
        }
    }

    private record Unsubscribe(SubscriptionMethod<?, ?> method) implements ServedMethod {
        @Override
        public String name() {
            return method.unsubscribe();
        }

        @Override
        public JsonCodec<?> params() {
            return SubscriptionMessages.UNSUBSCRIBE_PARAMS;
        }

        @Override
        public boolean blocks() {
            return false;
        }

        @Override
        public void handle(Invocation call) {
            String id = call.params();
            call.succeed(Codecs.BOOLEAN, call.peer().emitters().stop(id, SubscriptionEnd.UNSUBSCRIBED));
        }
    }
}
