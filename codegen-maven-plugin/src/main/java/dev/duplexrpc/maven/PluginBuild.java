package dev.duplexrpc.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * Tells one build of the plugin from another. A release is what its version says; a snapshot is also when it was built,
 * because whoever works on the generator expects the next run to use it.
 */
final class PluginBuild {
    private PluginBuild() {}

    /** Names the plugin and everything on its class path, which a user may have changed. */
    static String describe(PluginDescriptor plugin) {
        StringBuilder text = new StringBuilder(plugin.getId());
        for (Artifact artifact : plugin.getArtifacts()) {
            text.append('\n').append(artifact.getId());
            if (artifact.isSnapshot() && artifact.getFile() != null) {
                text.append(' ').append(lastChange(artifact.getFile()));
            }
        }
        return text.toString();
    }

    private static long lastChange(File jarOrClasses) {
        return jarOrClasses.isFile()
                ? jarOrClasses.lastModified()
                : lastChangeWithin(jarOrClasses).toMillis();
    }

    private static FileTime lastChangeWithin(File classes) {
        try (Stream<Path> files = Files.walk(classes.toPath())) {
            return files.map(PluginBuild::lastModified)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
