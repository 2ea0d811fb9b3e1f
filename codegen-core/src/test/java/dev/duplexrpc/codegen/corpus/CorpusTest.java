package dev.duplexrpc.codegen.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.GeneratedCode;
import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.Generator;
import dev.duplexrpc.codegen.GeneratorOptions;
import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Severity;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.codegen.model.PackageLayout;
import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.DocumentProof;
import dev.duplexrpc.codegen.proof.GenerationDigest;
import dev.duplexrpc.codegen.proof.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Real documents: strict ones are generated and compile, or are refused with diagnostics that are true; lenient, all of them are
 * generated and compile, and every valid example in them survives decode and encode; so do values made at random for their schemas.
 * Prints what came of each.
 *
 * <p>The whole table: {@code mvn -Pfull -pl codegen-core -am test -Dtest=CorpusTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dduplexrpc.corpus=<folder>}; one document of it: {@code -Dduplexrpc.document=<regular expression>}.
 */
class CorpusTest {
    /** Small ones of many hands; the whole takes ten minutes and is for {@code -Pfull}. */
    private static final List<String> SAMPLE = List.of(
            "agglayer-go/openrpc.json",
            "alchemy-docs/src/openrpc/alchemy/token-api/token-api.yaml",
            "flashbots-api-specs/buildernet-openrpc.yaml",
            "hathor-rpc-lib/openrpc.json",
            "lector/openrpc.json",
            "mev-openrpc/mevrpc-openrpc.json",
            "open-rpc-examples/petstore-openrpc.json",
            "rpcv2-historical/openrpc.json",
            "tapper/openrpc.json");

    private static final String LARGEST = "lotus/full.json";

    private static final String NO_OPENRPC = "psx-model/spec/openrpc.json";

    private final CorpusFolder corpus = CorpusFolder.orSkip();
    private final CorpusTable table = new CorpusTable();
    private final List<String> failures = new ArrayList<>();

    @Test
    void realDocumentsCompileAndTheirExamplesSurvive() {
        for (Path document : chosen()) {
            prove(document);
        }
        System.out.println(table);
        assertThat(failures).as(() -> String.join("\n", failures)).isEmpty();
    }

    /** {@code -Dtest=CorpusTest#…} with {@code -Pfull} prints the digest of the whole. */
    @Test
    void theSameIsGeneratedByOtherVersionsOfJava() throws IOException {
        List<Path> documents = chosen();
        String here = GenerationDigest.of(documents);
        System.out.println(documents.size() + " documents give " + here + " on Java " + Runtime.version());
        for (Path java : GenerationDigest.otherJavas()) {
            String there = GenerationDigest.of(documents, java);
            System.out.println(documents.size() + " documents give " + there + " by " + java);
            assertThat(there).as(java.toString()).isEqualTo(here);
        }
    }

    @Test
    void whatIsDividedAmongPackagesCompiles() {
        PackageLayout divided = new PackageLayout(Map.of(), "model", "api", "error");
        for (Path document : chosen()) {
            GenerationResult result = Generator.generate(GeneratorOptions.of(List.of(document), DocumentProof.PACKAGE)
                    .withStrictness(Strictness.LENIENT)
                    .withModel(ModelOptions.builder().packages(divided).build()));
            if (!result.files().isEmpty()) {
                GeneratedCode.problems(result.files())
                        .forEach(problem -> failures.add(corpus.name(document) + ": " + problem));
            }
        }
        assertThat(failures).as(() -> String.join("\n", failures)).isEmpty();
    }

    @Test
    void theLargestDocumentIsGenerated() {
        GenerationResult result = DocumentProof.generate(List.of(corpus.file(LARGEST)), Strictness.STRICT);

        assertThat(result.diagnostics()).noneMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        assertThat(result.methods()).isEqualTo(240);
        assertThat(result.files()).hasSizeGreaterThan(500);
    }

    @Test
    void whatIsNoOpenRpcIsRefusedInOneSentence() {
        for (Strictness strictness : Strictness.values()) {
            GenerationResult result = DocumentProof.generate(List.of(corpus.file(NO_OPENRPC)), strictness);

            assertThat(result.diagnostics()).hasSize(1);
            assertThat(result.diagnostics().get(0).code()).isEqualTo("not-openrpc");
            assertThat(new Truth().lies(result.diagnostics())).isEmpty();
        }
    }

    private List<Path> chosen() {
        String only = System.getProperty("duplexrpc.document", "");
        List<Path> all = corpus.documents();
        assertThat(all).as("documents of the corpus").isNotEmpty();
        if (!only.isEmpty()) {
            return all.stream().filter(each -> corpus.name(each).matches(only)).toList();
        }
        return CorpusFolder.isWhole()
                ? all
                : all.stream()
                        .filter(each -> SAMPLE.contains(corpus.name(each)))
                        .toList();
    }

    private void prove(Path document) {
        String name = corpus.name(document);
        long start = System.nanoTime();
        GenerationResult strict = DocumentProof.generate(List.of(document), Strictness.STRICT);
        DocumentProof proof =
                DocumentProof.of(document, CorpusFolder.isWhole() ? 20 : 5, Choices.seeded(name.hashCode()));
        if (strict.hasErrors()) {
            new Truth().lies(strict.diagnostics()).forEach(lie -> failures.add(name + ": " + lie));
        } else if (!strict.files().equals(proof.result().files())) {
            GeneratedCode.problems(strict.files()).forEach(problem -> failures.add(name + ": strict: " + problem));
        }
        if (!proof.isAccepted()) {
            failures.add(name + ": refused when lenient: " + errors(proof.result()));
        }
        proof.problems().forEach(problem -> failures.add(name + ": " + problem));
        table.add(name, proof, verdict(strict), (System.nanoTime() - start) / 1_000_000);
    }

    private static String errors(GenerationResult result) {
        return result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .map(Diagnostic::render)
                .findFirst()
                .orElse("no error");
    }

    private static String verdict(GenerationResult strict) {
        if (!strict.hasErrors()) {
            return "accepted";
        }
        Map<String, Long> codes = strict.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .collect(Collectors.groupingBy(Diagnostic::code, TreeMap::new, Collectors.counting()));
        return codes.entrySet().stream()
                .map(code -> code.getKey() + "×" + code.getValue())
                .collect(Collectors.joining(", "));
    }
}
