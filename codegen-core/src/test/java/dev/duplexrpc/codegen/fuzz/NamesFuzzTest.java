package dev.duplexrpc.codegen.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.proof.DocumentProof;
import dev.duplexrpc.codegen.proof.JsonValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever things are called, the output compiles. Each line of the input is the name of one thing, and all lines together are the values of an
 * enumeration and the members of an object, so that they collide.
 */
class NamesFuzzTest {
    private static final int MOST_LINES = 40;

    @FuzzTest(maxDuration = "5m")
    void anyNameCompiles(FuzzedDataProvider data) throws IOException {
        List<String> names =
                data.consumeRemainingAsString().lines().limit(MOST_LINES).toList();
        Path file = Files.createTempFile("fuzz", ".json");
        try {
            Files.writeString(file, JsonValues.pretty(document(names)));
            for (Strictness strictness : Strictness.values()) {
                Fuzzing.check(DocumentProof.generate(List.of(file), strictness));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static ObjectNode document(List<String> names) {
        Names next = new Names(names);
        ObjectNode document = JsonValues.NODES.objectNode().put("openrpc", "1.3.2");
        document.putObject("info").put("title", next.name()).put("version", "1");
        ArrayNode methods = document.putArray("methods");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        String type = next.name();
        methods.add(method(next, type));
        methods.add(method(next, type));
        schemas.set(type, object(names));
        schemas.putObject(next.name()).put("type", "string").set("enum", listed(names));
        ArrayNode variants = schemas.putObject(next.name()).putArray("oneOf");
        for (int i = 0; i < 2; i++) {
            ObjectNode variant = variants.addObject().put("title", next.name()).put("type", "object");
            String member = next.name();
            variant.putObject("properties").putObject(member).put("type", "integer");
            variant.putArray("required").add(member);
        }
        return document;
    }

    private static ObjectNode method(Names next, String type) {
        ObjectNode method = JsonValues.NODES.objectNode().put("name", next.name());
        method.putArray("tags").addObject().put("name", next.name());
        ArrayNode params = method.putArray("params");
        for (int i = 0; i < 2; i++) {
            params.addObject()
                    .put("name", next.name())
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/" + pointer(type));
        }
        method.putObject("result").put("name", next.name()).putObject("schema").put("type", "string");
        method.putArray("errors").addObject().put("code", 1).put("message", next.name());
        return method;
    }

    private static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1").replace("%", "%25");
    }

    private static ObjectNode object(List<String> names) {
        ObjectNode object = JsonValues.NODES.objectNode().put("type", "object");
        ObjectNode members = object.putObject("properties");
        for (String name : names) {
            members.putObject(name).putArray("enum").add(name).add("other");
        }
        return object;
    }

    private static ArrayNode listed(List<String> names) {
        ArrayNode values = JsonValues.NODES.arrayNode();
        names.stream().distinct().forEach(values::add);
        return values.isEmpty() ? values.add("") : values;
    }

    /** The names one after another, and from the start again. */
    private static final class Names {
        private final List<String> names;
        private int at;

        Names(List<String> names) {
            this.names = new ArrayList<>(names);
            if (names.isEmpty()) {
                this.names.add("");
            }
        }

        String name() {
            return names.get(at++ % names.size());
        }
    }
}
