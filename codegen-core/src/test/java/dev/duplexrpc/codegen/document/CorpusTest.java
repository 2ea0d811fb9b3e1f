package dev.duplexrpc.codegen.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real documents, which are no part of this repository. */
class CorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("duplexrpc.corpus", "no-corpus"));

    @BeforeEach
    void theCorpusMustBeThere() {
        assumeTrue(
                Files.isDirectory(CORPUS),
                () -> "There is no corpus of documents at " + CORPUS
                        + "; set the system property duplexrpc.corpus to its folder.");
    }

    @Test
    void everyDocumentIsReadLeniently() throws IOException {
        for (Path document : documents()) {
            Diagnostics diagnostics = new Diagnostics(Strictness.LENIENT);

            LoadedDocuments loaded = load(document, diagnostics);

            assertThat(loaded.documents())
                    .as("%s%n%s", document, diagnostics.render())
                    .hasSize(1);
            assertThat(diagnostics.hasErrors())
                    .as("%s%n%s", document, diagnostics.render())
                    .isFalse();
        }
    }

    @Test
    void everyDiagnosticHasAPlaceASentenceAndAdvice() throws IOException {
        for (Path document : documents()) {
            Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);
            load(document, diagnostics);

            for (Diagnostic diagnostic : diagnostics.all()) {
                assertThat(diagnostic.location().line()).as(diagnostic.render()).isPositive();
                assertThat(diagnostic.location().column())
                        .as(diagnostic.render())
                        .isPositive();
                assertThat(diagnostic.message()).as(diagnostic.render()).endsWith(".");
                assertThat(diagnostic.advice()).as(diagnostic.render()).isNotBlank();
            }
        }
    }

    @Test
    void aSchemaOfOpenRpcItselfIsNoDocument() {
        Diagnostics diagnostics = new Diagnostics(Strictness.LENIENT);

        LoadedDocuments loaded = load(CORPUS.resolve("psx-model/spec/openrpc.json"), diagnostics);

        assertThat(loaded.documents()).isEmpty();
        assertThat(diagnostics.all()).extracting(Diagnostic::code).containsExactly("not-openrpc");
        assertThat(diagnostics.all().get(0).message()).contains("is not an OpenRPC document: ");
    }

    @Test
    void aFileThatIsMissingIsReportedAtEveryReferenceToIt() {
        Diagnostics diagnostics = new Diagnostics(Strictness.LENIENT);

        load(CORPUS.resolve("mev-openrpc/mevrpc-openrpc.json"), diagnostics);

        assertThat(diagnostics.all())
                .filteredOn(diagnostic -> diagnostic.code().equals("dangling-reference"))
                .isNotEmpty()
                .allMatch(diagnostic -> diagnostic.message().contains("tags/Metamask.json"))
                .allMatch(diagnostic -> !diagnostic.chain().isEmpty());
    }

    @Test
    void jsonAndYamlOfOneDocumentGiveTheSameMethods() {
        Diagnostics diagnostics = new Diagnostics(Strictness.LENIENT);

        LoadedDocuments json = load(CORPUS.resolve("metamask-api-specs/openrpc.json"), diagnostics);
        LoadedDocuments yaml = load(CORPUS.resolve("metamask-api-specs/openrpc.yaml"), diagnostics);

        assertThat(yaml.documents().get(0).methods())
                .extracting(MethodObject::name)
                .isEqualTo(json.documents().get(0).methods().stream()
                        .map(MethodObject::name)
                        .toList());
    }

    private static LoadedDocuments load(Path document, Diagnostics diagnostics) {
        return new DocumentLoader(LoadOptions.DEFAULTS.withShownFrom(CORPUS), diagnostics).load(List.of(document));
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .filter(CorpusTest::isDocument)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isDocument(Path file) {
        try {
            return Files.readString(file)
                            .lines()
                            .anyMatch(line -> line.matches("(openrpc: | *\\{? *\"openrpc\" *: *\").*"))
                    && !file.endsWith("psx-model/spec/openrpc.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
