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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
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

    @Test
    void whatIsAppendedRenamesNothing() throws IOException {
        List<String> failures = new ArrayList<>();
        for (long each = firstSeed; each < firstSeed + 3L * documents; each++) {
            long seed = each;
            ObjectNode document = RandomDocument.make(Choices.seeded(seed));
            Map<String, String> before = generate(document);
            List<String> taken = before.keySet().stream()
                    .map(file -> file.substring(file.lastIndexOf('/') + 1).replace(".java", ""))
                    .sorted()
                    .toList();
            ObjectNode more = RandomDocument.appended(document, taken, Choices.seeded(-seed));
            Map<String, String> after = generate(more);
            before.forEach((file, text) -> {
                String now = after.get(file);
                if (text.contains("\npublic ")
                        && (now == null || !remains(text, now))
                        && failures.size() < MAX_FAILURES) {
                    failures.add(
                            "%d: %s\n%s\nbecame\n%s\n%s".formatted(seed, file, text, now, JsonValues.pretty(more)));
                }
            });
        }
        assertThat(failures).as(() -> String.join("\n\n", failures)).isEmpty();
    }

    @Test
    void aVariantThatIsAppendedRenamesNoOther() throws IOException {
        int unions = 0;
        for (long seed = firstSeed; seed < firstSeed + 3L * documents; seed++) {
            ObjectNode document = RandomDocument.make(Choices.seeded(seed));
            GenerationResult before = DocumentProof.generate(List.of(write(document)), Strictness.LENIENT);
            ObjectNode more = RandomDocument.withMoreVariants(document, Choices.seeded(-seed));
            GenerationResult after = DocumentProof.generate(List.of(write(more)), Strictness.LENIENT);
            for (Map.Entry<String, String> file : before.files().entrySet()) {
                String now = after.files().get(file.getKey());
                if (isUnion(file.getValue()) && now != null && isUnion(now) && merged(before) == merged(after)) {
                    unions++;
                    assertThat(variants(now))
                            .as("seed " + seed + ", " + file.getKey() + "\n" + JsonValues.pretty(more))
                            .containsAll(variants(file.getValue()));
                }
            }
        }
        System.out.println(unions + " unions with a variant more");
        assertThat(unions).isPositive();
    }

    private static boolean isUnion(String text) {
        return text.contains("\npublic sealed interface ");
    }

    /** How many alternatives were made one, or none: a new one may have that done to it, and says so. */
    private static long merged(GenerationResult result) {
        return result.diagnostics().stream()
                .filter(each -> each.problem() == Problem.SIMPLIFIED_SCHEMA || GUESSES.contains(each.problem()))
                .count();
    }

    /** What is nested in the interface, with what it holds. */
    private static List<String> variants(String text) {
        return Pattern.compile("\\n    (?:public )?(?:record|final class) (\\w+\\([^{]*?\\))")
                .matcher(text)
                .results()
                .map(match -> match.group(1).replaceAll("\\s+", " "))
                .toList();
    }

    /** Whether all that callers see of a class is in the later one; an interface of methods may have more of them. */
    private static boolean remains(String text, String now) {
        return text.contains(" asyncOver(")
                ? statements(own(now)).containsAll(statements(own(text)))
                : own(text).equals(own(now));
    }

    private static Set<String> statements(String text) {
        return new HashSet<>(List.of(text.split("[;{}]")));
    }

    /**
     * The text as callers see it: without the unions that a type is a variant of, without what stands before the name of a class (a new one may have a
     * nested type of the same name, or that of a class of Java, so that others are called by longer names), and without the suffixes of classes that are private.
     */
    private static String own(String text) {
        return text.replaceAll("(?s) implements [^{]*", " ")
                .replaceAll("(?m)^ *\\*", "")
                .replaceAll("\\b[a-z]\\w*(\\.[a-z]\\w*)*\\.(?=[A-Z])", "")
                .replaceAll("\\b[A-Z]\\w*\\.(?=@|[A-Z])", "")
                .replaceAll("@SuppressWarnings\\(.*\\)|import [^;]*;|\\s+", "")
                .replaceAll("(Codec|Stub|Methods|Dispatcher|Params)_[0-9a-f]+", "$1");
    }

    private Map<String, String> generate(ObjectNode document) throws IOException {
        return DocumentProof.generate(List.of(write(document)), Strictness.LENIENT)
                .files();
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
