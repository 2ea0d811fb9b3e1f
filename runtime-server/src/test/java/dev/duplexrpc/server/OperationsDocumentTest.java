package dev.duplexrpc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the log lines of {@code docs/operations.md} to the sources: each is there with its level, and none is missing. */
class OperationsDocumentTest {

    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final List<Path> SOURCES = List.of(
            Path.of("../runtime-core/src/main/java"),
            Path.of("../runtime-server/src/main/java"),
            Path.of("../runtime-client/src/main/java"));

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (info|warn|error) \\| (.*?) \\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** One whose text is put together of several is left to prose. */
    private static final Pattern LOGGED =
            Pattern.compile("LOG\\s*\\.(info|warn|error|atLevel[^\"]*?\\.log)\\(\\s*\"([^\"]+)\"\\s*[,)]");

    @Test
    void everyLineOfTheLogIsThereWithItsLevel() throws IOException {
        assertThat(documented()).hasSizeGreaterThan(10).isEqualTo(logged());
    }

    private static Set<String> documented() throws IOException {
        Set<String> lines = new TreeSet<>();
        ROW.matcher(Files.readString(PAGE))
                .results()
                .forEach(row -> QUOTED.matcher(row.group(2))
                        .results()
                        .forEach(line -> lines.add(row.group(1) + " " + line.group(1))));
        return lines;
    }

    private static Set<String> logged() throws IOException {
        Set<String> lines = new TreeSet<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    LOGGED.matcher(Files.readString(file))
                            .results()
                            .forEach(line -> lines.add(
                                    (line.group(1).startsWith("at") ? "info" : line.group(1)) + " " + line.group(2)));
                }
            }
        }
        return lines;
    }
}
