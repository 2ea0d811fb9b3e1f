package dev.duplexrpc.maven;

import dev.duplexrpc.maven.CompilerSettings.Sources;
import java.io.File;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;

/**
 * Generates Java from OpenRPC documents and adds it to the main sources. Nothing is touched when nothing has changed since the
 * last run.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters that are required before it calls execute.
public final class GenerateMojo extends GenerationMojo {
    /** The directory that the package is generated into; only the generator should write to it. */
    @Parameter(
            property = "duplexrpc.outputDirectory",
            defaultValue = "${project.build.directory}/generated-sources/duplexrpc",
            required = true)
    private File outputDirectory;

    @Inject
    GenerateMojo(BuildContext ide, org.sonatype.plexus.build.incremental.BuildContext provided) {
        super(ide, provided);
    }

    @Override
    File outputDirectory() {
        return outputDirectory;
    }

    @Override
    Sources sources() {
        return Sources.MAIN;
    }

    @Override
    void addSourceRoot(Path directory) {
        project().addCompileSourceRoot(directory.toString());
        project().addResource(documentsIn(directory));
    }
}
