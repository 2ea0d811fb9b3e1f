package dev.duplexrpc.codegen.random;

import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.JsonValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes schemas of all the constructs that documents use, and of those that they had better not use. */
final class RandomSchema {
    private static final int MAX_DEPTH = 4;

    private final Choices choices;
    private final Words words;
    private final List<String> components;

    /** @param components the keys of the components that schemas may refer to */
    RandomSchema(Choices choices, List<String> components) {
        this.choices = choices;
        this.words = new Words(choices);
        this.components = components;
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
            return choices.chance(50) && !components.isEmpty() ? ref() : scalar();
        }
        return switch (choices.below(20)) {
            case 0, 1, 2, 3 -> components.isEmpty() ? scalar() : ref();
            case 4, 5, 6 -> scalar();
            case 7, 8 -> listed();
            case 9, 10, 11 -> object(depth);
            case 12 -> map(depth);
            case 13, 14 -> array(depth);
            case 15, 16 -> union(depth);
            case 17 -> allOf(depth);
            case 18 -> severalTypes(depth);
            default -> odd(depth);
        };
    }

    private void decorate(ObjectNode schema) {
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

    private ObjectNode schema() {
        return JsonValues.NODES.objectNode();
    }

    private ObjectNode ref() {
        return schema().put(
                        "$ref",
                        "#/components/schemas/"
                                + choices.oneOf(components).replace("~", "~0").replace("/", "~1"));
    }

    private ObjectNode scalar() {
        return switch (choices.below(9)) {
            case 0, 1, 2 -> text();
            case 3, 4 -> whole();
            case 5 -> number();
            case 6 -> schema().put("type", "boolean");
            case 7 -> schema().put("type", choices.oneOf("string", "integer", "number"));
            default -> choices.chance(30) ? schema().put("type", "null") : text();
        };
    }

    private ObjectNode text() {
        ObjectNode schema = schema().put("type", "string");
        switch (choices.below(6)) {
            case 0 ->
                schema.put(
                        "pattern",
                        choices.oneOf(
                                "^0x[0-9a-f]+$",
                                "^0x4$",
                                "^[a-z]{2,4}$",
                                "^(a|b)c?$",
                                "[0-9]",
                                "^\\d+\\.\\d+$",
                                "^0x([1-9a-f]+[0-9a-f]*|0)$",
                                "^[^\\\"]*$",
                                "^\\/[a-z]+$",
                                "^[\\w-]+$"));
            case 1 ->
                schema.put(
                        "format",
                        choices.oneOf(
                                "date-time",
                                "date",
                                "uuid",
                                "uri",
                                "duration",
                                "email",
                                "hostname",
                                "made-up",
                                "int64",
                                "binary"));
            case 2 -> {
                schema.put("minLength", choices.below(4));
                if (choices.chance(50)) {
                    schema.put("maxLength", choices.between(4, 20));
                }
            }
            case 3 -> {
                // No validator knows what Base64 is, so a pattern tells it.
                if (choices.chance(40)) {
                    schema.put(choices.chance(50) ? "contentEncoding" : "format", "base64");
                    schema.put("pattern", "^([A-Za-z0-9+/]{4})*$");
                }
            }
            default -> {}
        }
        return schema;
    }

    private ObjectNode whole() {
        ObjectNode schema = schema().put("type", "integer");
        switch (choices.below(6)) {
            case 0 ->
                schema.put("minimum", choices.oneOf(0L, 1L, -5L))
                        .put("maximum", choices.oneOf(10L, 1000L, 2147483647L));
            case 1 -> schema.put("minimum", 0).set("maximum", JsonValues.parse("18446744073709551615"));
            case 2 -> schema.put("format", choices.oneOf("int32", "int64", "uint8", "uint64", "uint"));
            case 3 -> schema.put("exclusiveMinimum", 0);
            case 4 -> schema.put("multipleOf", choices.oneOf(1, 5, 10));
            default -> {}
        }
        return schema;
    }

    private ObjectNode number() {
        ObjectNode schema = schema().put("type", "number");
        switch (choices.below(5)) {
            case 0 -> schema.put("minimum", 0).put("maximum", 1);
            case 1 -> schema.set("multipleOf", JsonValues.NODES.numberNode(new BigDecimal("0.5")));
            case 2 -> schema.put("format", choices.oneOf("double", "float"));
            case 3 -> schema.put("exclusiveMaximum", 100);
            default -> {}
        }
        return schema;
    }

    private ObjectNode listed() {
        ObjectNode schema = schema();
        if (choices.chance(25)) {
            return switch (choices.below(6)) {
                case 0 -> schema.put("const", words.enumValue());
                case 1 -> schema.put("type", "string").put("const", words.enumValue());
                case 2 -> schema.put("const", choices.below(5));
                case 3 -> schema.put("const", choices.chance(50));
                case 4 -> schema.set("const", JsonValues.NODES.nullNode());
                default -> schema.set("const", schema().put("a", 1));
            };
        }
        ArrayNode values = schema.putArray("enum");
        int kind = choices.below(10);
        int count = choices.chance(20) ? 1 : choices.between(2, 6);
        for (int i = 0; i < count; i++) {
            switch (kind) {
                case 0 -> values.add(choices.between(-2, 5));
                case 1 -> values.add(choices.chance(50));
                case 2 -> mixed(values);
                default -> values.add(words.enumValue());
            }
        }
        if (choices.chance(10)) {
            values.addNull();
        }
        if (kind > 2 && choices.chance(60)) {
            schema.put("type", "string");
        }
        return schema;
    }

    private void mixed(ArrayNode values) {
        switch (choices.below(6)) {
            case 0 -> values.add(choices.below(3));
            case 1 -> values.add(choices.chance(50));
            case 2 -> values.addNull();
            case 3 -> values.addObject().put("a", choices.below(2));
            case 4 -> values.add(new BigDecimal("1.5"));
            default -> values.add(words.enumValue());
        }
    }

    private ObjectNode object(int depth) {
        ObjectNode schema = schema();
        if (choices.chance(85)) {
            schema.put("type", "object");
        }
        properties(schema, depth, choices.below(6));
        others(schema, depth);
        return schema;
    }

    private void properties(ObjectNode schema, int depth, int count) {
        ObjectNode properties = schema.putObject("properties");
        Set<String> required = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            String name = words.member();
            properties.set(name, make(depth + 1));
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
            case 3 -> schema.set("additionalProperties", make(depth + 1));
            case 4 ->
                schema.putObject("patternProperties").set(choices.oneOf(".*", "^x-", "^[a-z]+$"), make(depth + 1));
            default -> {}
        }
    }

    private ObjectNode map(int depth) {
        ObjectNode schema = schema().put("type", "object");
        if (choices.chance(60)) {
            schema.set("additionalProperties", make(depth + 1));
        } else {
            schema.putObject("patternProperties").set(choices.oneOf(".*", "^.*$", "^[a-z]+$"), make(depth + 1));
        }
        if (choices.chance(15)) {
            schema.put("minProperties", 1);
        }
        return schema;
    }

    private ObjectNode array(int depth) {
        ObjectNode schema = schema().put("type", "array");
        switch (choices.below(8)) {
            case 0 -> {
                ArrayNode items = schema.putArray("items");
                int count = choices.between(1, 3);
                for (int i = 0; i < count; i++) {
                    items.add(make(depth + 1));
                }
                if (choices.chance(60)) {
                    schema.put("minItems", count).put("maxItems", count);
                }
                if (choices.chance(30)) {
                    schema.put("additionalItems", false);
                }
            }
            case 1 -> schema.putArray("items").add(make(depth + 1));
            case 2 -> {}
            default -> schema.set("items", make(depth + 1));
        }
        if (choices.chance(10)) {
            schema.put("minItems", 1).put("maxItems", choices.between(1, 4));
        }
        if (choices.chance(6)) {
            schema.put("uniqueItems", true);
        }
        return schema;
    }

    private ObjectNode union(int depth) {
        ObjectNode schema = schema();
        ArrayNode branches = schema.putArray(choices.chance(70) ? "oneOf" : "anyOf");
        switch (choices.below(7)) {
            case 0 -> branches.add(make(depth + 1)).addObject().put("type", "null");
            case 1 -> {
                branches.addObject().put("type", "string");
                branches.addObject().put("type", choices.oneOf("integer", "boolean", "number"));
                branches.add(array(depth + 1));
            }
            case 2, 3 -> tagged(branches, depth);
            case 4 -> keyed(branches, depth);
            case 5 -> branches.add(make(depth + 1));
            default -> {
                int count = choices.between(2, 4);
                for (int i = 0; i < count; i++) {
                    branches.add(make(depth + 1));
                }
            }
        }
        if (choices.chance(10)) {
            properties(schema, depth + 1, 2);
        }
        return schema;
    }

    private void tagged(ArrayNode branches, int depth) {
        String tag = words.member();
        int count = choices.between(2, 4);
        for (int i = 0; i < count; i++) {
            ObjectNode branch = object(depth + 1);
            ObjectNode value = ((ObjectNode) branch.get("properties")).putObject(tag);
            String name = choices.oneOf("v", "0x") + i;
            switch (choices.below(3)) {
                case 0 -> value.put("const", name);
                case 1 -> value.put("type", "string").putArray("enum").add(name);
                default -> value.put("type", "string").put("pattern", "^" + name + "$");
            }
            require(branch, tag);
            decorate(branch);
            branches.add(branch);
        }
    }

    private void keyed(ArrayNode branches, int depth) {
        int count = choices.between(2, 4);
        List<String> used = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = words.member();
            if (used.contains(key)) {
                continue;
            }
            used.add(key);
            ObjectNode branch = schema().put("type", "object");
            branch.putObject("properties").set(key, make(depth + 1));
            require(branch, key);
            if (choices.chance(40)) {
                branch.put("additionalProperties", false);
            }
            branches.add(branch);
        }
        if (choices.chance(30)) {
            branches.addObject()
                    .put("type", "string")
                    .putArray("enum")
                    .add("latest")
                    .add("pending");
        }
    }

    private static void require(ObjectNode schema, String name) {
        ArrayNode required = schema.get("required") instanceof ArrayNode known ? known : schema.putArray("required");
        for (JsonNode each : required) {
            if (each.asString("").equals(name)) {
                return;
            }
        }
        required.add(name);
    }

    private ObjectNode allOf(int depth) {
        ObjectNode schema = schema();
        ArrayNode branches = schema.putArray("allOf");
        if (!components.isEmpty() && choices.chance(70)) {
            branches.add(ref());
        }
        if (choices.chance(70)) {
            branches.add(object(depth + 1));
        }
        if (choices.chance(20)) {
            branches.add(make(depth + 1));
        }
        if (choices.chance(25)) {
            properties(schema, depth, 2);
        }
        return schema;
    }

    private ObjectNode severalTypes(int depth) {
        ObjectNode schema = choices.chance(50) ? object(depth) : choices.chance(50) ? text() : array(depth);
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
            case 0 -> schema().set("not", scalar());
            case 1 -> {
                ObjectNode schema = object(depth);
                schema.putObject("if").putObject("properties").putObject("kind").put("const", "a");
                schema.putObject("then").putArray("required").add("name");
                yield schema;
            }
            case 2 -> components.isEmpty() ? scalar() : ref().put("minimum", 0);
            case 3 -> {
                ObjectNode schema = components.isEmpty() ? schema() : ref();
                properties(schema, depth, 1);
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
}
