package dev.duplexrpc.codegen.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.Generator;
import dev.duplexrpc.codegen.GeneratorOptions;
import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.model.Grouping;
import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.DocumentProof;
import dev.duplexrpc.codegen.proof.JsonValues;
import dev.duplexrpc.codegen.random.RandomGrowth.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random documents to which something is appended: what was there keeps its name. Where something that is no schema renames another
 * after all, because both have the same name, that is said at the one that makes way.
 *
 * <p>The documents are those of {@link RandomDocumentTest}, by the same numbers.
 */
class RandomGrowthTest {
    private static final Set<Problem> DIVIDED_OTHERWISE = Set.of(
            Problem.SIMPLIFIED_SCHEMA, Problem.GUESSED_VARIANT, Problem.AMBIGUOUS_UNION, Problem.CONFLICTING_SCHEMAS);

    private static final int MAX_FAILURES = 12;

    private final long firstSeed = Long.getLong("duplexrpc.seed", 1L);
    private final int documents =
            Integer.getInteger("duplexrpc.documents", Boolean.getBoolean("duplexrpc.full") ? 3000 : 24);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void whatIsAppendedRenamesNothingUnsaid(What what) throws IOException {
        List<String> failures = new ArrayList<>();
        int said = 0;
        for (long seed = firstSeed; seed < firstSeed + documents && failures.size() < MAX_FAILURES; seed++) {
            ObjectNode document =
                    RandomGrowth.withLikelyNames(RandomDocument.make(Choices.seeded(seed)), Choices.seeded(seed));
            GenerationResult before = generate(document, seed);
            ObjectNode more = RandomGrowth.grow(what, document, classes(before), Choices.seeded(-seed));
            GenerationResult after = generate(more, seed);
            if (what != What.SCHEMAS && saysThatSomethingOldMadeWay(before, after, document)) {
                said++;
                continue;
            }
            for (Map.Entry<String, String> file : before.files().entrySet()) {
                String now = after.files().get(file.getKey());
                if (file.getValue().contains("\npublic ") && (now == null || !remains(what, file.getValue(), now))) {
                    failures.add("%d: %s\n%s\nbecame\n%s\n%s"
                            .formatted(seed, file.getKey(), file.getValue(), now, JsonValues.pretty(more)));
                }
            }
        }
        System.out.println("In " + said + " of " + documents + " documents, one of the " + what
                + " that were appended renamed something and that was said.");
        assertThat(failures).as(() -> String.join("\n\n", failures)).isEmpty();
    }

    @Test
    void aVariantThatIsAppendedRenamesNoOther() throws IOException {
        List<String> failures = new ArrayList<>();
        int unions = 0;
        for (long seed = firstSeed; seed < firstSeed + documents && failures.size() < MAX_FAILURES; seed++) {
            ObjectNode document = RandomDocument.make(Choices.seeded(seed));
            GenerationResult before = generate(document, seed);
            Set<String> names = before.files().entrySet().stream()
                    .filter(file -> isUnion(file.getValue()))
                    .map(file -> simple(file.getKey()).toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            ObjectNode more = RandomGrowth.withMoreVariants(
                    document,
                    key -> names.contains(key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT)),
                    Choices.seeded(-seed));
            GenerationResult after = generate(more, seed);
            for (Map.Entry<String, String> file : before.files().entrySet()) {
                String now = after.files().get(file.getKey());
                if (isUnion(file.getValue()) && now != null && isUnion(now) && divided(before) == divided(after)) {
                    unions++;
                    List<String> lost = new ArrayList<>(variants(file.getValue()));
                    lost.removeAll(variants(now));
                    if (!lost.isEmpty()) {
                        failures.add("%d: %s\nlost %s of\n%s\n%s"
                                .formatted(seed, file.getKey(), lost, variants(now), JsonValues.pretty(more)));
                    }
                }
            }
        }
        System.out.println(unions + " unions with a variant more");
        assertThat(failures).as(() -> String.join("\n\n", failures)).isEmpty();
        assertThat(unions).isPositive();
    }

    /** As one interface, or as several by tag or by prefix. */
    private GenerationResult generate(ObjectNode document, long seed) throws IOException {
        Path file = Files.writeString(directory.resolve("document.json"), JsonValues.pretty(document));
        Grouping grouping = switch ((int) (seed % 4)) {
            case 0 -> new Grouping.ByTag();
            case 1 -> new Grouping.ByPrefix("_");
            default -> new Grouping.WholeDocument();
        };
        return Generator.generate(GeneratorOptions.of(List.of(file), DocumentProof.PACKAGE)
                .withStrictness(Strictness.LENIENT)
                .withModel(ModelOptions.builder().grouping(grouping).build()));
    }

    private static List<String> classes(GenerationResult result) {
        return result.files().keySet().stream()
                .map(RandomGrowthTest::simple)
                .sorted()
                .toList();
    }

    private static String simple(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
    }

    private static boolean saysThatSomethingOldMadeWay(
            GenerationResult before, GenerationResult after, ObjectNode document) {
        Set<String> known = collisions(before).stream().map(Diagnostic::message).collect(Collectors.toSet());
        return collisions(after).stream()
                .anyMatch(each -> !known.contains(each.message())
                        && !document.at(each.pointer()).isMissingNode());
    }

    private static List<Diagnostic> collisions(GenerationResult result) {
        return result.diagnostics().stream()
                .filter(each -> each.problem() == Problem.NAME_COLLISION)
                .toList();
    }

    private static boolean remains(What what, String text, String now) {
        return switch (what) {
            case SCHEMAS, METHODS ->
                isService(text)
                        ? statements(now).containsAll(statements(text))
                        : own(text).equals(own(now));
            // The methods of an interface say which errors there are, and which parameters.
            case ERRORS -> isService(text) || own(text).equals(own(now));
            case PARAMETERS ->
                isService(text)
                        || own(text).equals(own(now))
                        || (isParams(text) && declared(now).containsAll(declared(text)));
            // A record with a member more is another text, and so are those that have it, too.
            case MEMBERS -> declared(now).containsAll(declared(text));
        };
    }

    private static boolean isService(String text) {
        return text.contains(" asyncOver(");
    }

    private static boolean isParams(String text) {
        return text.contains("\npublic record ") && text.contains("* The parameters of ");
    }

    private static Set<String> statements(String text) {
        return new HashSet<>(List.of(own(text).split("[;{}]")));
    }

    /** The names of the class and of all that are nested in it. */
    private static Set<String> declared(String text) {
        return Pattern.compile("(?m)^ *(?:(?:public|static|final|sealed) )*(?:record|class|interface) (\\w+)")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static boolean isUnion(String text) {
        return text.contains("\npublic sealed interface ");
    }

    /** How many alternatives were made one, or none: a new one may have that done to it, and says so. */
    private static long divided(GenerationResult result) {
        return result.diagnostics().stream()
                .filter(each -> DIVIDED_OTHERWISE.contains(each.problem()))
                .count();
    }

    /** What is nested in the interface, with what it holds. */
    private static List<String> variants(String text) {
        return Pattern.compile("(?:record|finalclass)(\\w+\\([^{]*?\\))")
                .matcher(own(text))
                .results()
                .map(match -> match.group(1))
                .toList();
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
}
