package dev.duplexrpc.codegen.fuzz;

import dev.duplexrpc.codegen.GeneratedCode;
import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import java.util.Map;

/**
 * What holds for every input: what is refused is refused with diagnostics that name a place, and what is accepted compiles. The
 * compiler costs a hundred times what the generator does, so a fuzzer that is looking for new inputs calls it for one output in
 * so many, and never for one that is as large as its input can make it; the inputs that are kept are all compiled.
 */
final class Fuzzing {
    private static final boolean LOOKING = System.getenv("JAZZER_FUZZ") != null;
    private static final int ONE_IN = LOOKING ? 20 : 1;
    private static final long MOST_CHARACTERS = LOOKING ? 300_000 : 3_000_000;

    private static long accepted;

    private Fuzzing() {}

    static void check(GenerationResult result) {
        if (!result.hasErrors()) {
            compileSome(result.files());
            return;
        }
        for (Diagnostic diagnostic : result.diagnostics()) {
            boolean located = !diagnostic.location().file().isEmpty()
                    && diagnostic.location().line() >= 0
                    && diagnostic.location().column()
                            >= Integer.signum(diagnostic.location().line());
            if (!located
                    || diagnostic.message().isBlank()
                    || diagnostic.render().isBlank()) {
                throw new AssertionError("Says nothing, or not where: " + diagnostic);
            }
        }
    }

    /** Compiles the files, or leaves it to the next ones. */
    static void compileSome(Map<String, String> files) {
        long characters = files.values().stream().mapToLong(String::length).sum();
        if (++accepted % ONE_IN == 0 && characters > 0 && characters <= MOST_CHARACTERS) {
            GeneratedCode.compile(files);
        }
    }
}
