package dev.duplexrpc.codegen.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
    @TempDir
    Path folder;

    private final Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);

    @Test
    void aFileIsShownRelativeToTheFolderTheUserStandsIn() throws IOException {
        Files.createDirectories(folder.resolve("api"));
        Files.writeString(folder.resolve("api/a.json"), "{}");

        SourceFile file = reader(Limits.DEFAULTS).read(folder.resolve("api/../api/a.json"));

        assertThat(file).isNotNull();
        assertThat(file.displayName()).isEqualTo("api/a.json");
        assertThat(file.path()).isEqualTo(folder.resolve("api/a.json"));
    }

    @Test
    void aFileThatIsMissingIsReported() {
        assertThat(reader(Limits.DEFAULTS).read(folder.resolve("gone.json"))).isNull();
        assertThat(diagnostics.render()).isEqualTo("""
                gone.json: error: The file does not exist. [missing-file]
                    Correct the path.
                """);
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(reader(Limits.DEFAULTS).read(folder)).isNull();
        assertThat(diagnostics.all().get(0).message()).isEqualTo("The path is not a regular file.");
    }

    @Test
    void aFileBeyondTheLimitIsNotRead() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{\"a\": 12345}");

        assertThat(reader(Limits.DEFAULTS.withFileBytes(5)).read(folder.resolve("a.json")))
                .isNull();
        assertThat(diagnostics.all().get(0).advice())
                .isEqualTo("The limit 'fileBytes' is fixed: divide the file, or let it nest and repeat less.");
    }

    private SourceReader reader(Limits limits) {
        return new SourceReader(limits, diagnostics, folder);
    }
}
