package dev.duplexrpc.codegen.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes values that are probably valid against a schema of a bundle. It need not be right: a judge says which of them are
 * valid, and only those prove anything. Where the generator takes a schema as its authors mean it and not as JSON Schema has it ({@code items:
 * [X]} is a list of X, a tuple has all its items, a variant of a union does not bring the members that tell another one), only values in that sense are made.
 */
public final class Instances {
    /** Where a branch of a union was chosen: the members of the other branches, an array of names. */
    static final String NAMES_OF_SIBLINGS = "x-names-of-siblings";

    private static final int MAX_DEPTH = 7;

    private final Choices choices;
    private final JsonNode definitions;
    private final Texts texts;
    private final Numbers numbers;

    /** @param bundle what the references of the schemas lead into, below {@code definitions} */
    public Instances(Choices choices, JsonNode bundle) {
        this.choices = choices;
        this.definitions = bundle.path("definitions");
        this.texts = new Texts(choices);
        this.numbers = new Numbers(choices);
    }

    /** A value for the schema; null when none comes to mind. */
    public @Nullable JsonNode make(JsonNode schema) {
        return make(schema, 0);
    }

    private @Nullable JsonNode make(JsonNode schema, int depth) {
        if (schema.isBoolean()) {
            return schema.booleanValue() ? anything(depth) : null;
        }
        if (depth > 4 * MAX_DEPTH || !schema.isObject()) {
            return null;
        }
        ObjectNode flat = flatten((ObjectNode) schema, 0);
        if (flat == null) {
            return null;
        }
        if (flat.has("const")) {
            return flat.get("const");
        }
        if (flat.path("enum").isArray()) {
            return flat.get("enum").isEmpty()
                    ? null
                    : flat.get("enum").get(choices.below(flat.get("enum").size()));
        }
        return ofType(flat, type(flat), depth);
    }

    /** The schema with references followed, {@code allOf} merged in and one branch of each union chosen. */
    private @Nullable ObjectNode flatten(ObjectNode schema, int steps) {
        if (steps > 20) {
            return null;
        }
        ObjectNode own = schema.deepCopy();
        List<JsonNode> parts = new ArrayList<>();
        JsonNode ref = own.remove("$ref");
        if (ref != null) {
            parts.add(definitions.path(ref.asString("").replace("#/definitions/", "")));
        }
        JsonNode all = own.remove("allOf");
        if (all != null) {
            all.forEach(parts::add);
        }
        for (String union : List.of("oneOf", "anyOf")) {
            JsonNode branches = own.remove(union);
            if (branches != null && !branches.isEmpty()) {
                JsonNode chosen = branches.get(choices.below(branches.size()));
                parts.add(chosen);
                ArrayNode names = own.withArray("/" + NAMES_OF_SIBLINGS);
                for (JsonNode branch : branches) {
                    if (branch != chosen) {
                        addNames(names, branch);
                    }
                }
            }
        }
        ObjectNode flat = own;
        for (JsonNode part : parts) {
            if (part.isBoolean() && !part.booleanValue()) {
                return null;
            }
            if (part instanceof ObjectNode object) {
                ObjectNode flatPart = flatten(object, steps + 1);
                if (flatPart == null) {
                    return null;
                }
                flat = Merging.merge(flat, flatPart);
            }
        }
        return flat.has("allOf") ? flatten(flat, steps + 1) : flat;
    }

    private void addNames(ArrayNode names, JsonNode branch) {
        JsonNode ref = branch.path("$ref");
        JsonNode schema = ref.isString() ? definitions.path(ref.asString().replace("#/definitions/", "")) : branch;
        schema.path("required").forEach(names::add);
        schema.path("properties").propertyNames().forEach(names::add);
    }

    private String type(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            return type.asString();
        }
        if (type.isArray() && !type.isEmpty()) {
            return type.get(choices.below(type.size())).asString("");
        }
        if (hasAny(schema, "properties", "required", "additionalProperties", "patternProperties", "minProperties")) {
            return "object";
        }
        if (hasAny(schema, "items", "prefixItems", "minItems", "maxItems", "uniqueItems")) {
            return "array";
        }
        if (hasAny(schema, "pattern", "format", "minLength", "maxLength")) {
            return "string";
        }
        if (hasAny(schema, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")) {
            return "number";
        }
        return "";
    }

    private static boolean hasAny(ObjectNode schema, String... words) {
        for (String word : words) {
            if (schema.has(word) && !saysNothing(word, schema.get(word))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the keyword stands there for nothing, so that it is no sign of what is meant. */
    private static boolean saysNothing(String word, JsonNode value) {
        return switch (word) {
            case "additionalProperties" -> value.isBoolean() ? value.booleanValue() : value.isEmpty();
            case "required", "properties", "patternProperties" -> value.isEmpty();
            default -> false;
        };
    }

    private @Nullable JsonNode ofType(ObjectNode schema, String type, int depth) {
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> texts.make(schema);
            case "integer" -> numbers.whole(schema);
            case "number" -> numbers.number(schema);
            case "boolean" -> JsonValues.NODES.booleanNode(choices.chance(50));
            case "null" -> JsonValues.NODES.nullNode();
            default -> anything(depth);
        };
    }

    private @Nullable JsonNode object(ObjectNode schema, int depth) {
        ObjectNode value = JsonValues.NODES.objectNode();
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean needed = required.remove(property.getKey());
            if (!needed && (depth >= MAX_DEPTH || !choices.chance(60))) {
                continue;
            }
            JsonNode member = make(property.getValue(), depth + 1);
            if (member != null) {
                value.set(property.getKey(), member);
            } else if (needed) {
                return null;
            }
        }
        for (String name : required) {
            JsonNode other = make(otherMember(schema, name), depth + 1);
            if (other == null) {
                return null;
            }
            value.set(name, other);
        }
        others(schema, value, depth);
        return value;
    }

    private void others(ObjectNode schema, ObjectNode value, int depth) {
        int least = schema.path("minProperties").asInt(0) - value.size();
        int wanted = Math.max(least, depth >= MAX_DEPTH || !choices.chance(40) ? 0 : choices.between(1, 2));
        Set<String> taken = new LinkedHashSet<>(schema.path("properties").propertyNames());
        schema.path(NAMES_OF_SIBLINGS).forEach(name -> taken.add(name.asString("")));
        for (int i = 0; i < wanted; i++) {
            String name = otherName(schema);
            if (value.has(name) || taken.contains(name)) {
                continue;
            }
            JsonNode other = make(otherMember(schema, name), depth + 1);
            if (other != null) {
                value.set(name, other);
            }
        }
    }

    private String otherName(ObjectNode schema) {
        JsonNode patterns = schema.path("patternProperties");
        JsonNode names = schema.path("propertyNames");
        if (names.isObject() && choices.chance(90)) {
            JsonNode name = make(names, MAX_DEPTH);
            if (name != null && name.isString()) {
                return name.asString();
            }
        }
        if (!patterns.isEmpty() && choices.chance(80)) {
            List<String> all = new ArrayList<>(patterns.propertyNames());
            return PatternSample.of(choices.oneOf(all), choices);
        }
        return texts.name();
    }

    private JsonNode otherMember(ObjectNode schema, String name) {
        for (Map.Entry<String, JsonNode> pattern :
                schema.path("patternProperties").properties()) {
            if (PatternSample.finds(pattern.getKey(), name)) {
                return pattern.getValue();
            }
        }
        JsonNode additional = schema.get("additionalProperties");
        // A pattern that takes all names but the empty one is meant to take them all.
        boolean intended = schema.path("patternProperties").isEmpty() || !name.isEmpty();
        return additional == null ? JsonValues.NODES.booleanNode(intended) : additional;
    }

    private @Nullable JsonNode array(ObjectNode schema, int depth) {
        JsonNode items = schema.path("items");
        JsonNode prefix = items.isArray() ? items : schema.path("prefixItems");
        JsonNode rest = items.isArray() ? schema.path("additionalItems") : items;
        boolean list = items.isArray()
                && items.size() == 1
                && rest.isMissingNode()
                && (!schema.has("maxItems") || schema.path("maxItems").equals(schema.path("minItems")));
        if (list) {
            rest = items.get(0);
        }
        int least = schema.path("minItems").asInt(0);
        if (!list && least == 0) {
            least = prefix.size();
        }
        int most = Math.min(schema.path("maxItems").asInt(least + 3), least + 8);
        int wanted = depth >= MAX_DEPTH ? least : choices.between(least, Math.max(least, most));
        if (!prefix.isEmpty() && choices.chance(70)) {
            wanted = Math.max(least, Math.min(most, prefix.size()));
        }
        ArrayNode value = JsonValues.NODES.arrayNode();
        for (int i = 0; i < wanted; i++) {
            JsonNode element = i < prefix.size()
                    ? make(prefix.get(i), depth + 1)
                    : make(rest.isMissingNode() ? JsonValues.NODES.booleanNode(true) : rest, depth + 1);
            if (element == null) {
                return value.size() >= least ? value : null;
            }
            value.add(element);
        }
        return value;
    }

    private JsonNode anything(int depth) {
        return switch (choices.below(depth >= MAX_DEPTH ? 5 : 7)) {
            case 0 -> JsonValues.NODES.nullNode();
            case 1 -> JsonValues.NODES.booleanNode(choices.chance(50));
            case 2 -> JsonValues.NODES.numberNode(choices.anyLong());
            case 3 -> JsonValues.NODES.numberNode(new BigDecimal(BigInteger.valueOf(choices.anyLong()), 7));
            case 4 -> JsonValues.NODES.stringNode(texts.any());
            case 5 -> JsonValues.NODES.arrayNode().add(anything(depth + 2));
            default -> JsonValues.NODES.objectNode().set(texts.name(), anything(depth + 2));
        };
    }
}
