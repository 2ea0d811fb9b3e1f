package dev.duplexrpc.codegen;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.document.DocumentBundle;
import dev.duplexrpc.codegen.document.LoadedDocuments;
import dev.duplexrpc.codegen.document.OpenRpcDocument;
import dev.duplexrpc.codegen.model.ApiModel;
import dev.duplexrpc.codegen.model.ServiceModel;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.name.Names;
import dev.duplexrpc.codegen.resolve.ReferenceBases;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The documents that lie beside the generated classes, so that a service can show what it is: one for each document, called after its first interface. A service whose methods
 * are from several documents has none.
 */
final class CarriedDocuments {
    private final SortedMap<String, String> files = new TreeMap<>();
    private final Map<TypeId, String> resources = new HashMap<>();

    private CarriedDocuments() {}

    static CarriedDocuments none() {
        return new CarriedDocuments();
    }

    static CarriedDocuments of(
            ApiModel model, Names names, LoadedDocuments loaded, ReferenceBases bases, Diagnostics diagnostics) {
        // What is wrong with references has been reported; parts that nobody needed are nobody's problem.
        Resolver resolver = new Resolver(loaded.sources(), bases, new Diagnostics(Strictness.LENIENT));
        loaded.documents().forEach(document -> resolver.register(document.file()));
        CarriedDocuments carried = new CarriedDocuments();
        for (OpenRpcDocument document : loaded.documents()) {
            resolver.beginAt(document.file());
            carried.add(document, model, names, resolver);
            sayWhatCarriesNone(document, model, diagnostics);
        }
        return carried;
    }

    private static void sayWhatCarriesNone(OpenRpcDocument document, ApiModel model, Diagnostics diagnostics) {
        for (ServiceModel service : model.services()) {
            if (service.document() == null
                    && service.file().equals(document.file().displayName())) {
                diagnostics.report(
                        Problem.DOCUMENT_NOT_CARRIED,
                        document.place(),
                        "The interface of \"" + service.key()
                                + "\" has methods of several documents, so it carries none of them: rpc.discover has nothing to answer with.",
                        "Give each document a title of its own, or the server a document that describes them all; the parameter 'carryDocument' says that none is wanted.");
            }
        }
    }

    private void add(OpenRpcDocument document, ApiModel model, Names names, Resolver resolver) {
        String path = null;
        for (ServiceModel service : model.services()) {
            if (document.file().displayName().equals(service.document())) {
                if (path == null) {
                    path = names.pathOf(service.id()) + ".openrpc.json";
                    files.put(path, DocumentBundle.of(document, resolver) + "\n");
                }
                resources.put(service.id(), path);
            }
        }
    }

    /** Their contents, by path. */
    SortedMap<String, String> files() {
        return files;
    }

    /** Their paths, by service. */
    Map<TypeId, String> resources() {
        return resources;
    }
}
