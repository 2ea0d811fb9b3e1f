package dev.duplexrpc.codegen.proof;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.document.DocumentLoader;
import dev.duplexrpc.codegen.document.LoadOptions;
import dev.duplexrpc.codegen.document.LoadedDocuments;
import java.nio.file.Path;
import java.util.List;

/** Reads a document for the proof itself, leniently and without checking it. */
public final class Loading {
    private Loading() {}

    public static LoadedDocuments load(Path document) {
        return new DocumentLoader(
                        LoadOptions.DEFAULTS.withExamples(LoadOptions.ExampleChecks.OFF),
                        new Diagnostics(Strictness.LENIENT))
                .load(List.of(document));
    }
}
