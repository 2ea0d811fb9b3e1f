package dev.duplexrpc.codegen.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.duplexrpc.codegen.Generation;
import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.codegen.proof.JsonValues;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever words a document holds, they stay comments: what is left of the files without comments is the same as for harmless
 * words, and the comments pass the compiler's checks. An ordinary build runs the inputs in the test resources; with {@code
 * JAZZER_FUZZ=1} in the environment Jazzer looks for new words.
 */
class DescriptionFuzzTest {
    private static final Map<String, String> HARMLESS = generate("harmless");

    @FuzzTest(maxDuration = "5m")
    void wordsStayWords(FuzzedDataProvider data) {
        String words = data.consumeRemainingAsString();
        Map<String, String> files = generate(words);
        if (!files.keySet().equals(HARMLESS.keySet())) {
            throw new AssertionError("Other files: " + files.keySet());
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!file.getKey().endsWith(".java")) {
                // The document itself, which lies beside the classes with all of its words.
                continue;
            }
            String code = Comments.strip(file.getValue());
            if (!code.equals(Comments.strip(HARMLESS.get(file.getKey())))) {
                throw new AssertionError("The words became code:\n" + file.getValue());
            }
        }
        Fuzzing.compileSome(files);
    }

    /** The same words wherever a document has some. */
    private static Map<String, String> generate(String words) {
        ObjectNode document = JsonValues.NODES.objectNode().put("openrpc", "1.3.2");
        document.putObject("info").put("title", "Test").put("version", "1").put("description", words);
        ObjectNode method = document.putArray("methods").addObject();
        method.put("name", "call").put("summary", words).put("description", words);
        ObjectNode param = method.putArray("params").addObject();
        param.put("name", "p").put("description", words).putObject("schema").put("$ref", "#/components/schemas/Thing");
        method.putObject("result")
                .put("name", "r")
                .put("description", words)
                .putObject("schema")
                .put("type", "string");
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        ObjectNode thing = schemas.putObject("Thing")
                .put("type", "object")
                .put("title", words)
                .put("description", words);
        ObjectNode members = thing.putObject("properties");
        members.putObject("text")
                .put("type", "string")
                .put("description", words)
                .put("default", words);
        members.putObject("kind")
                .put("type", "string")
                .put("description", words)
                .putArray("enum")
                .add("a")
                .add("b");
        return Generation.result(JsonValues.pretty(document), ModelOptions.DEFAULTS)
                .files();
    }
}
