package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/limits.md} to the options of both sides, and to what is counted. */
class LimitsDocumentTest {

    private static final Path PAGE = Path.of("../docs/limits.md");
    private static final Path SERVER_OPTIONS = Path.of("../docs/server-options.md");
    private static final Path CLIENT = Path.of("../runtime-client/src/main/java/dev/duplexrpc/client");
    private static final Path CORE = Path.of("../runtime-core/src/main/java/dev/duplexrpc");
    private static final List<Path> TELLING = List.of(
            CORE.resolve("peer"),
            CORE.resolve("session"),
            CORE.resolve("transport"),
            CORE.resolve("websocket"),
            Path.of("src/main/java/dev/duplexrpc/server"));

    /** Where the sources name a limit that was reached. */
    private static final Pattern TOLD = Pattern.compile(
            "(?:limitReached|refuse|atLimit)\\(\\s*\"(\\w+)\"|violat(?:ion|ed)\\([^;]*?,\\s*\"(\\w+)\"\\);");

    /** An option with a value in brackets behind it. */
    private static final Pattern IN_PROSE = Pattern.compile("`(\\w+)` \\(([\\d,]+ (?:s|ms|KiB|MiB))[),]");

    /** Their rows' cells by the names of the options: name, default, what happens, where it is seen. */
    private final Map<String, List<String>> limits = rows(PAGE);

    LimitsDocumentTest() throws IOException {}

    @Test
    void everyOptionOfTheServerThatIsALimitHasARowWithItsDefault() throws IOException {
        Map<String, String> options = new LinkedHashMap<>();
        rows(SERVER_OPTIONS).forEach((name, cells) -> {
            if (name.matches(
                    "max.*|.*Timeout|.*Bytes|session(Grace|Window)|pingInterval|keepAlive|handlerThreads|closeSpread")) {
                options.put(name, cells.get(2).replaceFirst(";.*", ""));
            }
        });

        assertThat(options).hasSizeGreaterThan(30);
        options.forEach((name, value) -> {
            assertThat(limits).containsKey(name);
            assertThat(limits.get(name).get(1)).as(name).isEqualTo(value);
        });
    }

    @Test
    void everyNumberOfTheClientsBuilderIsThere() throws IOException {
        List<MatchResult> options = Pattern.compile(
                        "Default: (\\d[^.]*)\\.\\s*\\*/\\s+public (?:final )?DuplexClientBuilder (\\w+)\\(")
                .matcher(Files.readString(CLIENT.resolve("ClientLimits.java"))
                        + Files.readString(CLIENT.resolve("DuplexClientBuilder.java")))
                .results()
                .filter(option -> !option.group(2).equals("followRedirects"))
                .toList();

        assertThat(options).hasSizeGreaterThan(15).allSatisfy(option -> {
            assertThat(limits).containsKey(option.group(2));
            assertThat(limits.get(option.group(2)).get(1)).as(option.group(2)).isEqualTo(option.group(1));
        });
    }

    @Test
    void whatIsCountedSaysSo() throws IOException {
        Set<String> counted = new HashSet<>();
        for (Path folder : TELLING) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    TOLD.matcher(Files.readString(file))
                            .results()
                            .forEach(limit -> counted.add(limit.group(1) == null ? limit.group(2) : limit.group(1)));
                }
            }
        }

        assertThat(limits.entrySet().stream()
                        .filter(row -> row.getValue().get(3).contains("`reached`"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()))
                .isEqualTo(counted)
                .isNotEmpty();
    }

    @Test
    void otherPagesHaveTheSameDefaults() throws IOException {
        int checked = 0;
        try (Stream<Path> pages = Files.list(PAGE.getParent())) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                for (MatchResult said :
                        IN_PROSE.matcher(Files.readString(page)).results().toList()) {
                    assertThat(limits).as(page.toString()).containsKey(said.group(1));
                    assertThat(limits.get(said.group(1)).get(1))
                            .as(page + ": " + said.group())
                            .isEqualTo(said.group(2));
                    checked++;
                }
            }
        }
        assertThat(checked).isPositive();
    }

    @Test
    void everyLimitIsCountedOrTheTableSaysWhyNot() throws IOException {
        List<String> unexplained = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| .*[^-| ].*") && !line.startsWith("| limit "))
                .filter(line -> !line.matches(".*\\| (`reached`|Not counted: \\w).* \\|"))
                .toList();

        assertThat(unexplained).isEmpty();
    }

    private static Map<String, List<String>> rows(Path page) throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("| `")) {
                List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList();
                rows.put(cells.get(0).replace("`", ""), cells);
            }
        }
        return rows;
    }
}
