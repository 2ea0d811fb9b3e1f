package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.read.Limits;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.read.SourceReader;
import dev.duplexrpc.codegen.resolve.Sources;
import java.nio.file.Path;
import java.util.List;

/** What came of loading a document from memory. Quotation marks in the documents may be single ones. */
record Loaded(List<OpenRpcDocument> documents, List<Diagnostic> diagnostics) {
    static Loaded json(String text) {
        return of("test.json", text.replace('\'', '"'), LoadOptions.DEFAULTS);
    }

    /** A document of version 1.3 with these methods and these sections of components. */
    static Loaded methods(String methods, String components) {
        return json("{'openrpc':'1.3.2','info':{'title':'T','version':'1'},'methods':[" + methods + "],'components':{"
                + components + "}}");
    }

    static Loaded of(String name, String text, LoadOptions options) {
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);
        SourceReader reader = new SourceReader(Limits.DEFAULTS, diagnostics);
        SourceFile file = reader.read(Path.of(name), text);
        List<OpenRpcDocument> documents = file == null
                ? List.of()
                : new DocumentLoader(options, diagnostics)
                        .load(List.of(file), new Sources(reader))
                        .documents();
        return new Loaded(documents, diagnostics.all());
    }

    OpenRpcDocument document() {
        return documents.get(0);
    }

    MethodObject method(int index) {
        return document().methods().get(index);
    }

    /** {@code line:column code: sentence} of each diagnostic. */
    List<String> problems() {
        return diagnostics.stream()
                .map(d -> d.location().line() + ":" + d.location().column() + " " + d.code() + ": " + d.message())
                .toList();
    }

    List<String> codes() {
        return diagnostics.stream().map(Diagnostic::code).toList();
    }
}
