package dev.duplexrpc.codegen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.document.DocumentLoader;
import dev.duplexrpc.codegen.document.LoadOptions;
import dev.duplexrpc.codegen.document.LoadedDocuments;
import dev.duplexrpc.codegen.document.OpenRpcDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every real document that is at hand: modelling it ends, gives the same model twice, and leaves no reference open. */
class CorpusModelTest {
    private static final Path CORPUS = Path.of(System.getProperty("duplexrpc.corpus", "corpus"));

    @Test
    void everyRealDocumentCanBeModelled() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "no corpus of real documents at " + CORPUS);
        StringBuilder table = new StringBuilder();
        Map<String, Integer> codes = new TreeMap<>();
        for (Path file : documents()) {
            table.append(model(file, codes)).append('\n');
        }
        Files.writeString(Path.of("target", "corpus-model.txt"), table + "\n" + codes + "\n");
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(CorpusModelTest::isDocument).sorted().toList();
        }
    }

    private static boolean isDocument(Path file) {
        String name = file.toString();
        if (!name.endsWith(".json") && !name.endsWith(".yaml") && !name.endsWith(".yml")) {
            return false;
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.contains("openrpc") && text.contains("methods");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String model(Path file, Map<String, Integer> codes) throws IOException {
        Diagnostics diagnostics = new Diagnostics(Strictness.LENIENT);
        LoadedDocuments loaded = new DocumentLoader(LoadOptions.DEFAULTS, diagnostics).load(List.of(file));
        if (loaded.documents().isEmpty()) {
            return CORPUS.relativize(file) + " is no document";
        }
        Modelled.build(loaded, ModelOptions.DEFAULTS, new Diagnostics(Strictness.LENIENT));
        int before = diagnostics.all().size();
        long start = System.nanoTime();
        Modelled modelled = Modelled.build(loaded, ModelOptions.DEFAULTS, diagnostics);
        double millis = (System.nanoTime() - start) / 1e6;

        ApiModel again = Modelled.build(loaded, ModelOptions.DEFAULTS, new Diagnostics(Strictness.LENIENT))
                .api();
        assertThat(again).as("%s, modelled twice", file).isEqualTo(modelled.api());
        assertThat(new ArrayList<>(again.declarations().keySet()))
                .isEqualTo(new ArrayList<>(modelled.api().declarations().keySet()));
        ModelRules.hold(modelled.api(), file.toString());

        List<Diagnostic> own = modelled.diagnostics();
        own.forEach(d -> codes.merge(d.code(), 1, Integer::sum));
        Files.createDirectories(Path.of("target", "corpus-model"));
        Files.writeString(
                Path.of(
                        "target",
                        "corpus-model",
                        CORPUS.relativize(file).toString().replace('/', '_') + ".txt"),
                modelled.text() + own.stream().map(Diagnostic::render).collect(Collectors.joining("\n")));
        return String.format(
                Locale.ROOT,
                "%-60s %4d methods %5d types %4d diagnostics %7.1f ms",
                CORPUS.relativize(file),
                loaded.documents().stream()
                        .map(OpenRpcDocument::methods)
                        .mapToInt(List::size)
                        .sum(),
                modelled.api().declarations().size(),
                diagnostics.all().size() - before,
                millis);
    }
}
