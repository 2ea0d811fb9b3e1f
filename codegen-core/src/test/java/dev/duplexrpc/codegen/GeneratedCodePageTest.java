package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/generated-code.md} to what is generated. A comment before a snippet ({@code from <file>: <words>}, with several
 * pieces each on a line of its own) says which pieces of the golden case {@code tour} it shows ({@link Excerpt}); the table behind
 * {@code types} has schemas and the Java types they become; Java without such a comment is compiled against all of it.
 * {@code -Dduplexrpc.golden=write} writes snippets and table anew.
 */
class GeneratedCodePageTest {
    private static final Path PAGE = Path.of("../docs/generated-code.md");
    private static final Path CASE = Path.of("src/test/resources/golden/tour");
    private static final Pattern SNIPPET =
            Pattern.compile("(?s)<!-- from (\\S+?)(?:: (.*?)|\\n(.*?))\\s*-->\\n```(\\w+)\\n(.*?)```");
    private static final Pattern TABLE = Pattern.compile("<!-- types -->\\n\\|.*\\n\\|.*\\n((?:\\|.*\\n)+)");
    private static final Pattern ROW = Pattern.compile("\\| `(.*?)` \\| .*?\\| ?(.*)\\|");
    private static final Pattern USE = Pattern.compile("(?s)(?<!-->)\\n```java\\n(.*?)```");

    /** What snippets that use generated code stand in. */
    private static final String AROUND = """
            package com.example.test;

            import dev.duplexrpc.CallOptions;
            import dev.duplexrpc.Omittable;
            import dev.duplexrpc.Remote;
            import dev.duplexrpc.Subscriber;
            import dev.duplexrpc.Subscription;
            import java.time.Duration;
            import java.util.List;
            import java.util.concurrent.CompletableFuture;

            class Use%d {
                void use(%s) {
            %s
                }
            }
            """;

    /** What a snippet may use, unless it says itself what it is. */
    private static final Map<String, String> GIVEN =
            Map.of("parcel", "Parcel", "event", "ParcelEvent", "depot", "Depot", "remote", "Remote");

    @Test
    void everySnippetIsWhatIsGenerated() throws IOException {
        Map<String, String> sources = sources();
        isUpToDate(SNIPPET.matcher(Files.readString(PAGE))
                .replaceAll(match -> Matcher.quoteReplacement(snippet(match, sources))));
    }

    @Test
    void everyTypeOfTheTableIsTheOneThatIsGenerated() throws IOException {
        isUpToDate(TABLE.matcher(Files.readString(PAGE)).replaceAll(match -> Matcher.quoteReplacement(table(match))));
    }

    @Test
    void everyUseCompiles() throws IOException {
        List<String> uses = USE.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();
        Map<String, String> sources = new HashMap<>(GoldenTest.generate(CASE));
        for (int i = 0; i < uses.size(); i++) {
            sources.put("com/example/test/Use" + i + ".java", AROUND.formatted(i, given(uses.get(i)), uses.get(i)));
        }

        assertThat(uses).hasSizeGreaterThan(6);
        assertThat(GeneratedCode.problems(sources)).isEmpty();
    }

    @Test
    void everyTypeOfTheTourIsShown() throws IOException {
        String page = Files.readString(PAGE);
        List<String> components = Pattern.compile("(?m)^      \"(\\w+)\": \\{")
                .matcher(Files.readString(CASE.resolve("openrpc.json")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(components).hasSizeGreaterThan(15);
        assertThat(components).filteredOn(name -> !page.contains(name)).isEmpty();
    }

    @Test
    void theDocumentOfTheTourIsRefusedByNobody() {
        assertThat(Generator.generate(GeneratorOptions.of(List.of(CASE.resolve("openrpc.json")), Generation.PACKAGE))
                        .diagnostics())
                .isEmpty();
    }

    private static void isUpToDate(String expected) throws IOException {
        if ("write".equals(System.getProperty("duplexrpc.golden"))) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE)
                .content()
                .as("docs/generated-code.md; -Dduplexrpc.golden=write writes it anew")
                .isEqualTo(expected);
    }

    private static String snippet(MatchResult match, Map<String, String> sources) {
        String source = sources.get(match.group(1));
        assertThat(source).as(match.group(1)).isNotNull();
        List<String> pieces = match.group(2) != null
                ? List.of(match.group(2))
                : match.group(3).lines().toList();
        String text = match.group(4).equals("json") ? Excerpt.ofJson(source, pieces) : Excerpt.ofJava(source, pieces);
        String whole = match.group();
        return whole.substring(0, whole.indexOf("```")) + "```" + match.group(4) + "\n" + text + "\n```";
    }

    /** The files of the tour by their simple names, and a class that is too large for a golden file. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> files = new HashMap<>(GoldenTest.generate(CASE));
        files.putAll(Generation.ofSchemas("'Form':{'type':'object','properties':{"
                + IntStream.range(0, 300)
                        .mapToObj(i -> "'field" + i + "':{'type':'string'}")
                        .collect(Collectors.joining(","))
                + "}}"));
        Map<String, String> sources = new HashMap<>();
        files.forEach((path, text) -> sources.put(path.substring(path.lastIndexOf('/') + 1), text));
        sources.put("openrpc.json", Files.readString(CASE.resolve("openrpc.json")));
        return sources;
    }

    private static String table(MatchResult match) {
        List<MatchResult> rows = ROW.matcher(match.group(1)).results().toList();
        assertThat(rows).hasSameSizeAs(match.group(1).lines().toList());
        List<String> types = types(rows.stream().map(row -> row.group(1)).toList());
        StringBuilder table = new StringBuilder(
                        match.group().substring(0, match.group().indexOf("|---|---|---|\n")))
                .append("|---|---|---|\n");
        for (int i = 0; i < rows.size(); i++) {
            table.append("| `%s` | `%s` | %s|\n"
                    .formatted(rows.get(i).group(1), types.get(i), rows.get(i).group(2)));
        }
        return table.toString();
    }

    /** What required members of these schemas are. */
    private static List<String> types(List<String> schemas) {
        String members = IntStream.range(0, schemas.size())
                .mapToObj(i -> "\"m" + i + "\":" + schemas.get(i))
                .collect(Collectors.joining(","));
        String required = IntStream.range(0, schemas.size())
                .mapToObj(i -> "\"m" + i + "\"")
                .collect(Collectors.joining(","));
        String source = Generation.file(
                Generation.ofSchemas("\"All\":{\"type\":\"object\",\"required\":[" + required + "],\"properties\":{"
                        + members + "}}"),
                "All");
        List<String> types = new ArrayList<>();
        for (int i = 0; i < schemas.size(); i++) {
            Matcher component = Pattern.compile("(?m)^ {8}(\\S.*) m" + i + ",$").matcher(source);
            assertThat(component.find()).as(schemas.get(i)).isTrue();
            types.add(component.group(1));
        }
        return types;
    }

    private static String given(String use) {
        return GIVEN.entrySet().stream()
                .filter(name -> !use.contains(name.getValue() + " " + name.getKey() + " ="))
                .map(name -> name.getValue() + " " + name.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
