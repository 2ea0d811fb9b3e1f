package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.document.DocumentLoader;
import dev.duplexrpc.codegen.document.LoadOptions;
import dev.duplexrpc.codegen.document.LoadedDocuments;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.read.Limits;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.read.SourceReader;
import dev.duplexrpc.codegen.resolve.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Small documents, modelled, and what a test wants to know of them. Quotation marks in the documents may be single ones. */
record Modelled(ApiModel api, List<Diagnostic> diagnostics) {
    private static final String ROOT =
            "{'openrpc':'1.3.2','info':{'title':'Test','version':'1'},'methods':[%s],'components':{%s}}";

    /** A document with these component schemas. */
    static Modelled schemas(String schemas) {
        return document(ROOT.formatted("", "'schemas':{" + schemas + "}"), ModelOptions.DEFAULTS, Strictness.LENIENT);
    }

    static Modelled schemas(String schemas, ModelOptions options) {
        return document(ROOT.formatted("", "'schemas':{" + schemas + "}"), options, Strictness.LENIENT);
    }

    /** A document with these methods and these sections of components. */
    static Modelled methods(String methods, String components) {
        return methods(methods, components, ModelOptions.DEFAULTS);
    }

    static Modelled methods(String methods, String components, ModelOptions options) {
        return document(ROOT.formatted(methods, components), options, Strictness.LENIENT);
    }

    static Modelled document(String json, ModelOptions options, Strictness strictness) {
        return files(Map.of("test.json", json.replace('\'', '"')), options, strictness);
    }

    /** Several files, of which the first name that has an {@code openrpc} member is the document. */
    static Modelled files(Map<String, String> files, ModelOptions options, Strictness strictness) {
        Diagnostics diagnostics = new Diagnostics(strictness);
        SourceReader reader = new SourceReader(Limits.DEFAULTS, diagnostics);
        Sources sources = new Sources(reader);
        List<SourceFile> documents = new ArrayList<>();
        new LinkedHashMap<>(files).forEach((name, text) -> {
            SourceFile file = Objects.requireNonNull(reader.read(Path.of(name), text));
            sources.add(file);
            if (text.contains("openrpc")) {
                documents.add(file);
            }
        });
        return build(
                new DocumentLoader(LoadOptions.DEFAULTS, diagnostics).load(documents, sources), options, diagnostics);
    }

    static Modelled build(LoadedDocuments loaded, ModelOptions options, Diagnostics diagnostics) {
        ApiModel api = new ModelBuilder(options, loaded.resolver(), diagnostics).build(loaded.documents());
        return new Modelled(api, diagnostics.all());
    }

    /** The codes of all diagnostics, in the order of the document. */
    List<String> codes() {
        return diagnostics.stream().map(Diagnostic::code).toList();
    }

    Diagnostic diagnostic(String code) {
        return diagnostics.stream()
                .filter(d -> d.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " among " + codes()));
    }

    /** The declaration made from a component, or from what stands at this path below the component schemas. */
    Declaration declared(String path) {
        return api.declarations().values().stream()
                .filter(d -> d.id().pointer().equals("/components/schemas/" + path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no " + path + " among " + api.declarations().keySet()));
    }

    ObjectDeclaration object(String path) {
        return (ObjectDeclaration) declared(path);
    }

    UnionDeclaration union(String path) {
        return (UnionDeclaration) declared(path);
    }

    EnumDeclaration enumeration(String path) {
        return (EnumDeclaration) declared(path);
    }

    TupleDeclaration tuple(String path) {
        return (TupleDeclaration) declared(path);
    }

    boolean declares(String path) {
        return api.declarations().containsKey(new TypeId("test.json", "/components/schemas/" + path));
    }

    Member member(String object, String name) {
        return object(object).members().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no " + name + " in " + object(object).members()));
    }

    /** The type of a member as text. */
    String type(String object, String member) {
        return ModelText.use(member(object, member).use());
    }

    MethodModel method(String name) {
        return api.services().stream()
                .flatMap(s -> s.methods().stream())
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + name));
    }

    String text() {
        return ModelText.of(api);
    }
}
