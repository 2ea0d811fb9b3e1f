package dev.duplexrpc.codegen.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.DocumentProof;
import dev.duplexrpc.codegen.proof.JsonValues;
import dev.duplexrpc.codegen.proof.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random documents never crash the generator; lenient, they are generated and compile without a warning, and random valid values
 * come back from the codecs as they went in; what is said of them strictly is true.
 *
 * <p>Every document is made from a number, which a failure names together with the smallest document that shows it; {@code -Dduplexrpc.seed=<number>
 * -Dduplexrpc.documents=1} makes that one again. {@code -Pfull} tries thousands, for five minutes at most.
 */
class RandomDocumentTest {
    private static final Set<Problem> GUESSES =
            Set.of(Problem.GUESSED_VARIANT, Problem.AMBIGUOUS_UNION, Problem.CONFLICTING_SCHEMAS);

    private static final int VALUES = 6;
    private static final int MAX_FAILURES = 12;

    /** A document costs a tenth of a second, or several where others use the machine as well. */
    private static final long LONGEST_NANOS = Duration.ofMinutes(5).toNanos();

    private final long firstSeed = Long.getLong("duplexrpc.seed", 1L);
    private final int documents =
            Integer.getInteger("duplexrpc.documents", Boolean.getBoolean("duplexrpc.full") ? 3000 : 24);

    @TempDir
    private Path directory;

    @Test
    void randomDocumentsCompileAndTheirValuesSurvive() {
        Map<String, String> failures = new TreeMap<>();
        int values = 0;
        long start = System.nanoTime();
        long seed = firstSeed;
        for (; seed < firstSeed + documents && System.nanoTime() - start < LONGEST_NANOS; seed++) {
            ObjectNode document = RandomDocument.make(Choices.seeded(seed));
            DocumentProof proof = proof(document, seed);
            values += proof.random();
            for (String problem : problems(proof)) {
                if (failures.size() < MAX_FAILURES && !failures.containsKey(kind(problem))) {
                    failures.put(kind(problem), failure(document, seed, problem));
                }
            }
        }
        System.out.println(seed - firstSeed + " random documents, " + values + " values");
        assertThat(failures.values())
                .as(() -> String.join("\n\n", failures.values()))
                .isEmpty();
    }

    @Test
    void whatIsSaidOfRandomDocumentsIsTrue() throws IOException {
        for (long seed = firstSeed; seed < firstSeed + documents; seed++) {
            Path file = write(RandomDocument.make(Choices.seeded(seed)));
            GenerationResult strict = DocumentProof.generate(List.of(file), Strictness.STRICT);

            assertThat(new Truth().lies(strict.diagnostics()))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    private String failure(ObjectNode document, long seed, String problem) {
        String kind = kind(problem);
        ObjectNode small = Shrinking.shrink(
                document,
                candidate -> problems(proof(candidate, seed)).stream()
                        .anyMatch(each -> kind(each).equals(kind)));
        List<String> problems = proof(small, seed).problems();
        return "seed " + seed + ": " + (problems.isEmpty() ? problem : problems.get(0)) + "\n"
                + JsonValues.pretty(small);
    }

    /** Where the generator had to guess which variant is meant, and said so, its guess may be wrong for a random value. */
    private static List<String> problems(DocumentProof proof) {
        boolean guessed = proof.isAccepted()
                && proof.result().diagnostics().stream().anyMatch(each -> GUESSES.contains(each.problem()));
        return proof.problems().stream()
                .filter(problem -> !guessed || !problem.startsWith("lost"))
                .toList();
    }

    /** What sort of problem it is: while a document shrinks, it must not turn into another one. */
    private static String kind(String problem) {
        if (problem.startsWith("lost")) {
            return problem.replaceAll("(?s).*(STRUCTURE|FULL): ", "$1 ").replaceAll("['\"/{].*", "");
        }
        if (problem.startsWith("renamed")) {
            return "renamed";
        }
        return problem.lines().skip(1).findFirst().orElse(problem).replaceAll("^\\S+:\\d+: |[A-Za-z]*\\d\\w*", "");
    }

    private DocumentProof proof(ObjectNode document, long seed) {
        try {
            return DocumentProof.of(write(document), VALUES, Choices.seeded(seed));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path write(ObjectNode document) throws IOException {
        return Files.writeString(directory.resolve("document.json"), JsonValues.pretty(document));
    }
}
