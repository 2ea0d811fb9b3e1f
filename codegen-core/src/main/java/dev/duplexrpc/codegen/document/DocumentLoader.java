package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.read.SourceReader;
import dev.duplexrpc.codegen.resolve.Resolver;
import dev.duplexrpc.codegen.resolve.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads and checks OpenRPC documents. Whatever is wrong with them goes to the diagnostics; nothing is thrown. */
public final class DocumentLoader {
    private final LoadOptions options;
    private final Diagnostics diagnostics;

    /** @param diagnostics takes what there is to say, and knows whether the run is strict */
    public DocumentLoader(LoadOptions options, Diagnostics diagnostics) {
        this.options = options;
        this.diagnostics = diagnostics;
    }

    public LoadedDocuments load(List<Path> paths) {
        Sources sources = new Sources(new SourceReader(options.limits(), diagnostics, options.shownFrom()));
        List<SourceFile> files = new ArrayList<>();
        for (Path path : paths) {
            SourceFile file = sources.read(path);
            if (file != null && !files.contains(file)) {
                files.add(file);
            }
        }
        return load(files, sources);
    }

    /** Loads files that are already at hand. */
    public LoadedDocuments load(List<SourceFile> files, Sources sources) {
        Resolver resolver = new Resolver(sources, options.bases(), diagnostics);
        for (SourceFile file : files) {
            sources.add(file);
            resolver.register(file);
        }
        List<OpenRpcDocument> documents = new ArrayList<>();
        for (SourceFile file : files) {
            resolver.beginAt(file);
            OpenRpcDocument document = new DocumentReader(file, resolver, diagnostics, options.examples()).read();
            if (document != null) {
                documents.add(document);
            }
        }
        return new LoadedDocuments(documents, resolver, sources);
    }
}
