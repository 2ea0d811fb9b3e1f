package dev.duplexrpc.maven;

import dev.duplexrpc.maven.CompilerSettings.Sources;
import java.io.File;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/**
 * Generates Java from OpenRPC documents and adds it to the test sources. Nothing is touched when nothing has changed since the
 * last run.
 */
@Mojo(
        name = "generate-test",
        defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
        requiresProject = false,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters that are required before it calls execute.
public final class GenerateTestMojo extends GenerationMojo {
    /** The directory that the package is generated into; only the generator should write to it. */
    @Parameter(
            property = "duplexrpc.outputDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/duplexrpc",
            required = true)
    private File outputDirectory;

    /** Who compiles no tests needs nothing for them. */
    @Parameter(defaultValue = "${maven.test.skip}", readonly = true)
    private boolean testsAreSkipped;

    @Inject
    GenerateTestMojo(BuildContext ide, org.sonatype.plexus.build.incremental.BuildContext provided) {
        super(ide, provided);
    }

    @Override
    @Nullable String alsoSkippedBy() {
        return testsAreSkipped ? "maven.test.skip" : null;
    }

    @Override
    File outputDirectory() {
        return outputDirectory;
    }

    @Override
    Sources sources() {
        return Sources.TEST;
    }

    @Override
    void addSourceRoot(Path directory) {
        project().addTestCompileSourceRoot(directory.toString());
        project().addTestResource(documentsIn(directory));
    }
}
