package dev.duplexrpc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplexrpc.maven.CompilerSettings.Sources;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceEncodingTest {
    private static final Map<String, String> GERMAN =
            Map.of("a/Pet.java", "/** Groesse und Größe. */", "a/x.json", "{}");

    private final MavenProject project = new MavenProject();
    private final Properties commandLine = new Properties();

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "US-ASCII"})
    void anotherEncodingIsASentence(String encoding) {
        project.getProperties().setProperty("project.build.sourceEncoding", encoding);

        assertThat(complaint(GERMAN))
                .isEqualTo("Generated sources are in UTF-8, but this project compiles as " + encoding
                        + ": the compiler misreads the names and comments in files such as a/Pet.java."
                        + " Set project.build.sourceEncoding to UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "utf8", "no-such-encoding"})
    void utf8IsFineAndANameOfNothingIsLeftToTheCompiler(String encoding) {
        project.getProperties().setProperty("project.build.sourceEncoding", encoding);

        assertThat(complaint(GERMAN)).isNull();
    }

    @Test
    void sourcesInAsciiAreFineInAnyEncoding() {
        project.getProperties().setProperty("project.build.sourceEncoding", "ISO-8859-1");

        assertThat(complaint(Map.of("a/Pet.java", "\"gr\\u00f6\\u00dfe\"", "a/Pet.openrpc.json", "{\"größe\":1}")))
                .isNull();
    }

    @Test
    void theCommandLineOutweighsTheProject() {
        project.getProperties().setProperty("project.build.sourceEncoding", "ISO-8859-1");
        commandLine.setProperty("encoding", "UTF-8");

        assertThat(complaint(GERMAN)).isNull();
    }

    private String complaint(Map<String, String> files) {
        return SourceEncoding.complaint(new CompilerSettings(project, commandLine, Sources.MAIN), files);
    }
}
