package dev.duplexrpc.codegen.output;

import java.nio.file.Path;
import java.util.List;

/**
 * What an update did to the output directory.
 *
 * @param files how many files there are now
 * @param written those that were new or had other content
 * @param deleted those that are no longer generated
 * @param kept those that are no longer generated but were edited by somebody, so that they are not ours to delete
 */
public record Changes(int files, List<Path> written, List<Path> deleted, List<Path> kept) {
    public Changes {
        written = List.copyOf(written);
        deleted = List.copyOf(deleted);
        kept = List.copyOf(kept);
    }
}
