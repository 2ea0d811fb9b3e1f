package dev.duplexrpc.benchmarks.call;

import dev.duplexrpc.RpcService.ServedAsync;
import dev.duplexrpc.benchmarks.json.JacksonJson;
import dev.duplexrpc.benchmarks.petstore.Pet;
import dev.duplexrpc.benchmarks.petstore.PetStore;
import dev.duplexrpc.benchmarks.servers.Shelter;
import dev.duplexrpc.json.Checks;
import dev.duplexrpc.json.JsonCodec;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A call of {@code listPets} on the server's path: decode, dispatch, handle, encode, everything but the socket. Run it with
 * {@code java -jar benchmarks.jar CallBenchmark -prof gc}. What the runtime itself allocates is {@link #constantResult} less {@link #paramsAlone}: the handler then
 * makes nothing, and reading the parameters makes nothing but the parameters.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CallBenchmark {
    private static final String PARAMS_TEXT = "{\"limit\":3,\"tags\":[\"dog\",\"small\"]}";

    private final byte[] request = ("{\"jsonrpc\":\"2.0\",\"id\":100000017,\"method\":\"listPets\",\"params\":"
                    + PARAMS_TEXT + "}")
            .getBytes(StandardCharsets.UTF_8);
    private final byte[] params = PARAMS_TEXT.getBytes(StandardCharsets.UTF_8);
    private final List<Pet> result =
            new Shelter.Async().listPets(3, List.of("dog", "small")).join();

    private final ServedPeer making = ServedPeer.of(PetStore.asyncService(new Shelter.Async()));
    private final ServedPeer constant = ServedPeer.of(PetStore.asyncService(new Constant(result)));
    private final ServedAsync<?, ?> listPets = (ServedAsync<?, ?>)
            PetStore.asyncService(new Shelter.Async()).methods().get(0);
    private final JsonCodec<?> paramsCodec = listPets.method().params();

    @SuppressWarnings("unchecked")
    private final JsonCodec<List<Pet>> resultCodec =
            (JsonCodec<List<Pet>>) listPets.method().result();

    private final JsonReader in = new JsonReader().validating(Checks.FULL);
    private final JsonWriter out = new JsonWriter();
    private final JacksonJson jackson = new JacksonJson();
    private final ByteArrayOutputStream sink = new ByteArrayOutputStream(512);

    /** The whole call; the handler makes three pets. */
    @Benchmark
    public long freshResult() {
        return making.take(request);
    }

    /** The whole call; the handler returns what it has. */
    @Benchmark
    public long constantResult() {
        return constant.take(request);
    }

    /** Only the parameters, read by the generated codec. */
    @Benchmark
    public Object paramsAlone() {
        return paramsCodec.read(in.reset(params, 0, params.length));
    }

    /** Only the result, written by the generated codec. */
    @Benchmark
    public int resultAlone() {
        resultCodec.write(out.reset(), result);
        return out.length();
    }

    /** The same JSON, read and written with a parser and a generator of jackson-core by hand; no dispatch, and the result is there already. */
    @Benchmark
    public int jacksonAlone() {
        sink.reset();
        jackson.answer(sink, request);
        return sink.size();
    }

    private record Constant(CompletableFuture<List<Pet>> pets) implements PetStore.Async {
        Constant(List<Pet> pets) {
            this(CompletableFuture.completedFuture(pets));
        }

        @Override
        public CompletableFuture<List<Pet>> listPets(@Nullable Integer limit, @Nullable List<String> tags) {
            return pets;
        }

        @Override
        public CompletableFuture<List<Pet>> storePets(List<Pet> stored) {
            return pets;
        }
    }
}
