package dev.duplexrpc.maven;

import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The Java release that a project compiles for, as far as it says so. */
final class TargetRelease {
    private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";
    private static final int OLDEST = 17;

    private TargetRelease() {}

    /** Refuses a project for an older Java than generated code needs: the compiler would say so a thousand times. */
    static void require(MavenProject project) throws MojoFailureException {
        for (String setting : new String[] {"release", "source"}) {
            String value = configured(project, setting);
            if (value != null) {
                refuseOlder(value, "maven.compiler." + setting);
                return;
            }
        }
    }

    private static void refuseOlder(String value, String setting) throws MojoFailureException {
        int release;
        try {
            release = Integer.parseInt(value.startsWith("1.") ? value.substring(2) : value);
        } catch (NumberFormatException e) {
            return;
        }
        if (release < OLDEST) {
            throw new MojoFailureException(
                    "Generated code needs Java " + OLDEST + ", but this project compiles for Java " + value + ". Set "
                            + setting + " to " + OLDEST + " or later.");
        }
    }

    private static @Nullable String configured(MavenProject project, String setting) {
        Plugin compiler = project.getPlugin(COMPILER);
        if (compiler != null && compiler.getConfiguration() instanceof Xpp3Dom configuration) {
            Xpp3Dom child = configuration.getChild(setting);
            if (child != null && child.getValue() != null) {
                return child.getValue().strip();
            }
        }
        String property = project.getProperties().getProperty("maven.compiler." + setting);
        return property == null ? null : property.strip();
    }
}
