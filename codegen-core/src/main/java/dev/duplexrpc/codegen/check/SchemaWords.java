package dev.duplexrpc.codegen.check;

import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which words of a JSON Schema hold further schemas, in all drafts from 04 to 2020-12. */
public final class SchemaWords {
    private static final Set<String> SCHEMA = Set.of(
            "additionalItems",
            "unevaluatedItems",
            "contains",
            "additionalProperties",
            "unevaluatedProperties",
            "propertyNames",
            "not",
            "if",
            "then",
            "else",
            "contentSchema");
    static final Set<String> LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> MAP =
            Set.of("properties", "patternProperties", "definitions", "$defs", "dependentSchemas", "dependencies");

    private SchemaWords() {}

    /** The schemas directly inside a schema, references among them not followed. */
    public static List<Place> children(Place schema) {
        List<Place> children = new ArrayList<>();
        for (Place word : schema.members()) {
            String name = word.name();
            if (SCHEMA.contains(name)) {
                children.add(word);
            } else if (LIST.contains(name)) {
                children.addAll(word.elements());
            } else if (MAP.contains(name)) {
                children.addAll(word.members());
            } else if (name.equals("items")) {
                children.addAll(word.node() instanceof ArrayNode ? word.elements() : List.of(word));
            }
        }
        children.removeIf(child -> !isSchema(child));
        return children;
    }

    static boolean isSchema(Place place) {
        return place.node() instanceof ObjectNode || place.node() instanceof BooleanNode;
    }
}
