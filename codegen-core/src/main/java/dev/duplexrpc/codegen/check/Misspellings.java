package dev.duplexrpc.codegen.check;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Similar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds words of schemas that are one slip away from a keyword. JSON Schema lets a schema have any words, so nothing else would tell that {@code propertys} are
 * no {@code properties}. Words of tools ({@code x-…}, {@code ui:…}) are nobody's slips.
 */
final class Misspellings {
    /** A letter too many and one too few, or two that changed places. */
    private static final int MOST_LETTERS = 2;

    /** What decides about types and checks; shorter keywords are too close to too many words. */
    private static final Set<String> MEANT = Set.of(
            "$ref",
            "type",
            "enum",
            "const",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "items",
            "additionalItems",
            "prefixItems",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxProperties",
            "minProperties",
            "required",
            "properties",
            "patternProperties",
            "additionalProperties",
            "propertyNames",
            "allOf",
            "anyOf",
            "oneOf",
            "format",
            "nullable");

    /** Other words of JSON Schema, of OpenAPI's dialect, and of tools, that look like one of the above. */
    private static final Set<String> OTHERS = Set.of(
            "unevaluatedItems",
            "unevaluatedProperties",
            "contains",
            "minContains",
            "maxContains",
            "dependentRequired",
            "contentEncoding",
            "patterns",
            "formats",
            "item",
            "optional",
            "name",
            "names");

    private final Diagnostics diagnostics;

    /** Words that are no slips; most schemas use the same few, so that each is compared with all that could be meant once. */
    private final Set<String> fine = new HashSet<>(MEANT);

    Misspellings(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        fine.addAll(OTHERS);
    }

    void check(Place schema, List<ReferenceStep> way) {
        if (!(schema.node() instanceof ObjectNode object)) {
            return;
        }
        for (ObjectNode.Member member : object.members()) {
            String name = member.name();
            if (isEmptyList(name, member.value())) {
                diagnostics.report(
                        Problem.INVALID_SCHEMA,
                        schema.key(name),
                        way,
                        "\"" + name + "\" lists nothing, so it says nothing about the value.",
                        "List what is allowed, or remove it.");
            } else if (!fine.contains(name)) {
                String near = isWord(name) ? Similar.to(name, MEANT, MOST_LETTERS) : null;
                if (near == null) {
                    fine.add(name);
                } else {
                    diagnostics.report(
                            Problem.UNKNOWN_KEYWORD,
                            schema.key(name),
                            way,
                            "JSON Schema has no word \"" + name + "\", so it means nothing.",
                            "Did you mean \"" + near + "\"? A word of your own begins with \"x-\".");
                }
            }
        }
    }

    private static boolean isEmptyList(String name, Node value) {
        return (name.equals("type") || name.equals("enum")) && value instanceof ArrayNode list && list.isEmpty();
    }

    private static boolean isWord(String name) {
        return name.length() > 2
                && !name.startsWith("x-")
                && name.chars().allMatch(c -> Character.isLetter(c) || c == '_' || c == '-' || c == '$');
    }
}
