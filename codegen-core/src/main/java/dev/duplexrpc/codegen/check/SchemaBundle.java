package dev.duplexrpc.codegen.check;

import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.NumberNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.TextNode;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolved;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Copies schemas, from whatever files and in whatever drafts, into one schema of draft 2020-12 that needs nothing else: a
 * definition for each schema that is asked for or referred to. So the validator meets no reference that it could want to
 * fetch, and compiles each schema once.
 */
final class SchemaBundle {
    private static final Set<String> NUMBERS = Set.of(
            "multipleOf",
            "maximum",
            "minimum",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "maxItems",
            "minItems",
            "maxProperties",
            "minProperties",
            "maxContains",
            "minContains");
    private static final Set<String> SCHEMAS = Set.of(
            "unevaluatedItems",
            "contains",
            "additionalProperties",
            "unevaluatedProperties",
            "propertyNames",
            "not",
            "if",
            "then",
            "else");
    private static final Set<String> MAPS = Set.of("properties", "patternProperties", "dependentSchemas");
    private static final Set<String> TYPES =
            Set.of("array", "boolean", "integer", "null", "number", "object", "string");
    /** Schemas beyond this number allow everything: a hostile document could make the copy far larger than itself. */
    private static final int MAX_COPIES = 300_000;

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private final Resolver resolver;
    private final Map<Place, String> names = new HashMap<>();
    private final Queue<Place> pending = new ArrayDeque<>();
    private int copies;

    SchemaBundle(Resolver resolver) {
        this.resolver = resolver;
    }

    /** The name of the schema's definition, which {@link #build} will write. */
    String name(Place schema) {
        String known = names.get(schema);
        if (known != null) {
            return known;
        }
        String name = Integer.toString(names.size());
        names.put(schema, name);
        pending.add(schema);
        return name;
    }

    /** The schema with all that was named, and what that refers to, under {@code $defs}. */
    JsonNode build() {
        tools.jackson.databind.node.ObjectNode root = FACTORY.objectNode();
        tools.jackson.databind.node.ObjectNode definitions = root.putObject("$defs");
        for (Place schema = pending.poll(); schema != null; schema = pending.poll()) {
            definitions.set(name(schema), copy(schema));
        }
        return root;
    }

    private JsonNode child(Place place) {
        return names.containsKey(place) ? reference(place) : copy(place);
    }

    private JsonNode reference(Place target) {
        return FACTORY.objectNode().put("$ref", "#/$defs/" + name(target));
    }

    private JsonNode copy(Place schema) {
        if (schema.node() instanceof BooleanNode bool) {
            return FACTORY.booleanNode(bool.value());
        }
        if (++copies > MAX_COPIES) {
            return FACTORY.booleanNode(true);
        }
        tools.jackson.databind.node.ObjectNode copy = FACTORY.objectNode();
        for (Place word : schema.members()) {
            copyWord(word, word.name(), copy);
        }
        copyReference(schema, copy);
        copyItems(schema, copy);
        copyDraft4Bounds(schema, copy, "minimum", "exclusiveMinimum");
        copyDraft4Bounds(schema, copy, "maximum", "exclusiveMaximum");
        return isTrue(schema.child("nullable")) ? orNull(copy) : copy;
    }

    private static boolean isTrue(@Nullable Place place) {
        return place != null && place.node() instanceof BooleanNode bool && bool.value();
    }

    private static JsonNode orNull(JsonNode schema) {
        tools.jackson.databind.node.ObjectNode either = FACTORY.objectNode();
        either.putArray("anyOf").add(FACTORY.objectNode().put("type", "null")).add(schema);
        return either;
    }

    /** Words that cannot be copied, because they are unknown or have a wrong type, restrict nothing. */
    private void copyWord(Place word, String name, tools.jackson.databind.node.ObjectNode copy) {
        if (SCHEMAS.contains(name) && SchemaWords.isSchema(word)) {
            copy.set(name, child(word));
        } else if (SchemaWords.LIST.contains(name) && word.node() instanceof ArrayNode array && !array.isEmpty()) {
            tools.jackson.databind.node.ArrayNode list = copy.putArray(name);
            word.elements()
                    .forEach(element ->
                            list.add(SchemaWords.isSchema(element) ? child(element) : FACTORY.booleanNode(true)));
        } else if (MAPS.contains(name) && word.node() instanceof ObjectNode) {
            copyMap(word, copy.putObject(name), name.equals("patternProperties"));
        } else if (NUMBERS.contains(name) && word.node() instanceof NumberNode) {
            copy.set(name, JsonTree.of(word.node()));
        } else if (name.equals("pattern") && word.node() instanceof TextNode text && isUsable(text.value())) {
            copy.put(name, text.value());
        } else if (isPlain(name, word)) {
            copy.set(name, JsonTree.of(word.node()));
        } else if (name.equals("dependencies") || name.equals("dependentRequired")) {
            copyDependencies(word, copy);
        }
    }

    private static boolean isPlain(String name, Place word) {
        return switch (name) {
            case "const" -> true;
            case "type" ->
                isType(word)
                        || (!word.elements().isEmpty()
                                && word.elements().stream().allMatch(SchemaBundle::isType));
            case "enum" -> word.node() instanceof ArrayNode;
            case "uniqueItems" -> word.node() instanceof BooleanNode;
            case "required" ->
                word.node() instanceof ArrayNode array
                        && array.elements().stream().allMatch(TextNode.class::isInstance);
            default -> false;
        };
    }

    private static boolean isType(Place place) {
        String type = place.node().asText();
        return type != null && TYPES.contains(type);
    }

    private static boolean isUsable(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private void copyMap(Place map, tools.jackson.databind.node.ObjectNode copy, boolean keysArePatterns) {
        for (Place member : map.members()) {
            if (SchemaWords.isSchema(member) && (!keysArePatterns || isUsable(member.name()))) {
                copy.set(member.name(), child(member));
            }
        }
    }

    private void copyReference(Place schema, tools.jackson.databind.node.ObjectNode copy) {
        Resolved resolved = Resolver.isReference(schema) ? resolver.follow(schema) : null;
        if (resolved != null && SchemaWords.isSchema(resolved.target())) {
            copy.setAll((tools.jackson.databind.node.ObjectNode) reference(resolved.target()));
        }
    }

    /** Until 2019-09 {@code items} was also what {@code prefixItems} is now, and {@code additionalItems} what {@code items} is. */
    private void copyItems(Place schema, tools.jackson.databind.node.ObjectNode copy) {
        Place items = schema.child("items");
        if (items != null && SchemaWords.isSchema(items)) {
            copy.set("items", child(items));
        } else if (items != null && !items.elements().isEmpty()) {
            copyWord(items, "prefixItems", copy);
            Place rest = schema.child("additionalItems");
            if (rest != null && SchemaWords.isSchema(rest)) {
                copy.set("items", child(rest));
            }
        }
    }

    private void copyDependencies(Place word, tools.jackson.databind.node.ObjectNode copy) {
        for (Place member : word.members()) {
            if (SchemaWords.isSchema(member)) {
                copy.withObject("/dependentSchemas").set(member.name(), child(member));
            } else if (isPlain("required", member)) {
                copy.withObject("/dependentRequired").set(member.name(), JsonTree.of(member.node()));
            }
        }
    }

    private static void copyDraft4Bounds(
            Place schema, tools.jackson.databind.node.ObjectNode copy, String inclusive, String exclusive) {
        JsonNode bound = copy.get(inclusive);
        if (bound != null && isTrue(schema.child(exclusive))) {
            copy.remove(inclusive);
            copy.set(exclusive, bound);
        }
    }
}
