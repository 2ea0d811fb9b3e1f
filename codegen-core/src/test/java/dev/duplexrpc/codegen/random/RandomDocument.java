package dev.duplexrpc.codegen.random;

import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes OpenRPC documents. */
public final class RandomDocument {
    private final Choices choices;
    private final Words words;
    private final List<String> components = new ArrayList<>();
    private final RandomSchema schemas;

    RandomDocument(Choices choices) {
        this.choices = choices;
        this.words = new Words(choices);
        this.schemas = new RandomSchema(choices, components);
    }

    public static ObjectNode make(Choices choices) {
        return new RandomDocument(choices).document();
    }

    private ObjectNode document() {
        ObjectNode document =
                JsonValues.NODES.objectNode().put("openrpc", choices.oneOf("1.2.6", "1.3.2", "1.4.1", "1.3.0"));
        document.putObject("info")
                .put("title", choices.chance(70) ? "Test" : words.type())
                .put("version", "1.0.0")
                .put("description", words.description());
        Set<String> keys = new LinkedHashSet<>();
        int count = choices.below(6);
        for (int i = 0; i < count; i++) {
            keys.add(words.type());
        }
        components.addAll(keys);
        ArrayNode methods = document.putArray("methods");
        Set<String> names = new LinkedHashSet<>();
        int methodCount = choices.between(1, 4);
        for (int i = 0; i < methodCount; i++) {
            names.add(words.method());
        }
        names.forEach(name -> methods.add(method(name)));
        ObjectNode parts = document.putObject("components");
        ObjectNode definitions = parts.putObject("schemas");
        keys.forEach(key -> definitions.set(key, schemas.make(0)));
        parts.putObject("errors")
                .putObject(choices.oneOf("NotFound", "PetNotFound", "Error"))
                .put("code", 404)
                .put("message", words.description());
        return document;
    }

    /** A schema, or part of one, that may refer to {@link #components}. */
    JsonNode schema(int depth) {
        return schemas.make(depth);
    }

    List<String> components() {
        return components;
    }

    Words words() {
        return words;
    }

    ObjectNode method(String name) {
        ObjectNode method = JsonValues.NODES.objectNode().put("name", name);
        if (choices.chance(50)) {
            method.put("description", words.description());
        }
        if (choices.chance(20)) {
            method.put("summary", words.description());
        }
        if (choices.chance(50)) {
            method.put("paramStructure", choices.oneOf("by-name", "by-position", "either"));
        }
        if (choices.chance(8)) {
            method.put("deprecated", true);
        }
        params(method.putArray("params"));
        if (choices.chance(90)) {
            ObjectNode result = method.putObject("result").put("name", words.member());
            result.set("schema", schemas.make(1));
            if (choices.chance(20)) {
                result.put("description", words.description());
            }
        }
        if (choices.chance(25)) {
            errors(method.putArray("errors"));
        }
        return method;
    }

    private void params(ArrayNode params) {
        Set<String> names = new LinkedHashSet<>();
        int count = choices.chance(5) ? choices.between(7, 9) : choices.below(5);
        for (int i = 0; i < count; i++) {
            names.add(words.member());
        }
        boolean optional = false;
        for (String name : names) {
            ObjectNode param = params.addObject().put("name", name);
            boolean required = (!optional || choices.chance(5)) && choices.chance(60);
            optional |= !required;
            if (required || choices.chance(20)) {
                param.put("required", required);
            }
            if (choices.chance(30)) {
                param.put("description", words.description());
            }
            param.set("schema", schemas.make(1));
        }
    }

    private void errors(ArrayNode errors) {
        int count = choices.between(1, 3);
        for (int i = 0; i < count; i++) {
            if (choices.chance(30)) {
                errors.addObject()
                        .put("$ref", "#/components/errors/" + choices.oneOf("NotFound", "PetNotFound", "Error"));
                continue;
            }
            ObjectNode error = errors.addObject()
                    .put("code", choices.oneOf(-32602, -32000, 1, 404, -1))
                    .put("message", words.description());
            if (choices.chance(40)) {
                error.set("data", schemas.make(2));
            }
        }
    }
}
