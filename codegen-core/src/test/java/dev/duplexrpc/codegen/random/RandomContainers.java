package dev.duplexrpc.codegen.random;

import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.JsonValues;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes schemas of what holds other values: objects, maps and arrays. */
final class RandomContainers {
    private final Choices choices;
    private final Words words;
    private final RandomSchema schemas;

    /** @param schemas makes the schemas inside */
    RandomContainers(Choices choices, Words words, RandomSchema schemas) {
        this.choices = choices;
        this.words = words;
        this.schemas = schemas;
    }

    ObjectNode object(int depth) {
        ObjectNode schema = schema();
        if (choices.chance(85)) {
            schema.put("type", "object");
        }
        properties(schema, depth, choices.below(6));
        others(schema, depth);
        return schema;
    }

    void properties(ObjectNode schema, int depth, int count) {
        ObjectNode properties = schema.putObject("properties");
        Set<String> required = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            String name = words.member();
            properties.set(name, schemas.make(depth + 1));
            if (choices.chance(45)) {
                required.add(name);
            }
        }
        if (choices.chance(3)) {
            required.add(words.member());
        }
        if (!required.isEmpty() || choices.chance(10)) {
            ArrayNode names = schema.putArray("required");
            required.forEach(names::add);
        }
    }

    private void others(ObjectNode schema, int depth) {
        switch (choices.below(12)) {
            case 0, 1 -> schema.put("additionalProperties", false);
            case 2 -> schema.put("additionalProperties", true);
            case 3 -> schema.set("additionalProperties", schemas.make(depth + 1));
            case 4 ->
                schema.putObject("patternProperties")
                        .set(choices.oneOf(".*", "^x-", "^[a-z]+$"), schemas.make(depth + 1));
            default -> {}
        }
    }

    ObjectNode map(int depth) {
        ObjectNode schema = schema().put("type", "object");
        if (choices.chance(60)) {
            schema.set("additionalProperties", schemas.make(depth + 1));
        } else {
            schema.putObject("patternProperties").set(choices.oneOf(".*", "^.*$", "^[a-z]+$"), schemas.make(depth + 1));
        }
        if (choices.chance(15)) {
            schema.put("minProperties", 1);
        }
        return schema;
    }

    ObjectNode array(int depth) {
        ObjectNode schema = schema().put("type", "array");
        switch (choices.below(8)) {
            case 0 -> {
                ArrayNode items = schema.putArray("items");
                int count = choices.between(1, 3);
                for (int i = 0; i < count; i++) {
                    items.add(schemas.make(depth + 1));
                }
                if (choices.chance(60)) {
                    schema.put("minItems", count).put("maxItems", count);
                }
                if (choices.chance(30)) {
                    schema.put("additionalItems", false);
                }
            }
            case 1 -> schema.putArray("items").add(schemas.make(depth + 1));
            case 2 -> {}
            default -> schema.set("items", schemas.make(depth + 1));
        }
        if (choices.chance(10)) {
            schema.put("minItems", 1).put("maxItems", choices.between(1, 4));
        }
        if (choices.chance(6)) {
            schema.put("uniqueItems", true);
        }
        return schema;
    }

    private static ObjectNode schema() {
        return JsonValues.NODES.objectNode();
    }
}
