package dev.duplexrpc.testkit;

import dev.duplexrpc.CallContext;
import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.Json;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonNames;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The service that {@link Conformance the cases} call. It answers immediately, so that responses are in the order of the requests. */
public final class ConformanceService {

    private static final RpcMethod<Operands, Long> SUBTRACT =
            RpcMethod.request("subtract", new OperandsCodec(), Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> SUM =
            RpcMethod.request("sum", Codecs.list(Codecs.LONG), Codecs.LONG);
    private static final RpcMethod<List<Long>, Long> COUNT =
            RpcMethod.request("count", Codecs.list(Codecs.LONG), Codecs.LONG);

    private ConformanceService() {}

    public static RpcService service() {
        return RpcService.builder("Conformance")
                .async(SUBTRACT, operands -> CompletableFuture.completedFuture(operands.minuend - operands.subtrahend))
                .async(
                        SUM,
                        numbers -> CompletableFuture.completedFuture(
                                numbers.stream().mapToLong(Long::longValue).sum()))
                .async(COUNT, numbers -> {
                    long last = numbers.get(0);
                    Consumer<Long> progress = CallContext.current().progress(Codecs.LONG);
                    for (long number = 1; number <= last; number++) {
                        progress.accept(number);
                    }
                    return CompletableFuture.completedFuture(last);
                })
                .async(request("echo"), CompletableFuture::completedFuture)
                .async(
                        request("get_data"),
                        nothing -> CompletableFuture.completedFuture(Json.array(Json.of("hello"), Json.of(5))))
                .async(request("nothing"), nothing -> CompletableFuture.completedFuture(Json.NULL))
                .async(request("fail"), nothing -> {
                    throw new RpcException(1234, "The method failed.", Json.parse("{\"why\": \"asked\"}"));
                })
                .async(request("crash"), nothing -> {
                    throw new UnsupportedOperationException("a secret of the server");
                })
                .async(notification("update"), anything -> CompletableFuture.completedFuture(null))
                .async(notification("notify_hello"), anything -> CompletableFuture.completedFuture(null))
                .async(notification("notify_sum"), anything -> CompletableFuture.completedFuture(null))
                .build();
    }

    private static RpcMethod<Json, Json> request(String name) {
        return RpcMethod.request(name, Codecs.JSON, Codecs.JSON);
    }

    private static RpcMethod<Json, Void> notification(String name) {
        return RpcMethod.notification(name, Codecs.JSON);
    }

    private record Operands(long minuend, long subtrahend) {}

    private static final class OperandsCodec implements JsonCodec<Operands> {

        private static final JsonNames MEMBERS = JsonNames.of("minuend", "subtrahend");

        @Override
        public Operands read(JsonReader in) {
            @Nullable Long minuend = null;
            @Nullable Long subtrahend = null;
            in.beginParams();
            for (int member = in.nextParam(MEMBERS); member != JsonNames.END; member = in.nextParam(MEMBERS)) {
                switch (member) {
                    case 0 -> minuend = in.readLong();
                    case 1 -> subtrahend = in.readLong();
                    default -> in.refuseMember();
                }
            }
            if (minuend == null) {
                throw in.missing("minuend");
            }
            if (subtrahend == null) {
                throw in.missing("subtrahend");
            }
            return new Operands(minuend, subtrahend);
        }

        @Override
        public void write(JsonWriter out, Operands value) {
            out.beginArray().value(value.minuend).value(value.subtrahend).endArray();
        }
    }
}
