package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Locatable;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.document.OpenRpcDocument;
import dev.duplexrpc.codegen.model.MethodChoices.Option;
import dev.duplexrpc.codegen.resolve.Sources;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reports configuration that nothing in the documents answers to: most likely a name is misspelt, or was changed. */
final class UnusedOptions {
    private final ModelOptions options;
    private final TypeChoices types;
    private final MethodChoices methods;
    private final ServiceGrouping services;
    private final Sources sources;
    private final Findings findings;

    UnusedOptions(
            ModelOptions options,
            TypeChoices types,
            MethodChoices methods,
            ServiceGrouping services,
            Sources sources,
            Findings findings) {
        this.options = options;
        this.types = types;
        this.methods = methods;
        this.services = services;
        this.sources = sources;
        this.findings = findings;
    }

    void report(List<OpenRpcDocument> documents) {
        if (documents.isEmpty()) {
            return;
        }
        Locatable at = documents.get(0).place();
        for (String key : types.unused(options.schemaNames())) {
            report(at, "The configuration gives a name to '" + key + "', which is no schema that becomes a class.");
        }
        for (String key : types.unused(options.types())) {
            report(
                    at,
                    "The configuration maps the schema '" + key
                            + "' to a Java type, but the documents do not have it.");
        }
        for (String key : types.unused(options.formats())) {
            report(
                    at,
                    "The configuration maps the format '" + key
                            + "' to a Java type, but no schema that becomes Java has it.");
        }
        for (String key : types.unused(options.tags())) {
            report(
                    at,
                    "The configuration gives a discriminator to the schema '" + key
                            + "', which the documents do not have.");
        }
        for (String key : methods.unused(Option.METHOD_NAMES)) {
            report(at, "The configuration gives a name to the method '" + key + "', which the documents do not have.");
        }
        for (String key : methods.unused(Option.IDEMPOTENT)) {
            report(
                    at,
                    "The configuration says that '" + key
                            + "' is idempotent, but no request and no subscription has that name.");
        }
        for (String key : methods.unused(Option.SUBSCRIPTIONS)) {
            report(
                    at,
                    "The configuration makes a subscription of the method '" + key
                            + "', which the documents do not have.");
        }
        for (String key : methods.unused(Option.PROGRESS)) {
            report(
                    at,
                    "The configuration says what '" + key + "' tells of its progress, but no request has that name.");
        }
        for (String key : methods.unused(Option.OUTBOX_POLICIES)) {
            report(
                    at,
                    "The configuration gives an outbox policy to '" + key
                            + "', but no notification and no subscription has that name.");
        }
        Set<String> members = new TreeSet<>(types.unused(options.memberNames()));
        members.retainAll(methods.unused(Option.MEMBER_NAMES));
        for (String key : members) {
            report(
                    at,
                    "The configuration gives a name to '" + key + "', which is no member of a schema that becomes a"
                            + " class, no value of an enumeration and no parameter.");
        }
        for (String key : options.packages().files().keySet()) {
            if (sources.files().stream().noneMatch(file -> PackageLayout.matches(key, file.displayName()))) {
                report(at, "The configuration gives a package to the file '" + key + "', which was not read.");
            }
        }
        services.unused().forEach(sentence -> report(at, sentence));
    }

    private void report(Locatable at, String sentence) {
        findings.report(Problem.UNUSED_OPTION, at, sentence, "Correct the entry, or remove it.");
    }
}
