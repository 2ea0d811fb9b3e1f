package dev.duplexrpc.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.codegen.model.ReverseService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares whole outputs with files under {@code src/test/resources/golden}: a folder for each case, the document in
 * {@code openrpc.json}, what it becomes below {@code expected}. Run with {@code -Dduplexrpc.golden=write} to write the files
 * anew, and read the difference before it is committed.
 */
class GoldenTest {
    private static final Path CASES = Path.of("src/test/resources/golden");

    @TempDir
    private Path folder;

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputIsWhatItWas(String name) throws IOException {
        Path folder = CASES.resolve(name);
        SortedMap<String, String> files = generate(folder);
        Path expected = folder.resolve("expected");
        if ("write".equals(System.getProperty("duplexrpc.golden"))) {
            write(expected, files);
        }
        assertThat(files).isEqualTo(read(expected));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputCompilesWithoutAWarning(String name) {
        assertThat(GeneratedCode.problems(generate(CASES.resolve(name)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputIsTheSameOnEveryRun(String name) {
        assertThat(generate(CASES.resolve(name))).isEqualTo(generate(CASES.resolve(name)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsCarriedGeneratesTheSame(String name) throws IOException {
        SortedMap<String, String> files = generate(CASES.resolve(name));
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith(".openrpc.json")) {
                Path copy = Files.createDirectories(folder.resolve(name)).resolve("openrpc.json");
                Files.writeString(copy, file.getValue());

                assertThat(generate(copy.getParent())).isEqualTo(files);
            }
        }
    }

    /** What comes of a case; in the one named {@code tour}, which documentation shows, methods with a tag are of the other side. */
    static SortedMap<String, String> generate(Path folder) {
        ModelOptions options = folder.endsWith("tour")
                ? ModelOptions.builder()
                        .reverse(List.of(new ReverseService("Driver", "driver", null)))
                        .build()
                : ModelOptions.DEFAULTS;
        return Generation.result(folder.resolve("openrpc.json"), options).files();
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                old.sorted(Comparator.reverseOrder()).forEach(GoldenTest::delete);
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
