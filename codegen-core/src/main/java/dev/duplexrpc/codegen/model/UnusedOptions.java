package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Locatable;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.document.OpenRpcDocument;
import dev.duplexrpc.codegen.resolve.Sources;
import java.util.List;

/** Reports configuration that nothing in the documents answers to: most likely a name is misspelt, or was changed. */
final class UnusedOptions {
    private final ModelOptions options;
    private final TypeChoices types;
    private final MethodChoices methods;
    private final Sources sources;
    private final Findings findings;

    UnusedOptions(ModelOptions options, TypeChoices types, MethodChoices methods, Sources sources, Findings findings) {
        this.options = options;
        this.types = types;
        this.methods = methods;
        this.sources = sources;
        this.findings = findings;
    }

    void report(List<OpenRpcDocument> documents) {
        if (documents.isEmpty()) {
            return;
        }
        Locatable at = documents.get(0).place();
        for (String key : types.unused()) {
            report(at, "The configuration names the schema or format '" + key + "', which the documents do not have.");
        }
        for (String key : methods.unused()) {
            report(at, "The configuration names the method '" + key + "', which the documents do not have.");
        }
        for (String key : options.packages().files().keySet()) {
            if (sources.files().stream().noneMatch(file -> PackageLayout.matches(key, file.displayName()))) {
                report(at, "The configuration gives a package to the file '" + key + "', which was not read.");
            }
        }
    }

    private void report(Locatable at, String sentence) {
        findings.report(Problem.UNUSED_OPTION, at, sentence, "Correct the name, or remove the entry.");
    }
}
