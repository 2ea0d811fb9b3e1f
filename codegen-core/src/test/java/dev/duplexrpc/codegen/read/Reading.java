package dev.duplexrpc.codegen.read;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a text. */
record Reading(@Nullable Node root, List<Diagnostic> diagnostics) {
    static Reading json(String text) {
        return of("test.json", text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULTS);
    }

    static Reading yaml(String text) {
        return of("test.yaml", text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULTS);
    }

    static Reading of(String name, byte[] bytes, Limits limits) {
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);
        SourceFile file = new SourceReader(limits, diagnostics).read(Path.of(name), bytes);
        return new Reading(file == null ? null : file.root(), diagnostics.all());
    }

    /** The tree's JSON; fails when something was reported. */
    String clean() {
        if (root == null || !diagnostics.isEmpty()) {
            throw new AssertionError(diagnostics.toString());
        }
        return root.toJson();
    }

    /** The only diagnostic, without pointer and advice. */
    String problem() {
        if (diagnostics.size() != 1) {
            throw new AssertionError(diagnostics.toString());
        }
        return diagnostics.get(0).render().lines().findFirst().orElseThrow();
    }
}
