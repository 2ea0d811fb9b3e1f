package dev.duplexrpc.codegen.output;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a run of the generator brought forth.
 *
 * @param files content by path, relative to the output directory and with forward slashes
 * @param inputs every file that was read, and every file that was looked for and missing: what must stay as it is for the
 *     result to stay valid
 * @param started when reading began; an input that changed since then may have been read before or after, so it is not trusted
 */
public record Production(Map<String, String> files, Collection<Path> inputs, Instant started, Totals totals) {
    public Production {
        files = Map.copyOf(files);
        inputs = List.copyOf(inputs);
    }
}
