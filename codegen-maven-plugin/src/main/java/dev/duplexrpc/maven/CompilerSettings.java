package dev.duplexrpc.maven;

import java.util.Properties;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What maven-compiler-plugin will be told, as far as a project says it, in the order in which Maven listens. */
final class CompilerSettings {
    private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";

    private final MavenProject project;
    private final Properties commandLine;
    private final Sources sources;

    /** What is compiled, by which execution of the compiler. */
    enum Sources {
        MAIN("default-compile"),
        TEST("default-testCompile");

        private final String execution;

        Sources(String execution) {
            this.execution = execution;
        }
    }

    /** @param commandLine the properties of the command line, which outweigh those of the project */
    CompilerSettings(MavenProject project, Properties commandLine, Sources sources) {
        this.project = project;
        this.commandLine = commandLine;
        this.sources = sources;
    }

    Sources sources() {
        return sources;
    }

    /** The value of a parameter: configured, or the property that is its default; null when nobody says. */
    @Nullable String value(String parameter, String property) {
        Plugin compiler = project.getPlugin(COMPILER);
        if (compiler != null) {
            PluginExecution execution = compiler.getExecutionsAsMap().get(sources.execution);
            String configured = execution == null ? null : configured(execution, parameter);
            if (configured == null) {
                configured = configured(compiler, parameter);
            }
            if (configured != null) {
                return configured;
            }
        }
        String value = commandLine.getProperty(property);
        if (value == null) {
            value = project.getProperties().getProperty(property);
        }
        return value == null ? null : value.strip();
    }

    private static @Nullable String configured(ConfigurationContainer container, String parameter) {
        Xpp3Dom child = container.getConfiguration() instanceof Xpp3Dom configuration
                ? configuration.getChild(parameter)
                : null;
        return child == null || child.getValue() == null
                ? null
                : child.getValue().strip();
    }
}
