package dev.duplexrpc.codegen.corpus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.read.Limits;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.read.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of real documents that the system property {@code duplexrpc.corpus} names. */
final class CorpusFolder {
    private static final String PROPERTY = "duplexrpc.corpus";

    private final Path folder;

    private CorpusFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder; skips the test when there is none. */
    static CorpusFolder orSkip() {
        String name = System.getProperty(PROPERTY, "");
        Path folder =
                Path.of(name.isEmpty() ? "no-corpus" : name).toAbsolutePath().normalize();
        assumeTrue(
                Files.isDirectory(folder),
                () -> "The corpus of real documents is not at " + folder + "; name its folder with -D" + PROPERTY
                        + "=…");
        return new CorpusFolder(folder);
    }

    /** Whether the whole of it is asked for; otherwise a sample has to do. */
    static boolean isWhole() {
        return Boolean.getBoolean("duplexrpc.full");
    }

    String name(Path document) {
        return folder.relativize(document).toString();
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Every file with a top-level {@code openrpc}, in order of their names. */
    List<Path> documents() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .filter(CorpusFolder::isDocument)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDocument(Path file) {
        SourceFile read = new SourceReader(Limits.DEFAULTS, new Diagnostics(Strictness.LENIENT)).read(file);
        return read != null && read.root() instanceof ObjectNode object && object.has("openrpc");
    }
}
