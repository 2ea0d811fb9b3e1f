package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.resolve.Resolver;
import dev.duplexrpc.codegen.resolve.Sources;
import java.util.List;

/**
 * The documents of one run.
 *
 * @param documents those that could be read, in the order in which they were given
 * @param resolver follows references in them, and reports to the diagnostics of the run
 * @param sources every file that was read, also those that documents refer to
 */
public record LoadedDocuments(List<OpenRpcDocument> documents, Resolver resolver, Sources sources) {
    public LoadedDocuments {
        documents = List.copyOf(documents);
    }
}
