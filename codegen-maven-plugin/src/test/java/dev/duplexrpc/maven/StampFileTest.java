package dev.duplexrpc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampFileTest {
    private static final Path BUILD = Path.of("/project/target");

    @Test
    void theStampOfWhatIsBuiltLiesOutsideOfTheSources() {
        assertThat(StampFile.of(BUILD, BUILD.resolve("generated-sources/duplexrpc"), "generate", "default-cli"))
                .isEqualTo(BUILD.resolve("duplexrpc/generate-default-cli.stamp"));
    }

    @Test
    void theStampOfWhatOutlivesTheBuildDirectoryDoesTooSoThatStaleFilesAreKnown() {
        Path root = Path.of("/project/target/../src/main/generated");

        assertThat(StampFile.of(BUILD, root, "generate", "default"))
                .isEqualTo(root.resolve(".duplexrpc-generate-default.stamp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api: pets", "a/b", "../x", "a\\b", "ä", "*", ""})
    void anIdOfAnyKindIsTheNameOfOneFile(String id) {
        Path stamp = StampFile.of(BUILD, BUILD, "generate", id);

        assertThat(stamp.getParent()).isEqualTo(BUILD.resolve("duplexrpc"));
        assertThat(stamp.getFileName().toString()).matches("generate-[A-Za-z0-9._-]+\\.stamp");
        assertThat(stamp).isNotEqualTo(StampFile.of(BUILD, BUILD, "generate", id + "?"));
    }
}
