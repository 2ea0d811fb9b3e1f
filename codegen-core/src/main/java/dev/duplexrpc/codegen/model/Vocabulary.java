package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import java.util.List;
import java.util.Set;

/** Which keywords of JSON Schema, of whatever draft, say something about the type of a value. */
final class Vocabulary {
    /** Keywords that narrow what a value may be, and that the generator understands. */
    private static final Set<String> CONSTRAINING = Set.of(
            "type",
            "enum",
            "const",
            "properties",
            "required",
            "additionalProperties",
            "unevaluatedProperties",
            "patternProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "items",
            "prefixItems",
            "additionalItems",
            "unevaluatedItems",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "contentEncoding",
            "media",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "oneOf",
            "anyOf",
            "x-java-type");

    /** Keywords that make no type of their own when they stand beside a reference to an object, a list or a union. */
    private static final Set<String> WEAK =
            Set.of("type", "minProperties", "maxProperties", "minItems", "maxItems", "uniqueItems");

    /** Keywords that only a validator could honour. */
    static final Set<String> UNSUPPORTED =
            Set.of("if", "dependencies", "dependentRequired", "dependentSchemas", "contains");

    private Vocabulary() {}

    /** Whether the schema says anything of its own, beside {@code $ref} and {@code allOf}. */
    static boolean constrains(ObjectNode schema) {
        return anyOwn(schema, Part.Aspect.OWN, CONSTRAINING);
    }

    static boolean constrains(ObjectNode schema, Part.Aspect aspect) {
        return anyOwn(schema, aspect, CONSTRAINING);
    }

    private static boolean anyOwn(ObjectNode schema, Part.Aspect aspect, Set<String> keywords) {
        for (ObjectNode.Member member : schema.members()) {
            if (keywords.contains(member.name()) && !isLeftOut(member.name(), aspect) && !saysNothing(member)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what the schema says of its own would not change a type that it refers to. */
    static boolean isWeak(ObjectNode schema, Part.Aspect aspect) {
        for (ObjectNode.Member member : schema.members()) {
            String name = member.name();
            if (CONSTRAINING.contains(name)
                    && !WEAK.contains(name)
                    && !isLeftOut(name, aspect)
                    && !saysNothing(member)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLeftOut(String keyword, Part.Aspect aspect) {
        return aspect == Part.Aspect.BASE && (keyword.equals("oneOf") || keyword.equals("anyOf"));
    }

    /** {@code "additionalProperties": true}, {@code "required": []} and their like. */
    private static boolean saysNothing(ObjectNode.Member member) {
        Node value = member.value();
        return switch (member.name()) {
            case "additionalProperties", "unevaluatedProperties", "additionalItems", "unevaluatedItems" ->
                allowsEverything(value);
            case "properties", "patternProperties" -> value instanceof ObjectNode object && object.isEmpty();
            case "required" -> value.toJson().equals("[]") || value instanceof BooleanNode;
            default -> false;
        };
    }

    static boolean allowsEverything(Node schema) {
        return schema instanceof BooleanNode bool
                ? bool.value()
                : schema instanceof ObjectNode object && object.isEmpty();
    }

    /** Whether the schema only says which members must or must not be there, so that it makes no type of its own. */
    static boolean isOnlyAboutPresence(Node schema) {
        if (!(schema instanceof ObjectNode object) || object.isEmpty()) {
            return false;
        }
        boolean presence = false;
        for (ObjectNode.Member member : object.members()) {
            switch (member.name()) {
                case "required", "not" -> presence = true;
                case "type" -> {
                    if (!JsonTypes.names(member.value()).equals(List.of("object"))) {
                        return false;
                    }
                }
                case "title", "description", "$comment" -> {}
                default -> {
                    return false;
                }
            }
        }
        return presence;
    }
}
