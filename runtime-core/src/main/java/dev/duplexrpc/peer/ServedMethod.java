package dev.duplexrpc.peer;

import dev.duplexrpc.OutboxPolicy;
import dev.duplexrpc.RpcDocument;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.RpcService.AsyncHandler;
import dev.duplexrpc.RpcService.BlockingHandler;
import dev.duplexrpc.RpcService.Served;
import dev.duplexrpc.RpcService.ServedAsync;
import dev.duplexrpc.RpcService.ServedAsyncSubscription;
import dev.duplexrpc.RpcService.ServedBlocking;
import dev.duplexrpc.RpcService.ServedSubscription;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.protocol.ControlMessages;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A method of the table: how its parameters are read, where it runs, and what it does with a call. */
interface ServedMethod {

    String name();

    JsonCodec<?> params();

    /** Whether its handler may block, and so must not run on the thread that moves bytes. */
    boolean blocks();

    /** Handles a call, whose {@code succeed} or {@code fail} is called now or later; throwing is the same as {@code fail}. */
    void handle(Invocation call) throws Exception;

    /** What one registration of a service serves: a subscription has a method to unsubscribe too. */
    static List<ServedMethod> of(Served served, RpcService service) {
        if (served instanceof ServedBlocking<?, ?> blocking) {
            return List.of(of(blocking));
        }
        if (served instanceof ServedAsync<?, ?> async) {
            return List.of(of(async));
        }
        OutboxPolicy policy = service.outboxPolicy(served.name());
        if (served instanceof ServedSubscription<?, ?> subscription) {
            return SubscriptionMethods.of(subscription, policy);
        }
        return SubscriptionMethods.of((ServedAsyncSubscription<?, ?>) served, policy);
    }

    private static <P, R> ServedMethod of(ServedBlocking<P, R> served) {
        return new Blocking<>(served.method(), resultCodec(served.method()), served.handler());
    }

    private static <P, R> ServedMethod of(ServedAsync<P, R> served) {
        return new Async<>(served.method(), resultCodec(served.method()), served.handler());
    }

    /** A notification that is sent as a request is answered too: with null. */
    @SuppressWarnings("unchecked")
    private static <R> JsonCodec<R> resultCodec(RpcMethod<?, R> method) {
        return method.isNotification() ? (JsonCodec<R>) Codecs.VOID : method.result();
    }

    /** A method whose handler may block. */
    record Blocking<P, R>(RpcMethod<P, R> method, JsonCodec<R> result, BlockingHandler<P, R> handler)
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
        public boolean blocks() {
            return true;
        }

        @Override
        public void handle(Invocation call) throws Exception {
            P params = call.params();
            call.succeed(result, handler.handle(params));
        }
    }

    /** A method whose handler returns at once. */
    record Async<P, R>(RpcMethod<P, R> method, JsonCodec<R> result, AsyncHandler<P, R> handler)
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
        public boolean blocks() {
            return false;
        }

        @Override
        public void handle(Invocation call) throws Exception {
            P params = call.params();
            CompletionStage<R> stage = handler.handle(params);
            if (stage instanceof CompletableFuture<R> future && future.isDone() && !future.isCompletedExceptionally()) {
                // Most async handlers answer from memory: this saves them a dependent stage.
                call.succeed(result, future.join());
            } else {
                stage.whenComplete((value, failure) -> {
                    if (failure == null) {
                        call.succeed(result, value);
                    } else {
                        call.fail(failure);
                    }
                });
            }
        }
    }

    /** Answers everybody with this document. */
    static ServedMethod discovering(RpcDocument document) {
        RpcMethod<Json, Json> discover = RpcMethod.request(ControlMessages.DISCOVER, Codecs.JSON, Codecs.JSON);
        return document.isRead()
                ? new Async<>(discover, Codecs.JSON, ignored -> CompletableFuture.completedFuture(document.json()))
                : new Blocking<>(discover, Codecs.JSON, ignored -> document.json());
    }

    /** Makes a method of a name that is not in the table. */
    interface Fallback {

        ServedMethod method(String name);

        static Fallback of(RpcService.Fallback served) {
            if (served instanceof RpcService.BlockingFallback blocking) {
                return name -> new Blocking<>(
                        untyped(name), Codecs.JSON, params -> blocking.handler().handle(name, given(params)));
            }
            RpcService.AsyncFallback async = (RpcService.AsyncFallback) served;
            return name -> new Async<>(
                    untyped(name), Codecs.JSON, params -> async.handler().handle(name, given(params)));
        }

        private static RpcMethod<Json, Json> untyped(String name) {
            return RpcMethod.request(name, Codecs.JSON, Codecs.JSON);
        }

        /** A request without parameters brings null here, as one whose parameters are null does. */
        private static @Nullable Json given(Json params) {
            return params.isNull() ? null : params;
        }
    }
}
