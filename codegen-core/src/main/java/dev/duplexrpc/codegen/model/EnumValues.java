package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code enum} and {@code const}, with the extensions that name and describe single values. */
final class EnumValues {
    private EnumValues() {}

    /** The values without repetition, null when the schema lists none. */
    static @Nullable List<KnownValue> of(Place place, ObjectNode schema, Findings findings) {
        JavaNames names = new JavaNames(findings);
        Node constant = schema.get("const");
        if (constant != null) {
            return List.of(new KnownValue(constant, names.of(place), Docs.of(place)));
        }
        if (!(schema.get("enum") instanceof ArrayNode listed) || listed.isEmpty()) {
            return null;
        }
        List<KnownValue> values = new ArrayList<>(listed.size());
        Set<Node> seen = new HashSet<>();
        for (int i = 0; i < listed.size(); i++) {
            Node value = listed.get(i);
            if (seen.add(value)) {
                values.add(new KnownValue(value, name(names, place, i), doc(schema, value, i)));
            } else {
                findings.report(
                        Problem.DUPLICATE_ENUM_VALUE,
                        place,
                        "The value " + value.toJson() + " is listed more than once.",
                        "Remove all but one.");
            }
        }
        return values;
    }

    static Set<Node> nodes(List<KnownValue> values) {
        Set<Node> nodes = new HashSet<>();
        for (KnownValue value : values) {
            nodes.add(value.value());
        }
        return nodes;
    }

    private static @Nullable String name(JavaNames names, Place schema, int index) {
        String name = names.ofValue(schema, "x-enum-varnames", index);
        return name != null ? name : names.ofValue(schema, "x-enumNames", index);
    }

    private static Doc doc(ObjectNode schema, Node value, int index) {
        for (String keyword : List.of("x-enumDescriptions", "x-enum-descriptions")) {
            Node texts = schema.get(keyword);
            String text = texts instanceof ObjectNode byValue ? byValue.text(Literals.text(value)) : at(texts, index);
            if (text != null) {
                return Docs.of(null, text, false);
            }
        }
        return Doc.NONE;
    }

    private static @Nullable String at(@Nullable Node list, int index) {
        return list instanceof ArrayNode array && index < array.size()
                ? array.get(index).asText()
                : null;
    }
}
