package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schemas where the specification of OpenRPC has none: data of errors, items of subscriptions, progress, definitions at the top of
 * the document. What checks the document takes them for values of any kind, so they must be checked by themselves.
 */
final class FurtherSchemas {
    private final Map<Place, List<ReferenceStep>> schemas = new LinkedHashMap<>();

    private FurtherSchemas() {}

    /** The schemas, each once, with the references that led to it. */
    static Map<Place, List<ReferenceStep>> of(OpenRpcDocument document) {
        FurtherSchemas further = new FurtherSchemas();
        for (String container : List.of("definitions", "$defs")) {
            Place definitions = document.place().child(container);
            if (definitions != null) {
                definitions.members().forEach(schema -> further.add(schema, List.of()));
            }
        }
        document.components().errors().values().forEach(further::add);
        for (MethodObject method : document.methods()) {
            method.errors().forEach(further::add);
            Place subscription = method.extensions().get("x-subscription");
            further.add(subscription == null ? null : subscription.child("item"), method.way());
            further.add(method.extensions().get("x-progress"), method.way());
        }
        return further.schemas;
    }

    private void add(ErrorObject error) {
        Place data = error.data();
        if (data != null && ErrorObject.isSchema(data.node())) {
            add(data, error.way());
        }
    }

    /** What cannot be a schema at all is told by who reads the hint. */
    private void add(@Nullable Place place, List<ReferenceStep> way) {
        if (place != null && (place.node() instanceof ObjectNode || place.node() instanceof BooleanNode)) {
            schemas.putIfAbsent(place, way);
        }
    }
}
