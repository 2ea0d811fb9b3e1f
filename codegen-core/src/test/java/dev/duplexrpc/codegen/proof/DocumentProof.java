package dev.duplexrpc.codegen.proof;

import dev.duplexrpc.codegen.GeneratedCode;
import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.Generator;
import dev.duplexrpc.codegen.GeneratorOptions;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.document.ExamplePairing;
import dev.duplexrpc.codegen.document.LoadedDocuments;
import dev.duplexrpc.codegen.document.MethodObject;
import dev.duplexrpc.codegen.document.OpenRpcDocument;
import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.json.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One document, generated leniently, compiled, and its values sent through the codecs: those that it shows as examples, and as many
 * random ones as are asked for.
 */
public final class DocumentProof {
    public static final String PACKAGE = "com.example.proof";

    private final Path file;
    private final List<String> problems = new ArrayList<>();
    private int survived;
    private int invalid;
    private int random;
    private @Nullable GenerationResult result;

    private DocumentProof(Path file) {
        this.file = file;
    }

    /** @param randomValues how many random values are tried for each schema of a method or component */
    public static DocumentProof of(Path file, int randomValues, Choices choices) {
        DocumentProof proof = new DocumentProof(file);
        try {
            proof.run(randomValues, choices);
        } catch (RuntimeException | StackOverflowError e) {
            proof.problems.add("crash: " + describe(e));
        }
        return proof;
    }

    /** What the generator was to make of the document alone. */
    public GenerationResult result() {
        if (result == null) {
            throw new AssertionError(file + " was not generated: " + problems);
        }
        return result;
    }

    public boolean isAccepted() {
        return result != null && !result.hasErrors();
    }

    /** Everything that is wrong: files that do not compile, values that are lost, crashes. */
    public List<String> problems() {
        return problems;
    }

    /** Examples of the document that came back as they went in. */
    public int survived() {
        return survived;
    }

    /** Examples of the document that are not valid against their schemas, and prove nothing. */
    public int invalid() {
        return invalid;
    }

    /** Random valid values that came back as they went in. */
    public int random() {
        return random;
    }

    public static GenerationResult generate(List<Path> files, Strictness strictness) {
        return Generator.generate(new GeneratorOptions(
                files, PACKAGE, strictness, Probes.catalogue(), List.of(), Path.of(""), ModelOptions.DEFAULTS));
    }

    private void run(int randomValues, Choices choices) {
        GenerationResult alone = generate(List.of(file), Strictness.LENIENT);
        result = alone;
        if (alone.hasErrors()) {
            return;
        }
        carried(alone);
        LoadedDocuments loaded = Loading.load(file);
        OpenRpcDocument document = loaded.documents().get(0);
        SchemaPlaces schemas = SchemaPlaces.of(document, loaded.resolver());
        Set<Place> probed = new LinkedHashSet<>(Probes.withValues(schemas));
        if (randomValues > 0) {
            probed.addAll(schemas.roots());
        }
        probed.retainAll(schemas.all());
        Probes probes = new Probes(List.copyOf(probed));
        GeneratedCode code = compile(alone.files(), probes);
        if (code == null) {
            return;
        }
        Contracts contracts = new Contracts(code);
        SchemaJudge judge = new SchemaJudge(schemas.all(), loaded.resolver());
        document.methods().forEach(method -> calls(method, contracts, judge));
        for (int i = 0; i < probes.places().size(); i++) {
            Place schema = probes.places().get(i);
            JsonCodec<?> codec = contracts.result(Probes.method(i));
            if (codec == null) {
                problems.add("no codec for " + schema);
                continue;
            }
            SampleValues.of(schema).forEach(value -> example(codec, judge, schema, value));
            randomValues(codec, judge, schema, randomValues, choices);
        }
    }

    /**
     * The document that goes along with the code needs no other file, so what is wrong with it was wrong before. Guesses may be new: what only others built upon, in another
     * file, is a component there and thus a type of its own.
     */
    private void carried(GenerationResult alone) {
        Set<String> before =
                alone.diagnostics().stream().map(each -> each.code()).collect(Collectors.toSet());
        for (Map.Entry<String, String> each : alone.files().entrySet()) {
            if (!each.getKey().endsWith(".openrpc.json")) {
                continue;
            }
            GenerationResult again = generate(each.getValue());
            again.diagnostics().stream()
                    .filter(problem -> !before.contains(problem.code()))
                    .filter(problem -> !problem.code().equals("guessed-variant"))
                    .limit(3)
                    .forEach(problem -> problems.add("carried: " + problem.render()));
            if (again.methods() != alone.methods() || again.dropped() > alone.dropped()) {
                problems.add("carried: " + again.methods() + " of " + alone.methods() + " methods");
            }
        }
    }

    private static GenerationResult generate(String document) {
        try {
            Path copy = Files.createTempFile("carried", ".json");
            try {
                Files.writeString(copy, document);
                return generate(List.of(copy), Strictness.LENIENT);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null when there is nothing to compile, or it does not. With the probes if those are asked for; what the document alone gives must not change by them. */
    private @Nullable GeneratedCode compile(SortedMap<String, String> alone, Probes probes) {
        SortedMap<String, String> files = new TreeMap<>(alone);
        if (!probes.places().isEmpty()) {
            GenerationResult both = generateWith(probes);
            files = both.files();
            for (Map.Entry<String, String> each : alone.entrySet()) {
                if (!each.getValue().equals(files.get(each.getKey()))) {
                    problems.add("renamed: " + each.getKey() + " is another file when a document is added");
                    break;
                }
            }
        }
        if (files.isEmpty()) {
            return null;
        }
        try {
            return GeneratedCode.compile(files);
        } catch (AssertionError e) {
            problems.add(e.getMessage().lines().limit(12).collect(Collectors.joining("\n")));
            return null;
        }
    }

    private GenerationResult generateWith(Probes probes) {
        try {
            Path probe = Files.createTempFile("probes", ".json");
            try {
                Files.writeString(probe, probes.toJson());
                return generate(List.of(file, probe), Strictness.LENIENT);
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void calls(MethodObject method, Contracts contracts, SchemaJudge judge) {
        for (ExamplePairing pairing : method.examples()) {
            SampleValues.Params params = SampleValues.params(method, pairing);
            JsonCodec<?> codec = contracts.params(method.name());
            if (params == null || codec == null || !params.isValid(judge)) {
                invalid++;
            } else {
                call(codec, params, pairing.place());
            }
            JsonCodec<?> result = contracts.result(method.name());
            if (pairing.result() != null && method.result() != null && result != null) {
                example(
                        result,
                        judge,
                        method.result().schema(),
                        pairing.result().value());
            }
        }
    }

    private void call(JsonCodec<?> codec, SampleValues.Params params, Place at) {
        String loss = RoundTrip.paramsLoss(codec, params.named(), params.positional());
        if (loss == null) {
            survived++;
        } else {
            problems.add("lost: params of " + at + ": " + loss);
        }
    }

    private void example(JsonCodec<?> codec, SchemaJudge judge, Place schema, Place value) {
        JsonNode json = JsonValues.of(value.node());
        if (!judge.accepts(schema, json)) {
            invalid++;
            return;
        }
        String loss = RoundTrip.loss(codec, json);
        if (loss == null) {
            survived++;
        } else {
            problems.add("lost: " + value + " " + shortened(json.toString()) + ": " + shortened(loss));
        }
    }

    private void randomValues(JsonCodec<?> codec, SchemaJudge judge, Place schema, int count, Choices choices) {
        Instances instances = new Instances(choices, judge.bundle());
        for (int i = 0; i < count; i++) {
            JsonNode json = instances.make(judge.schema(schema));
            if (json == null || !judge.accepts(schema, json)) {
                continue;
            }
            String loss = RoundTrip.lossBeyondDoubles(codec, json);
            if (loss == null) {
                random++;
            } else {
                problems.add(
                        "lost: random value of " + schema + " " + shortened(json.toString()) + ": " + shortened(loss));
                return;
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= 600 ? text : text.substring(0, 600) + "…";
    }

    private static String describe(Throwable e) {
        StringBuilder text = new StringBuilder(e.toString());
        StackTraceElement[] trace = e.getStackTrace();
        for (int i = 0; i < Math.min(12, trace.length); i++) {
            text.append("\n        at ").append(trace[i]);
        }
        return text.toString();
    }
}
