package dev.duplexrpc.codegen;

import dev.duplexrpc.CallOptions;
import dev.duplexrpc.Remote;
import dev.duplexrpc.RpcErrorType;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.Subscriber;
import dev.duplexrpc.Subscription;
import dev.duplexrpc.SubscriptionMethod;
import dev.duplexrpc.json.Checks;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.protocol.ErrorObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The other side of no connection: every call goes through JSON to a service in the same process, and is written down. */
public final class LoopRemote implements Remote {
    private final RpcService service;
    private final List<String> sent = new ArrayList<>();

    public LoopRemote(RpcService service) {
        this.service = service;
    }

    /** What went over the wire, one line for each message: {@code method params -> result}. */
    public List<String> sent() {
        return sent;
    }

    @Override
    public <P, R> CompletableFuture<R> call(RpcMethod<P, R> method, P params, CallOptions options) {
        try {
            return CompletableFuture.completedFuture(callBlocking(method, params, options));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public <P, R> R callBlocking(RpcMethod<P, R> method, P params, CallOptions options) {
        String json = method.params().toJson(params);
        try {
            String result = answer(served(method.name()), json);
            sent.add(method.name() + " " + json + " -> " + result);
            return method.result().fromJson(result);
        } catch (RpcException e) {
            sent.add(method.name() + " " + json + " -> error " + e.code() + " " + e.errorData());
            throw received(method.errors(), e);
        }
    }

    @Override
    public <P> void notify(RpcMethod<P, Void> method, P params) {
        String json = method.params().toJson(params);
        sent.add(method.name() + " " + json);
        answer(served(method.name()), json);
    }

    @Override
    public <P, T> CompletableFuture<Subscription> subscribe(
            SubscriptionMethod<P, T> method, P params, Subscriber<T> subscriber, CallOptions options) {
        String json = method.params().toJson(params);
        sent.add(method.name() + " " + json);
        return CompletableFuture.completedFuture(open(served(method.name()), json, method, subscriber));
    }

    private RpcService.Served served(String name) {
        return service.methods().stream()
                .filter(served -> served.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String answer(RpcService.Served served, String json) {
        if (served instanceof RpcService.ServedBlocking<?, ?> blocking) {
            return blocking(blocking, json);
        }
        return async((RpcService.ServedAsync<?, ?>) served, json);
    }

    private static <P, R> String blocking(RpcService.ServedBlocking<P, R> served, String json) {
        P params = read(served.method().params(), json);
        try {
            return written(served.method(), served.handler().handle(params));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static <P, R> String async(RpcService.ServedAsync<P, R> served, String json) {
        P params = read(served.method().params(), json);
        try {
            return written(
                    served.method(),
                    served.handler().handle(params).toCompletableFuture().join());
        } catch (CompletionException e) {
            throw (RpcException) e.getCause();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static <R> String written(RpcMethod<?, R> method, R result) {
        return method.isNotification() ? "" : method.result().toJson(result);
    }

    private static <S> Subscription open(
            RpcService.Served served, String json, SubscriptionMethod<?, S> method, Subscriber<S> subscriber) {
        try {
            if (served instanceof RpcService.ServedSubscription<?, ?> blocking) {
                return open(blocking, json, method, subscriber);
            }
            throw new AssertionError("no blocking subscription: " + served);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static <P, T, S> Subscription open(
            RpcService.ServedSubscription<P, T> served,
            String json,
            SubscriptionMethod<?, S> method,
            Subscriber<S> subscriber)
            throws Exception {
        JsonCodec<T> written = served.method().item();
        JsonCodec<S> read = method.item();
        return served.handler()
                .handle(
                        read(served.method().params(), json),
                        item -> subscriber.next(read.fromJson(written.toJson(item))));
    }

    private static <P> P read(JsonCodec<P> codec, String json) {
        JsonReader in = JsonReader.of(json).validating(Checks.FULL);
        P params = codec.read(in);
        in.end();
        return params;
    }

    /** An error as the caller sees it: made anew from code, message and data. */
    private static RpcException received(List<RpcErrorType<?>> declared, RpcException sent) {
        Json data =
                sent.errorData() == null ? null : Json.parse(sent.errorData().toString());
        return new ErrorObject(sent.code(), String.valueOf(sent.getMessage()), data).toException(declared);
    }
}
