package dev.duplexrpc.codegen.random;

import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.JsonValues;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes schemas of all the constructs that documents use, and of those that they had better not use. */
final class RandomSchema {
    private static final int MAX_DEPTH = 4;

    private final Choices choices;
    private final Words words;
    private final List<String> components;
    private final RandomScalars scalars;
    private final RandomContainers containers;
    private final RandomUnions unions;

    /** @param components the keys of the components that schemas may refer to */
    RandomSchema(Choices choices, List<String> components) {
        this.choices = choices;
        this.words = new Words(choices);
        this.components = components;
        this.scalars = new RandomScalars(choices, words);
        this.containers = new RandomContainers(choices, words, this);
        this.unions = new RandomUnions(choices, words, this, containers);
    }

    JsonNode make(int depth) {
        if (choices.chance(4)) {
            return choices.chance(50) ? JsonValues.NODES.booleanNode(true) : JsonValues.NODES.objectNode();
        }
        ObjectNode schema = plain(depth);
        decorate(schema);
        return schema;
    }

    private ObjectNode plain(int depth) {
        if (depth >= MAX_DEPTH) {
            return choices.chance(50) && !components.isEmpty() ? ref() : scalars.scalar();
        }
        return switch (choices.below(20)) {
            case 0, 1, 2, 3 -> components.isEmpty() ? scalars.scalar() : ref();
            case 4, 5, 6 -> scalars.scalar();
            case 7, 8 -> scalars.listed();
            case 9, 10, 11 -> containers.object(depth);
            case 12 -> containers.map(depth);
            case 13, 14 -> containers.array(depth);
            case 15, 16 -> unions.union(depth);
            case 17 -> allOf(depth);
            case 18 -> severalTypes(depth);
            default -> odd(depth);
        };
    }

    void decorate(ObjectNode schema) {
        if (choices.chance(25)) {
            schema.put("description", words.description());
        }
        if (choices.chance(15)) {
            schema.put("title", choices.chance(50) ? words.type() : words.description());
        }
        if (choices.chance(4)) {
            schema.put("deprecated", true);
        }
        if (choices.chance(3)) {
            schema.put("nullable", true);
        }
        if (choices.chance(3)) {
            schema.put("readOnly", true);
        }
    }

    private ObjectNode ref() {
        return refer(schema(), choices.oneOf(components));
    }

    static ObjectNode refer(ObjectNode schema, String component) {
        return schema.put(
                "$ref", "#/components/schemas/" + component.replace("~", "~0").replace("/", "~1"));
    }

    private ObjectNode allOf(int depth) {
        ObjectNode schema = schema();
        ArrayNode branches = schema.putArray("allOf");
        if (!components.isEmpty() && choices.chance(70)) {
            branches.add(ref());
        }
        if (choices.chance(70)) {
            branches.add(containers.object(depth + 1));
        }
        if (choices.chance(20)) {
            branches.add(make(depth + 1));
        }
        if (choices.chance(25)) {
            containers.properties(schema, depth, 2);
        }
        return schema;
    }

    private ObjectNode severalTypes(int depth) {
        ObjectNode schema = choices.chance(50)
                ? containers.object(depth)
                : choices.chance(50) ? scalars.text() : containers.array(depth);
        String first = schema.path("type").asString("object");
        ArrayNode types = schema.putArray("type").add(first);
        switch (choices.below(4)) {
            case 0 -> {}
            case 1 -> types.add(first.equals("string") ? "integer" : "string");
            default -> types.add("null");
        }
        return schema;
    }

    private ObjectNode odd(int depth) {
        return switch (choices.below(9)) {
            case 0 -> schema().set("not", scalars.scalar());
            case 1 -> {
                ObjectNode schema = containers.object(depth);
                schema.putObject("if").putObject("properties").putObject("kind").put("const", "a");
                schema.putObject("then").putArray("required").add("name");
                yield schema;
            }
            case 2 -> components.isEmpty() ? scalars.scalar() : ref().put("minimum", 0);
            case 3 -> {
                ObjectNode schema = components.isEmpty() ? schema() : ref();
                containers.properties(schema, depth, 1);
                yield schema;
            }
            case 4 -> {
                ObjectNode schema = schema();
                schema.putArray("required").add(words.member());
                yield schema;
            }
            case 5 -> {
                ObjectNode schema = schema().put("type", "array");
                ArrayNode items =
                        schema.putArray("prefixItems").add(make(depth + 1)).add(make(depth + 1));
                schema.put("minItems", items.size()).put("items", false);
                yield schema;
            }
            case 6 -> schema().put("type", "object");
            case 7 -> {
                ObjectNode schema = schema();
                schema.putArray("oneOf");
                yield schema;
            }
            default ->
                schema().put(
                                "$ref",
                                choices.oneOf("#/components/schemas/Missing", "#/methods/0", "nowhere.json#/x", "#"));
        };
    }

    private static ObjectNode schema() {
        return JsonValues.NODES.objectNode();
    }
}
