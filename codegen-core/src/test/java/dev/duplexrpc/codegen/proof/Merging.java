package dev.duplexrpc.codegen.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two schemas as one that demands both, as far as making values needs it; what it gets wrong the judge finds. */
final class Merging {
    private Merging() {}

    static ObjectNode merge(ObjectNode one, ObjectNode other) {
        ObjectNode merged = one.deepCopy();
        for (Map.Entry<String, JsonNode> word : other.properties()) {
            JsonNode known = merged.get(word.getKey());
            merged.set(word.getKey(), known == null ? word.getValue() : both(word.getKey(), known, word.getValue()));
        }
        return merged;
    }

    private static JsonNode both(String word, JsonNode one, JsonNode other) {
        return switch (word) {
            case "required", "allOf", Instances.NAMES_OF_SIBLINGS -> concat(one, other);
            case "properties", "patternProperties" -> members(one, other);
            case "type", "enum" -> common(word, one, other);
            case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" -> larger(one, other);
            case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" -> larger(other, one);
            case "items", "additionalProperties", "additionalItems" -> allOf(one, other);
            default -> other;
        };
    }

    private static JsonNode larger(JsonNode one, JsonNode other) {
        BigDecimal left = one.decimalValue(BigDecimal.ZERO);
        return left.compareTo(other.decimalValue(BigDecimal.ZERO)) >= 0 ? one : other;
    }

    private static JsonNode concat(JsonNode one, JsonNode other) {
        ArrayNode all = JsonValues.NODES.arrayNode();
        one.forEach(all::add);
        other.forEach(all::add);
        return all;
    }

    private static JsonNode members(JsonNode one, JsonNode other) {
        ObjectNode all = (ObjectNode) one.deepCopy();
        for (Map.Entry<String, JsonNode> member : other.properties()) {
            JsonNode known = all.get(member.getKey());
            all.set(member.getKey(), known == null ? member.getValue() : allOf(known, member.getValue()));
        }
        return all;
    }

    private static JsonNode allOf(JsonNode one, JsonNode other) {
        if (one.isBoolean() || other.isBoolean()) {
            return one.isBoolean() && !one.booleanValue()
                    ? one
                    : other.isBoolean() && other.booleanValue() ? one : other;
        }
        if (one.isArray() || other.isArray()) {
            return other;
        }
        ObjectNode both = JsonValues.NODES.objectNode();
        both.putArray("allOf").add(one).add(other);
        return both;
    }

    private static JsonNode common(String word, JsonNode one, JsonNode other) {
        List<JsonNode> left = listed(one);
        ArrayNode both = JsonValues.NODES.arrayNode();
        for (JsonNode candidate : left) {
            for (JsonNode value : listed(other)) {
                if (JsonValues.same(candidate, value)) {
                    both.add(candidate);
                } else if (word.equals("type") && isInteger(candidate, value)) {
                    both.add("integer");
                }
            }
        }
        return both.isEmpty() ? other : both;
    }

    private static boolean isInteger(JsonNode one, JsonNode other) {
        return List.of(one.asString(""), other.asString("")).containsAll(List.of("integer", "number"));
    }

    private static List<JsonNode> listed(JsonNode value) {
        if (!value.isArray()) {
            return List.of(value);
        }
        List<JsonNode> all = new ArrayList<>();
        value.forEach(all::add);
        return all;
    }
}
