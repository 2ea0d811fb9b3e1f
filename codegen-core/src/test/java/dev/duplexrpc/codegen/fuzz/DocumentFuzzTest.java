package dev.duplexrpc.codegen.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.DocumentProof;
import dev.duplexrpc.codegen.proof.JsonValues;
import dev.duplexrpc.codegen.random.RandomDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whatever a document holds, the generator neither crashes nor hangs, says where it is wrong, and what it accepts compiles. An
 * ordinary build runs the inputs in the test resources; with {@code JAZZER_FUZZ=1} in the environment Jazzer looks for new ones.
 */
class DocumentFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void json(byte[] document) throws IOException {
        generate(".json", document);
    }

    @FuzzTest(maxDuration = "5m")
    void yaml(byte[] document) throws IOException {
        generate(".yaml", document);
    }

    /** The bytes choose among the constructs of documents instead of being one, so that nearly all of them are accepted. */
    @FuzzTest(maxDuration = "5m")
    void constructs(FuzzedDataProvider data) throws IOException {
        String document = JsonValues.pretty(RandomDocument.make(choices(data)));
        generate(".json", document.getBytes(StandardCharsets.UTF_8));
    }

    private static void generate(String ending, byte[] document) throws IOException {
        Path file = Files.createTempFile("fuzz", ending);
        try {
            Files.write(file, document);
            for (Strictness strictness : Strictness.values()) {
                Fuzzing.check(DocumentProof.generate(List.of(file), strictness));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static Choices choices(FuzzedDataProvider data) {
        return new Choices() {
            @Override
            public int below(int limit) {
                return data.consumeInt(0, limit - 1);
            }

            @Override
            public long anyLong() {
                return data.consumeLong();
            }
        };
    }
}
