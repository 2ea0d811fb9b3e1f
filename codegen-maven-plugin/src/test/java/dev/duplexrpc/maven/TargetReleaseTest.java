package dev.duplexrpc.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class TargetReleaseTest {
    private final MavenProject project = new MavenProject();

    @Test
    void projectThatSaysNothingIsLeftAlone() {
        assertThatCode(() -> TargetRelease.require(project)).doesNotThrowAnyException();
    }

    @Test
    void oldReleaseIsASentence() {
        project.getProperties().setProperty("maven.compiler.release", "11");

        assertThatThrownBy(() -> TargetRelease.require(project))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Generated code needs Java 17, but this project compiles for Java 11."
                        + " Set maven.compiler.release to 17 or later.");
    }

    @Test
    void oldStyleOfOldSourceIsUnderstood() {
        project.getProperties().setProperty("maven.compiler.source", "1.8");

        assertThatThrownBy(() -> TargetRelease.require(project))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("compiles for Java 1.8. Set maven.compiler.source");
    }

    @Test
    void newReleaseOutweighsOldSource() {
        project.getProperties().setProperty("maven.compiler.source", "1.8");
        project.getProperties().setProperty("maven.compiler.release", "21");

        assertThatCode(() -> TargetRelease.require(project)).doesNotThrowAnyException();
    }

    @Test
    void configurationOfTheCompilerOutweighsTheProperty() {
        project.getProperties().setProperty("maven.compiler.release", "11");
        configureCompiler("release", "17");

        assertThatCode(() -> TargetRelease.require(project)).doesNotThrowAnyException();
    }

    @Test
    void unresolvedPropertyIsLeftToTheCompiler() {
        configureCompiler("release", "${java.version.of.somebody}");

        assertThatCode(() -> TargetRelease.require(project)).doesNotThrowAnyException();
    }

    private void configureCompiler(String setting, String value) {
        Xpp3Dom child = new Xpp3Dom(setting);
        child.setValue(value);
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(child);
        Plugin compiler = new Plugin();
        compiler.setArtifactId("maven-compiler-plugin");
        compiler.setConfiguration(configuration);
        Build build = new Build();
        build.addPlugin(compiler);
        project.getModel().setBuild(build);
    }
}
