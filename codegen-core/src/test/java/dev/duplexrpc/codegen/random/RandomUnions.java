package dev.duplexrpc.codegen.random;

import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.JsonValues;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes unions: told apart by a tag, by members, by JSON types, or by nothing. */
final class RandomUnions {
    private final Choices choices;
    private final Words words;
    private final RandomSchema schemas;
    private final RandomContainers containers;

    /** @param schemas makes the alternatives and what is inside of them */
    RandomUnions(Choices choices, Words words, RandomSchema schemas, RandomContainers containers) {
        this.choices = choices;
        this.words = words;
        this.schemas = schemas;
        this.containers = containers;
    }

    ObjectNode union(int depth) {
        ObjectNode schema = schema();
        ArrayNode branches = schema.putArray(choices.chance(70) ? "oneOf" : "anyOf");
        switch (choices.below(7)) {
            case 0 -> branches.add(schemas.make(depth + 1)).addObject().put("type", "null");
            case 1 -> {
                branches.addObject().put("type", "string");
                branches.addObject().put("type", choices.oneOf("integer", "boolean", "number"));
                branches.add(containers.array(depth + 1));
            }
            case 2, 3 -> tagged(branches, depth);
            case 4 -> keyed(branches, depth);
            case 5 -> branches.add(schemas.make(depth + 1));
            default -> {
                int count = choices.between(2, 4);
                for (int i = 0; i < count; i++) {
                    branches.add(schemas.make(depth + 1));
                }
            }
        }
        if (choices.chance(10)) {
            containers.properties(schema, depth + 1, 2);
        }
        return schema;
    }

    private void tagged(ArrayNode branches, int depth) {
        String tag = words.member();
        int count = choices.between(2, 4);
        for (int i = 0; i < count; i++) {
            ObjectNode branch = containers.object(depth + 1);
            ObjectNode value = ((ObjectNode) branch.get("properties")).putObject(tag);
            String name = choices.oneOf("v", "0x") + i;
            switch (choices.below(3)) {
                case 0 -> value.put("const", name);
                case 1 -> value.put("type", "string").putArray("enum").add(name);
                default -> value.put("type", "string").put("pattern", "^" + name + "$");
            }
            require(branch, tag);
            schemas.decorate(branch);
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
            branch.putObject("properties").set(key, schemas.make(depth + 1));
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

    /** Puts an alternative behind the others: of their kind, of another, or one of the components. */
    static void append(ArrayNode branches, List<String> components, Choices choices) {
        ObjectNode branch = branches.addObject();
        switch (choices.below(8)) {
            case 6 -> RandomSchema.refer(branch, choices.oneOf(components));
            case 0 -> branch.put("type", "array").putObject("items").put("type", choices.oneOf("integer", "object"));
            case 1 -> branch.put("type", "string").put("pattern", "^appended$");
            case 2 -> branch.put("type", choices.oneOf("boolean", "integer", "string"));
            case 3 ->
                branch.put("type", "array").putArray("prefixItems").addObject().put("type", "boolean");
            default -> {
                branch.put("type", "object");
                JsonNode before = branches.get(choices.below(branches.size() - 1));
                if (choices.chance(50) && before.has("title")) {
                    branch.set("title", before.get("title"));
                }
                String member = choices.oneOf("id", "appended");
                branch.putObject("properties").putObject(member).put("type", "string");
                branch.putArray("required").add(member);
            }
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

    private static ObjectNode schema() {
        return JsonValues.NODES.objectNode();
    }
}
