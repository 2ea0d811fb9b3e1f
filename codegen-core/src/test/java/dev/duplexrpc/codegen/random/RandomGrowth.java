package dev.duplexrpc.codegen.random;

import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.JsonValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes later versions of documents: each has something more at the end of a list, often with a name that something has already. */
final class RandomGrowth {
    /** What ends the names of classes that are made for methods, errors and types. */
    private static final List<String> ENDINGS =
            List.of("Result", "Params", "Item", "Filter", "Data", "Exception", "Type", "Codec", "Service", "Stub");

    private final ObjectNode document;
    private final List<String> taken;
    private final Choices choices;
    private final RandomDocument maker;

    /** @param taken names of classes that there are, for things that are called like them */
    private RandomGrowth(ObjectNode document, List<String> taken, Choices choices) {
        this.document = document.deepCopy();
        this.taken = taken;
        this.choices = choices;
        this.maker = new RandomDocument(choices);
        maker.components().addAll(schemas().propertyNames());
    }

    /** What is appended. */
    enum What {
        SCHEMAS,
        METHODS,
        ERRORS,
        PARAMETERS,
        MEMBERS
    }

    static ObjectNode grow(What what, ObjectNode document, List<String> taken, Choices choices) {
        RandomGrowth growth = new RandomGrowth(document, taken, choices);
        switch (what) {
            case SCHEMAS -> growth.appendSchemas();
            case METHODS -> growth.appendMethods();
            case ERRORS -> growth.appendErrors();
            case PARAMETERS -> growth.appendParameters();
            case MEMBERS -> growth.appendMembers();
        }
        return growth.document;
    }

    /** One alternative more in each component of whose key the predicate holds. */
    static ObjectNode withMoreVariants(ObjectNode document, Predicate<String> isUnion, Choices choices) {
        RandomGrowth growth = new RandomGrowth(document, List.of(), choices);
        growth.schemas().properties().forEach(component -> {
            for (String keyword : new String[] {"oneOf", "anyOf"}) {
                if (isUnion.test(component.getKey())
                        && component.getValue().get(keyword) instanceof ArrayNode branches
                        && branches.size() > 1) {
                    RandomUnions.append(branches, growth.maker.components(), choices);
                }
            }
        });
        return growth.document;
    }

    private ObjectNode schemas() {
        return (ObjectNode) document.get("components").get("schemas");
    }

    private void appendSchemas() {
        for (int i = choices.between(1, 4); i > 0; i--) {
            String key = name(maker.words().type());
            if (!schemas().has(key)) {
                schemas().set(key, maker.schema(0));
                maker.components().add(key);
            }
        }
    }

    private void appendMethods() {
        Set<String> names = new LinkedHashSet<>();
        document.get("methods").forEach(method -> names.add(method.path("name").asString("")));
        for (int i = choices.between(1, 2); i > 0; i--) {
            String name = choices.chance(30)
                    ? respelt(choices.oneOf(List.copyOf(names)))
                    : name(maker.words().method());
            if (names.add(name)) {
                ((ArrayNode) document.get("methods")).add(tagged(maker.method(name)));
            }
        }
    }

    private ObjectNode tagged(ObjectNode method) {
        if (choices.chance(60)) {
            method.putArray("tags").addObject().put("name", name(choices.oneOf("pet", "Test", "node", "Filter")));
        }
        return method;
    }

    private void appendErrors() {
        ObjectNode errors = (ObjectNode) document.get("components").get("errors");
        for (int i = choices.between(1, 3); i > 0; i--) {
            String key = name(choices.oneOf("Gone", "NotFound", "TooMany"));
            ObjectNode error = choices.chance(50) && !errors.has(key)
                    ? errors.putObject(key)
                    : choices.oneOf(methodErrors()).addObject();
            error.put("code", choices.below(1000)).put("message", key);
            if (choices.chance(70)) {
                error.set("data", maker.schema(2));
            }
        }
    }

    private ArrayNode[] methodErrors() {
        return document.get("methods")
                .valueStream()
                .map(method -> method.get("errors") instanceof ArrayNode errors
                        ? errors
                        : ((ObjectNode) method).putArray("errors"))
                .toArray(ArrayNode[]::new);
    }

    private void appendParameters() {
        for (JsonNode method : document.get("methods")) {
            ArrayNode params = (ArrayNode) method.get("params");
            Set<String> names = new LinkedHashSet<>();
            params.forEach(param -> names.add(param.path("name").asString("")));
            for (int i = choices.below(4); i > 0; i--) {
                String name = choices.chance(30)
                        ? choices.oneOf("params", "result", "item", "progress", "data")
                        : maker.words().member();
                if (names.add(name)) {
                    params.addObject().put("name", name).set("schema", maker.schema(1));
                }
            }
        }
    }

    /** Of names that nothing has: beside one of the same name, in an {@code allOf}, both would describe one member. */
    private void appendMembers() {
        String before = document.toString();
        for (JsonNode schema : schemas()) {
            if (schema.get("properties") instanceof ObjectNode members && !members.isEmpty() && choices.chance(60)) {
                String name = maker.words().member();
                if (!before.contains(JsonValues.NODES.stringNode(name).toString())) {
                    members.set(name, maker.schema(1));
                }
            }
        }
    }

    /** The given name, or one of a class that there is, or what makes one when something is put behind it. */
    private String name(String plain) {
        if (taken.isEmpty() || choices.chance(25)) {
            return plain;
        }
        String name = taken.get(choices.below(taken.size()));
        if (choices.chance(40)) {
            for (String ending : ENDINGS) {
                if (name.endsWith(ending) && name.length() > ending.length()) {
                    return respelt(name.substring(0, name.length() - ending.length()));
                }
            }
        }
        return respelt(choices.chance(10) ? name + choices.oneOf(ENDINGS) : name);
    }

    private String respelt(String name) {
        return switch (choices.below(6)) {
            case 0 -> name.toLowerCase(Locale.ROOT);
            case 1 -> name.toUpperCase(Locale.ROOT);
            case 2 -> name + "_";
            case 3 -> name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
            default -> name;
        };
    }

    /** The document with tags, and with components that are called like what may come of its methods and errors. */
    static ObjectNode withLikelyNames(ObjectNode document, Choices choices) {
        RandomGrowth growth = new RandomGrowth(document, List.of(), choices);
        growth.document.get("methods").forEach(method -> growth.tagged((ObjectNode) method));
        List<String> methods = growth.document
                .get("methods")
                .valueStream()
                .map(method -> method.path("name").asString(""))
                .toList();
        for (int i = choices.below(4); i > 0; i--) {
            String from =
                    choices.chance(50) ? choices.oneOf(methods) : choices.oneOf("find", "Gone", "NotFound", "List");
            String key = from + choices.oneOf(ENDINGS);
            if (!growth.schemas().has(key)) {
                growth.schemas()
                        .set(
                                key,
                                JsonValues.NODES
                                        .objectNode()
                                        .put("type", "object")
                                        .set(
                                                "properties",
                                                JsonValues.NODES.objectNode().set(key, JsonValues.NODES.objectNode())));
                growth.maker.components().add(key);
            }
        }
        return growth.document;
    }
}
