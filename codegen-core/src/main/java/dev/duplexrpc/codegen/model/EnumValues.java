package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code enum} and {@code const}, with the extensions that name and describe single values. */
final class EnumValues {
    /** What names the values, one by one. */
    private static final List<String> NAMES = List.of("x-enum-varnames", "x-enumNames");

    private EnumValues() {}

    /** The values without repetition, null when the schema lists none. */
    static @Nullable List<KnownValue> of(Place place, ObjectNode schema, Findings findings) {
        JavaNames names = new JavaNames(findings);
        Node constant = schema.get("const");
        if (constant != null) {
            String name = names.of(place);
            return List.of(new KnownValue(constant, name != null ? name : titled(place, constant), Docs.of(place)));
        }
        if (!(schema.get("enum") instanceof ArrayNode listed) || listed.isEmpty()) {
            return null;
        }
        for (String keyword : NAMES) {
            if (schema.get(keyword) instanceof ArrayNode given && given.size() < listed.size()) {
                findings.report(
                        Problem.INVALID_HINT,
                        place.key(keyword),
                        "The list of " + keyword
                                + " is shorter than that of the values; the values behind its end are named after what they are.",
                        "Name all of them, in the order of the values.");
            }
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
        String name = names.ofValue(schema, NAMES.get(0), index);
        return name != null ? name : names.ofValue(schema, NAMES.get(1), index);
    }

    /** A text says itself what it is called; a number with a title is called by that. */
    private static @Nullable String titled(Place place, Node constant) {
        String title =
                Literals.kind(constant) == Decision.Kind.NUMBER ? Labels.identifierLike(place.text("title")) : null;
        String name = title == null ? null : title.replaceAll("[ _-]", "_").toUpperCase(Locale.ROOT);
        return name != null && JavaNames.isIdentifier(name) ? name : null;
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
