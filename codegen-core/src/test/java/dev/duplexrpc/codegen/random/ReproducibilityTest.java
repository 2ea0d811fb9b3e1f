package dev.duplexrpc.codegen.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.GenerationDigest;
import dev.duplexrpc.codegen.proof.JsonValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same documents give the same bytes: on every run, in every virtual machine, wherever and however the files lie on the disk. */
class ReproducibilityTest {
    private static final int DOCUMENTS = 40;

    private static final String SHARED = """
            {"Thing": {"type": "object", "properties": {"id": {"type": "string"}}},
             "Other": {"type": "object", "properties": {"no": {"type": "integer"}}}}
            """;

    @TempDir
    private Path directory;

    private List<Path> documents = List.of();

    @BeforeEach
    void writeDocuments() throws IOException {
        documents = write(directory.resolve("one"), numbers());
    }

    @Test
    void twoRunsGiveTheSame() {
        assertThat(GenerationDigest.of(documents)).isEqualTo(GenerationDigest.of(documents));
    }

    @Test
    void neitherTheirDirectoryNorTheOrderInWhichFilesWereWrittenMatters() throws IOException {
        List<Integer> backwards = new ArrayList<>(numbers());
        Collections.reverse(backwards);

        List<Path> others = write(directory.resolve("somewhere").resolve("else"), backwards);

        assertThat(GenerationDigest.of(others.stream().sorted().toList())).isEqualTo(GenerationDigest.of(documents));
    }

    @Test
    void filesThatReferToEachOtherMayLieAnywhereAndBeWrittenInAnyOrder() throws IOException {
        List<Path> here = writeLinked(directory.resolve("here"), List.of("a.json", "b.json", "parts/shared.json"));
        List<Path> there =
                writeLinked(directory.resolve("far").resolve("away"), List.of("parts/shared.json", "b.json", "a.json"));

        assertThat(GenerationDigest.ofOneRun(there)).isEqualTo(GenerationDigest.ofOneRun(here));
    }

    /** Each virtual machine salts its immutable sets and maps anew; the options change its identity hashes, language and encoding. */
    @Test
    void otherHashesAndSettingsGiveTheSame() throws IOException {
        Path java = GenerationDigest.java();
        String here = GenerationDigest.of(documents);

        assertThat(GenerationDigest.of(
                        documents, java, "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2", "-Duser.language=tr"))
                .isEqualTo(here);
        assertThat(GenerationDigest.of(
                        documents, java, "-Xshare:off", "-Dfile.encoding=ISO-8859-1", "-Duser.timezone=Asia/Tokyo"))
                .isEqualTo(here);
    }

    @Test
    void otherVersionsOfJavaGiveTheSame() throws IOException {
        List<Path> others = GenerationDigest.otherJavas();
        assumeTrue(!others.isEmpty(), "There is no other JDK beside the one in use; name one with -Dduplexrpc.jdk=…");
        String here = GenerationDigest.of(documents);
        for (Path java : others) {
            assertThat(GenerationDigest.of(documents, java)).as(java.toString()).isEqualTo(here);
        }
    }

    private static List<Integer> numbers() {
        return IntStream.rangeClosed(1, DOCUMENTS).boxed().toList();
    }

    private static List<Path> write(Path directory, List<Integer> numbers) throws IOException {
        Files.createDirectories(directory);
        List<Path> files = new ArrayList<>();
        for (int number : numbers) {
            Path file = directory.resolve(String.format("document%03d.json", number));
            files.add(Files.writeString(file, JsonValues.pretty(RandomDocument.make(Choices.seeded(number)))));
        }
        return files;
    }

    /** Two documents that share schemas of a third file, written in the given order; the two. */
    private static List<Path> writeLinked(Path directory, List<String> order) throws IOException {
        for (String name : order) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name.startsWith("parts") ? SHARED : document(name.substring(0, 1)));
        }
        return List.of(directory.resolve("a.json"), directory.resolve("b.json"));
    }

    private static String document(String name) {
        return """
                {"openrpc": "1.3.2", "info": {"title": "%1$s", "version": "1"},
                 "methods": [{"name": "%1$s.get",
                   "params": [{"name": "own", "schema": {"$ref": "#/components/schemas/Thing"}},
                     {"name": "all", "schema": {"allOf": [{"$ref": "parts/shared.json#/Thing"}, {"$ref": "parts/shared.json#/Other"}]}}],
                   "result": {"name": "r", "schema": {"oneOf": [{"$ref": "parts/shared.json#/Thing"}, {"$ref": "parts/shared.json#/Other"}]}}}],
                 "components": {"schemas": {"Thing": {"type": "object", "properties": {"%1$s": {"type": "string"}}}}}}
                """.formatted(name);
    }
}
