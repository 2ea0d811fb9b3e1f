package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.read.Limits;
import dev.duplexrpc.codegen.resolve.ReferenceBases;
import java.nio.file.Path;

/**
 * How documents are read. Whether recoverable problems stop the run is for the diagnostics to say.
 *
 * @param limits what a file may ask of the generator
 * @param bases where references lead that their files alone do not tell; nowhere by default
 * @param examples whether examples and defaults are compared with their schemas; by default they are
 * @param shownFrom the directory that diagnostics show paths relative to; the working directory by default
 */
public record LoadOptions(Limits limits, ReferenceBases bases, ExampleChecks examples, Path shownFrom) {
    public static final LoadOptions DEFAULTS =
            new LoadOptions(Limits.DEFAULTS, ReferenceBases.NONE, ExampleChecks.ON, Path.of(""));

    /** Whether examples are compared with their schemas. */
    public enum ExampleChecks {
        ON,
        OFF
    }

    public LoadOptions withLimits(Limits value) {
        return new LoadOptions(value, bases, examples, shownFrom);
    }

    public LoadOptions withBases(ReferenceBases value) {
        return new LoadOptions(limits, value, examples, shownFrom);
    }

    public LoadOptions withExamples(ExampleChecks value) {
        return new LoadOptions(limits, bases, value, shownFrom);
    }

    public LoadOptions withShownFrom(Path value) {
        return new LoadOptions(limits, bases, examples, value);
    }
}
