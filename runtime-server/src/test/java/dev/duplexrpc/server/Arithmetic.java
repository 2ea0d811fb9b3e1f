package dev.duplexrpc.server;

import dev.duplexrpc.RpcException;
import dev.duplexrpc.RpcMethod;
import dev.duplexrpc.RpcService;
import dev.duplexrpc.json.Codecs;
import dev.duplexrpc.json.JsonCodec;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A contract written by hand, as small as can be: it adds. */
final class Arithmetic {

    private static final JsonCodec<List<Long>> NUMBERS = Codecs.list(Codecs.LONG);

    static final RpcMethod<List<Long>, Long> ADD = RpcMethod.request("add", NUMBERS, Codecs.LONG);
    static final RpcMethod<List<Long>, Long> ADD_SLOWLY = RpcMethod.request("addSlowly", NUMBERS, Codecs.LONG);
    static final RpcMethod<List<Long>, String> REPEAT = RpcMethod.request("repeat", NUMBERS, Codecs.STRING);

    private Arithmetic() {}

    static RpcService service() {
        return RpcService.builder("Arithmetic")
                .async(ADD, numbers -> CompletableFuture.completedFuture(sum(numbers)))
                .blocking(ADD_SLOWLY, Arithmetic::sum)
                .blocking(REPEAT, numbers -> "x".repeat(numbers.get(0).intValue()))
                .build();
    }

    private static long sum(List<Long> numbers) {
        if (numbers.isEmpty()) {
            throw new RpcException(7, "Nothing to add.");
        }
        return numbers.stream().mapToLong(Long::longValue).sum();
    }
}
