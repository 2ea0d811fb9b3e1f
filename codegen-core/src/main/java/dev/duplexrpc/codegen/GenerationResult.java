package dev.duplexrpc.codegen;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.NoteCount;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a run. Nothing has been written.
 *
 * @param files content by path, relative to the output directory and with forward slashes; none when there are errors
 * @param diagnostics what there is to say, by file, line and column; at most {@link Diagnostics#MAX_KEPT}, errors first, then warnings, then notes
 * @param errors how many errors there are, shown or not
 * @param dropped how many errors and warnings there are beyond those that are shown
 * @param notes how many notes there are, shown or not
 * @param inputs every file that was read, and every file that was looked for and missing
 * @param documents how many documents were read
 * @param methods how many methods they hold
 * @param types how many types were generated for their schemas
 */
public record GenerationResult(
        SortedMap<String, String> files,
        List<Diagnostic> diagnostics,
        int errors,
        int dropped,
        NoteCount notes,
        Collection<Path> inputs,
        int documents,
        int methods,
        int types) {
    public GenerationResult {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        diagnostics = List.copyOf(diagnostics);
        inputs = List.copyOf(inputs);
    }

    public boolean hasErrors() {
        return errors > 0;
    }
}
