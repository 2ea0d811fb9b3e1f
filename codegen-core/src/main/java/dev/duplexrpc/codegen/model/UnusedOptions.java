package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Locatable;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.document.OpenRpcDocument;
import java.util.List;

/** Reports configuration that nothing in the documents answers to: most likely a name is misspelt, or was changed. */
final class UnusedOptions {
    private final TypeChoices types;
    private final MethodChoices methods;
    private final Findings findings;

    UnusedOptions(TypeChoices types, MethodChoices methods, Findings findings) {
        this.types = types;
        this.methods = methods;
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
    }

    private void report(Locatable at, String sentence) {
        findings.report(Problem.UNUSED_OPTION, at, sentence, "Correct the name, or remove the entry.");
    }
}
