package dev.duplexrpc.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the meters that pages name to those that there are. */
class MetersDocumentTest {

    private static final Path PAGES = Path.of("../docs");
    private static final Path SOURCE = Path.of("src/main/java/dev/duplexrpc/micrometer/RpcMetrics.java");
    private static final Pattern MADE = Pattern.compile("\"(duplexrpc\\.[a-z.]+)\"");
    private static final Pattern NAMED = Pattern.compile(
            "`(duplexrpc\\.(?:calls|connections|sessions|subscriptions|outbox|limits|refused)[a-z.]*)`");

    @Test
    void everyMeterStandsInTheTable() throws IOException {
        String table = Files.readAllLines(PAGES.resolve("runtime.md")).stream()
                .filter(line -> line.startsWith("| `duplexrpc."))
                .collect(Collectors.joining("\n"));

        assertThat(names(NAMED, table)).hasSizeGreaterThan(10).isEqualTo(names(MADE, Files.readString(SOURCE)));
    }

    @Test
    void everyMeterThatAPageNamesIsOne() throws IOException {
        Set<String> made = names(MADE, Files.readString(SOURCE));
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                assertThat(names(NAMED, Files.readString(page)))
                        .as(page.toString())
                        .isSubsetOf(made);
            }
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().forEach(name -> names.add(name.group(1)));
        return names;
    }
}
