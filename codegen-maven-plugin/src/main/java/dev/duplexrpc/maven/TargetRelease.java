package dev.duplexrpc.maven;

import dev.duplexrpc.maven.CompilerSettings.Sources;
import org.apache.maven.plugin.MojoFailureException;

/** The Java release that a project compiles for, as far as it says so. */
final class TargetRelease {
    private static final int OLDEST = 17;

    private TargetRelease() {}

    /** Refuses a project for an older Java than generated code needs: the compiler would say so a thousand times. */
    static void require(CompilerSettings settings) throws MojoFailureException {
        boolean tests = settings.sources() == Sources.TEST;
        // As the compiler plugin does: whatever release there is outweighs any source.
        String[] inOrder = tests
                ? new String[] {"testRelease", "release", "testSource", "source"}
                : new String[] {"release", "source"};
        for (String setting : inOrder) {
            String value = settings.value(setting, "maven.compiler." + setting);
            if (value != null) {
                refuseOlder(value, tests, setting);
                return;
            }
        }
    }

    private static void refuseOlder(String value, boolean tests, String setting) throws MojoFailureException {
        int release;
        try {
            release = Integer.parseInt(value.startsWith("1.") ? value.substring(2) : value);
        } catch (NumberFormatException e) {
            return;
        }
        if (release < OLDEST) {
            // For tests never the setting of the main sources, which would change what is published.
            String advised = tests && setting.endsWith("elease") ? "testRelease" : tests ? "testSource" : setting;
            throw new MojoFailureException("Generated code needs Java " + OLDEST + ", but this project compiles "
                    + (tests ? "its tests " : "") + "for Java " + value + ". Set maven.compiler." + advised + " to "
                    + OLDEST + " or later.");
        }
    }
}
