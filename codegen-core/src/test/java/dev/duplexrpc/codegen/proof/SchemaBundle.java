package dev.duplexrpc.codegen.proof;

import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolved;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of several files as one that stands alone: every schema that is asked for and every target of a reference becomes a
 * definition. Words that only describe are left out; what stands beside a {@code $ref} counts, as it does for the generator.
 */
public final class SchemaBundle {
    private static final Set<String> SINGLE = Set.of(
            "additionalItems",
            "additionalProperties",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "unevaluatedProperties",
            "unevaluatedItems");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "dependentSchemas");
    private static final Set<String> PLAIN = Set.of(
            "type",
            "enum",
            "const",
            "required",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minContains",
            "maxContains",
            "minProperties",
            "maxProperties",
            "dependentRequired",
            "contentEncoding",
            "media");
    /** All that a content descriptor has; where one stands in place of a schema, its schema is meant. */
    private static final Set<String> OF_CONTENT_DESCRIPTORS =
            Set.of("name", "schema", "description", "summary", "required", "deprecated");

    private static final Set<String> WORDS_OF_2020 = Set.of(
            "prefixItems",
            "dependentSchemas",
            "dependentRequired",
            "unevaluatedProperties",
            "unevaluatedItems",
            "minContains",
            "maxContains");

    private final Resolver resolver;
    private final Map<Place, Integer> numbers = new HashMap<>();
    private final Deque<Place> open = new ArrayDeque<>();
    private final ObjectNode definitions = JsonValues.NODES.objectNode();
    private boolean newWords;

    public SchemaBundle(Resolver resolver) {
        this.resolver = resolver;
    }

    /** The number of the definition that says what this place says. */
    public int define(Place place) {
        int number = number(place);
        while (!open.isEmpty()) {
            Place next = open.removeFirst();
            definitions.set(String.valueOf(numbers.get(next)), convert(next));
        }
        return number;
    }

    /** A schema that is nothing but the definitions. */
    public ObjectNode toJson() {
        ObjectNode bundle = JsonValues.NODES.objectNode();
        bundle.set("definitions", definitions);
        return bundle;
    }

    /** Whether words occur that mean something since 2019 only. */
    public boolean usesNewWords() {
        return newWords;
    }

    private int number(Place place) {
        Integer known = numbers.get(place);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        numbers.put(place, number);
        open.add(place);
        return number;
    }

    private JsonNode convert(Place place) {
        if (!(place.node() instanceof dev.duplexrpc.codegen.read.ObjectNode)) {
            return JsonValues.NODES.booleanNode(
                    !(place.node() instanceof dev.duplexrpc.codegen.read.BooleanNode bool) || bool.value());
        }
        Place meant = place.child("schema");
        if (meant != null && place.members().stream().allMatch(each -> OF_CONTENT_DESCRIPTORS.contains(each.name()))) {
            return convert(meant);
        }
        Resolved resolved = resolver.follow(place);
        if (resolved == null) {
            return own(place); // what stands beside a reference that leads nowhere still counts
        }
        if (!resolved.wasReference()) {
            return own(place);
        }
        // A reference on the way that says more is a definition of its own, which leads on.
        Place next = resolved.siblings().stream()
                .filter(sibling -> !sibling.equals(place))
                .findFirst()
                .orElse(resolved.target());
        ObjectNode reference = JsonValues.NODES.objectNode().put("$ref", "#/definitions/" + number(next));
        ObjectNode own = own(place);
        if (own.isEmpty()) {
            return reference;
        }
        ObjectNode both = JsonValues.NODES.objectNode();
        both.putArray("allOf").add(reference).add(own);
        return both;
    }

    private ObjectNode own(Place place) {
        ObjectNode schema = JsonValues.NODES.objectNode();
        for (Place member : place.members()) {
            String word = member.name();
            newWords |= WORDS_OF_2020.contains(word);
            if (SINGLE.contains(word) && SchemaPlaces.isSchema(member)) {
                schema.set(word, convert(member));
            } else if (LISTS.contains(word)) {
                schema.set(word, list(member.elements()));
            } else if (word.equals("items")) {
                schema.set(word, SchemaPlaces.isSchema(member) ? convert(member) : list(member.elements()));
            } else if (NAMED.contains(word)) {
                ObjectNode named = schema.putObject(word);
                member.members().forEach(each -> named.set(each.name(), convert(each)));
            } else if (PLAIN.contains(word)) {
                schema.set(word, JsonValues.of(member.node()));
            }
        }
        oldBound(schema, "exclusiveMinimum", "minimum");
        oldBound(schema, "exclusiveMaximum", "maximum");
        return schema;
    }

    private ArrayNode list(List<Place> places) {
        ArrayNode list = JsonValues.NODES.arrayNode();
        places.forEach(place -> list.add(convert(place)));
        return list;
    }

    /** Draft 4 says {@code "minimum": 0, "exclusiveMinimum": true}. */
    private static void oldBound(ObjectNode schema, String exclusive, String inclusive) {
        JsonNode flag = schema.get(exclusive);
        if (flag == null || !flag.isBoolean()) {
            return;
        }
        schema.remove(exclusive);
        if (flag.booleanValue() && schema.has(inclusive)) {
            schema.set(exclusive, schema.remove(inclusive));
        }
    }
}
