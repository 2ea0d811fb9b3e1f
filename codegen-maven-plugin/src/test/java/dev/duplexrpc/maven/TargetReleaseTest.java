package dev.duplexrpc.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.maven.CompilerSettings.Sources;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class TargetReleaseTest {
    private final MavenProject project = new MavenProject();
    private final Properties commandLine = new Properties();

    @Test
    void projectThatSaysNothingIsLeftAlone() {
        assertThatCode(() -> require(Sources.MAIN)).doesNotThrowAnyException();
    }

    @Test
    void oldReleaseIsASentence() {
        project.getProperties().setProperty("maven.compiler.release", "11");

        assertThatThrownBy(() -> require(Sources.MAIN))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Generated code needs Java 17, but this project compiles for Java 11."
                        + " Set maven.compiler.release to 17 or later.");
    }

    @Test
    void oldStyleOfOldSourceIsUnderstood() {
        project.getProperties().setProperty("maven.compiler.source", "1.8");

        assertThatThrownBy(() -> require(Sources.MAIN))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("compiles for Java 1.8. Set maven.compiler.source");
    }

    @Test
    void newReleaseOutweighsOldSource() {
        project.getProperties().setProperty("maven.compiler.source", "1.8");
        project.getProperties().setProperty("maven.compiler.release", "21");

        assertThatCode(() -> require(Sources.MAIN)).doesNotThrowAnyException();
    }

    @Test
    void configurationOfTheCompilerOutweighsTheProperty() {
        project.getProperties().setProperty("maven.compiler.release", "11");
        configureCompiler("release", "17");

        assertThatCode(() -> require(Sources.MAIN)).doesNotThrowAnyException();
    }

    @Test
    void unresolvedPropertyIsLeftToTheCompiler() {
        configureCompiler("release", "${java.version.of.somebody}");

        assertThatCode(() -> require(Sources.MAIN)).doesNotThrowAnyException();
    }

    @Test
    void testsMayBeForANewerJavaThanTheMainSources() {
        project.getProperties().setProperty("maven.compiler.release", "11");
        project.getProperties().setProperty("maven.compiler.testRelease", "17");

        assertThatCode(() -> require(Sources.TEST)).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(Sources.MAIN)).isInstanceOf(MojoFailureException.class);
    }

    @Test
    void testsForAnOlderJavaAreNoticed() {
        project.getProperties().setProperty("maven.compiler.release", "17");
        project.getProperties().setProperty("maven.compiler.testRelease", "11");

        assertThatCode(() -> require(Sources.MAIN)).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(Sources.TEST))
                .hasMessage("Generated code needs Java 17, but this project compiles its tests for Java 11."
                        + " Set maven.compiler.testRelease to 17 or later.");
    }

    @Test
    void forTestsNobodyIsToldToChangeWhatIsPublished() {
        project.getProperties().setProperty("maven.compiler.source", "1.8");
        assertThatThrownBy(() -> require(Sources.TEST))
                .hasMessageEndingWith("Set maven.compiler.testSource to 17 or later.");

        project.getProperties().setProperty("maven.compiler.release", "11");
        project.getProperties().setProperty("maven.compiler.testSource", "17");
        assertThatThrownBy(() -> require(Sources.TEST))
                .hasMessageEndingWith("Set maven.compiler.testRelease to 17 or later.");
    }

    @Test
    void theCommandLineOutweighsTheProject() {
        project.getProperties().setProperty("maven.compiler.release", "11");
        commandLine.setProperty("maven.compiler.release", "17");

        assertThatCode(() -> require(Sources.MAIN)).doesNotThrowAnyException();
    }

    @Test
    void theExecutionThatCompilesOutweighsTheCompiler() {
        configureCompiler("release", "8");
        configureExecution("default-compile", "release", "17");

        assertThatCode(() -> require(Sources.MAIN)).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(Sources.TEST)).isInstanceOf(MojoFailureException.class);
    }

    private void require(Sources sources) throws MojoFailureException {
        TargetRelease.require(new CompilerSettings(project, commandLine, sources));
    }

    private void configureCompiler(String setting, String value) {
        compiler().setConfiguration(configuration(setting, value));
    }

    private void configureExecution(String id, String setting, String value) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.setConfiguration(configuration(setting, value));
        compiler().addExecution(execution);
    }

    private static Xpp3Dom configuration(String setting, String value) {
        Xpp3Dom child = new Xpp3Dom(setting);
        child.setValue(value);
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(child);
        return configuration;
    }

    private Plugin compiler() {
        if (project.getModel().getBuild() == null) {
            Plugin compiler = new Plugin();
            compiler.setArtifactId("maven-compiler-plugin");
            Build build = new Build();
            build.addPlugin(compiler);
            project.getModel().setBuild(build);
        }
        return project.getModel().getBuild().getPlugins().get(0);
    }
}
