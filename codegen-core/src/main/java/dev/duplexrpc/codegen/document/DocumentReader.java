package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.check.ExampleCheck;
import dev.duplexrpc.codegen.check.Part;
import dev.duplexrpc.codegen.check.SchemaWalk;
import dev.duplexrpc.codegen.check.StructureCheck;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolver;
import dev.duplexrpc.specs.OpenRpcVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one document. */
final class DocumentReader {
    private final Place document;
    private final Resolver resolver;
    private final Diagnostics diagnostics;
    private final LoadOptions.ExampleChecks examples;

    DocumentReader(SourceFile file, Resolver resolver, Diagnostics diagnostics, LoadOptions.ExampleChecks examples) {
        this.document = Place.root(file);
        this.resolver = resolver;
        this.diagnostics = diagnostics;
        this.examples = examples;
    }

    /** The document, or null when the file holds something else. */
    @Nullable OpenRpcDocument read() {
        if (!isOpenRpc()) {
            return null;
        }
        OpenRpcVersion version = Versions.of(document, diagnostics);
        StructureCheck structure = new StructureCheck(version, diagnostics);
        structure.check(document, Part.DOCUMENT, List.of());
        PartReader parts = new PartReader(resolver, structure, diagnostics);
        Place methods = document.child("methods");
        OpenRpcDocument read = new OpenRpcDocument(
                document,
                version,
                info(),
                new MethodReader(resolver, parts, version, diagnostics)
                        .methods(methods == null ? List.of() : methods.elements()),
                components(parts),
                Fields.extensions(document));
        SchemaWalk walk = new SchemaWalk(resolver, structure, diagnostics);
        walkSchemas(read, structure, walk);
        new Links(resolver, diagnostics).check(read);
        if (examples == LoadOptions.ExampleChecks.ON) {
            checkExamples(read, walk);
        }
        return read;
    }

    private static void walkSchemas(OpenRpcDocument document, StructureCheck structure, SchemaWalk walk) {
        document.components().schemas().values().forEach(schema -> walk.add(schema, List.of()));
        document.components().contentDescriptors().values().forEach(part -> walk.add(part.schema(), part.way()));
        for (MethodObject method : document.methods()) {
            method.params().forEach(param -> walk.add(param.schema(), param.way()));
            ContentDescriptor result = method.result();
            if (result != null) {
                walk.add(result.schema(), result.way());
            }
        }
        FurtherSchemas.of(document).forEach((schema, way) -> {
            structure.check(schema, Part.SCHEMA, way);
            walk.add(schema, way);
        });
        walk.run();
    }

    private void checkExamples(OpenRpcDocument document, SchemaWalk walk) {
        ExampleCheck check = new ExampleCheck(this.document, resolver, diagnostics);
        PairingExamples pairings = new PairingExamples(diagnostics);
        for (MethodObject method : document.methods()) {
            pairings.add(method, check);
        }
        check.addFrom(walk.visited());
        check.run();
    }

    private boolean isOpenRpc() {
        if (!(document.node() instanceof ObjectNode object)) {
            notOpenRpc("it holds " + document.node().kind() + " and not an object");
            return false;
        }
        if (object.has("openrpc")) {
            return true;
        }
        notOpenRpc(
                object.has("openapi") || object.has("swagger")
                        ? "it is an OpenAPI document"
                        : object.has("asyncapi")
                                ? "it is an AsyncAPI document"
                                : "it has no member \"openrpc\" that tells the version");
        return false;
    }

    private void notOpenRpc(String why) {
        diagnostics.report(
                Problem.NOT_OPENRPC,
                document,
                document.file().displayName() + " is not an OpenRPC document: " + why + ".",
                "Give the path of a document with \"openrpc\", \"info\" and \"methods\" at its top.");
    }

    private OpenRpcDocument.Info info() {
        Place info = document.child("info");
        return info == null
                ? new OpenRpcDocument.Info("", "", null)
                : new OpenRpcDocument.Info(
                        Fields.text(info, "title", ""),
                        Fields.text(info, "version", ""),
                        Fields.text(info, "description"));
    }

    private Components components(PartReader parts) {
        Place components = document.child("components");
        if (components == null) {
            return new Components(Map.of(), Map.of(), Map.of(), Map.of());
        }
        return new Components(
                map(components, "schemas", place -> place),
                map(components, "contentDescriptors", place -> parts.contentDescriptor(place, place.name())),
                map(components, "errors", place -> parts.error(place, List.of())),
                map(components, "tags", place -> parts.tag(place, List.of())));
    }

    private static <T> Map<String, T> map(Place components, String name, Function<Place, @Nullable T> reader) {
        Place section = components.child(name);
        Map<String, T> all = new LinkedHashMap<>();
        for (Place place : section == null ? List.<Place>of() : section.members()) {
            T part = reader.apply(place);
            if (part != null) {
                all.put(place.name(), part);
            }
        }
        return all;
    }
}
