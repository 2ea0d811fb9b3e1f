package dev.duplexrpc.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentFilesTest {
    @TempDir
    Path base;

    @BeforeEach
    void createFiles() throws IOException {
        for (String name : List.of("b.json", "a.json", "c.yaml", "deep/er/d.json", "[x]/e.json", "odd[1].json")) {
            Path file = base.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, "{}");
        }
    }

    @Test
    void filesKeepTheirOrderAndStandOnce() throws Exception {
        assertThat(find("c.yaml", "a.json", "./c.yaml")).containsExactly("c.yaml", "a.json");
    }

    @Test
    void whatAPatternFindsIsSorted() throws Exception {
        assertThat(find("*.json")).containsExactly("a.json", "b.json", "odd[1].json");
    }

    @Test
    void twoStarsMeanAnyDirectoryAndNone() throws Exception {
        assertThat(find("**/*.json"))
                .containsExactly("[x]/e.json", "a.json", "b.json", "deep/er/d.json", "odd[1].json");
        assertThat(find("deep/**/*.json")).containsExactly("deep/er/d.json");
    }

    @Test
    void alternativesAreUnderstood() throws Exception {
        assertThat(find("*.{yaml,yml}")).containsExactly("c.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "**/*.{json,yaml} | [x]/e.json, a.json, b.json, c.yaml, deep/er/d.json, odd[1].json",
                "{**/d,a}.json | a.json, deep/er/d.json",
                "{deep/**,.}/{c.yaml,d.json} | deep/er/d.json",
                "{deep/er/d.{json,yaml},a.json} | a.json, deep/er/d.json",
                "{a,b,z}.{json,yml} | a.json, b.json",
                "[ab{].json | a.json, b.json",
                "{a,b}** | a.json, b.json",
                "deep**/d.json | deep/er/d.json"
            })
    void bracesAndStarsGoTogether(String pattern, String files) throws Exception {
        assertThat(find(pattern)).containsExactly(files.split(", "));
    }

    @Test
    void bracesThatMultiplyEndSomewhere() {
        assertThat(Braces.expand("{a,b}".repeat(40))).hasSizeLessThan(5000);
    }

    @Test
    void whatExistsIsNoPattern() throws Exception {
        assertThat(find("odd[1].json")).containsExactly("odd[1].json");
        assertThat(find("[x]/e.json")).containsExactly("[x]/e.json");
    }

    @Test
    void absoluteNamesAreUnderstood() throws Exception {
        assertThat(find(base.resolve("a.json").toString(), base + "/*.yaml")).containsExactly("a.json", "c.yaml");
    }

    @Test
    void missingFileIsASentence() {
        assertThatThrownBy(() -> find("shop.json"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The document " + base.resolve("shop.json") + " does not exist.");
    }

    @Test
    void directoryIsASentence() {
        assertThatThrownBy(() -> find("deep"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The document " + base.resolve("deep")
                        + " is a directory; name the files in it, for example with " + base.resolve("deep")
                        + "/*.json.");
    }

    @Test
    void patternWithoutMatchIsASentence() {
        assertThatThrownBy(() -> find("deep/*.yaml"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("No document in " + base.resolve("deep") + " matches *.yaml.");
        assertThatThrownBy(() -> find("nowhere/*.yaml"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("No document in " + base.resolve("nowhere") + " matches *.yaml.");
    }

    @Test
    void malformedPatternIsASentence() {
        assertThatThrownBy(() -> find("{a.json"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("The pattern {a.json is not well-formed");
    }

    private List<String> find(String... names) throws MojoFailureException {
        return new DocumentFiles(base)
                .find(List.of(names)).stream()
                        .map(file -> base.relativize(file).toString())
                        .toList();
    }
}
