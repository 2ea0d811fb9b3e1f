package dev.duplexrpc.benchmarks.json;

import dev.duplexrpc.benchmarks.json.Messages.Pet;
import dev.duplexrpc.benchmarks.json.Messages.Request;
import dev.duplexrpc.json.Checks;
import dev.duplexrpc.json.JsonReader;
import dev.duplexrpc.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * Reading and writing a request of 95 bytes and a result of three pets: ours (one reader and one writer, used again for
 * every message; full checks), and jackson-core (a new parser and generator for every message, as there is no other way).
 * Run it with {@code java -jar benchmarks.jar JsonBenchmark -prof gc}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class JsonBenchmark {
    private final byte[] requestText = Messages.REQUEST_TEXT.getBytes(StandardCharsets.UTF_8);
    private final byte[] resultText = Messages.RESULT_TEXT.getBytes(StandardCharsets.UTF_8);
    private final Request request = Messages.REQUEST;
    private final List<Pet> result = Messages.RESULT;

    private final JsonReader in = new JsonReader().validating(Checks.FULL);
    private final JsonWriter out = new JsonWriter();
    private final JacksonJson jackson = new JacksonJson();
    private final ByteArrayOutputStream sink = new ByteArrayOutputStream(512);

    /** Reads a request. */
    @Benchmark
    public Object readRequestOurs() {
        return OurJson.REQUEST.read(in.reset(requestText, 0, requestText.length));
    }

    /** Reads a request. */
    @Benchmark
    public Object readRequestJackson() {
        return jackson.readRequest(requestText);
    }

    /** Reads a result. */
    @Benchmark
    public Object readResultOurs() {
        return OurJson.RESULT.read(in.reset(resultText, 0, resultText.length));
    }

    /** Reads a result. */
    @Benchmark
    public Object readResultJackson() {
        return jackson.readResult(resultText);
    }

    /** Writes a request. */
    @Benchmark
    public int writeRequestOurs() {
        OurJson.REQUEST.write(out.reset(), request);
        return out.length();
    }

    /** Writes a request. */
    @Benchmark
    public int writeRequestJackson() {
        sink.reset();
        jackson.writeRequest(sink, request);
        return sink.size();
    }

    /** Writes a result. */
    @Benchmark
    public int writeResultOurs() {
        OurJson.RESULT.write(out.reset(), result);
        return out.length();
    }

    /** Writes a result. */
    @Benchmark
    public int writeResultJackson() {
        sink.reset();
        jackson.writeResult(sink, result);
        return sink.size();
    }
}
