package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.GeneratorOptions;
import dev.duplexrpc.codegen.output.Changes;
import dev.duplexrpc.codegen.output.FileClaims;
import dev.duplexrpc.codegen.output.GeneratedDirectory;
import dev.duplexrpc.codegen.output.OutputException;
import dev.duplexrpc.codegen.output.Production;
import dev.duplexrpc.codegen.output.Totals;
import dev.duplexrpc.maven.CompilerSettings.Sources;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.build.BuildContext;
import org.eclipse.aether.SessionData;

/** Generates into a directory; the goals differ in whether it becomes a root of main or of test sources. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters that are required before it calls execute.
abstract class GenerationMojo extends DocumentsMojo {
    private static final String CLAIMS = FileClaims.class.getName();

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    GenerationMojo(BuildContext ide, org.sonatype.plexus.build.incremental.BuildContext provided) {
        super(ide, provided);
    }

    /** The directory that is generated into. */
    abstract File outputDirectory();

    /** Which sources the directory belongs to. */
    abstract Sources sources();

    /** The documents that services carry; they lie among the sources, in the folders of their packages. */
    static Resource documentsIn(Path directory) {
        Resource documents = new Resource();
        documents.setDirectory(directory.toString());
        documents.addInclude("**/*.openrpc.json");
        return documents;
    }

    /** Has the project compile what is generated, and take its documents along. */
    abstract void addSourceRoot(Path directory);

    @Override
    final void run() throws MojoFailureException {
        TargetRelease.require(compiler());
        Path root = outputDirectory().toPath();
        if (hasProject()) {
            addSourceRoot(root);
        }
        List<Path> documents = documentFiles();
        String settings = PluginBuild.describe(execution.getMojoDescriptor().getPluginDescriptor()) + "\n"
                + execution.getGoal() + " in " + project().getGroupId() + ":"
                + project().getArtifactId() + "\n"
                + documents + "\n" + ParameterText.of(this, MeaningMojo.class);
        GeneratedDirectory directory = new GeneratedDirectory(root, stampFile(root), owner(), settings, claims());
        try {
            GeneratedDirectory.UpToDate upToDate = directory.upToDate();
            if (upToDate == null) {
                generate(options(documents), directory);
            } else {
                summarize("Up to date:", upToDate.totals(), ": " + Count.of(upToDate.files(), "file"));
            }
        } catch (OutputException e) {
            throw new MojoFailureException(e.getMessage());
        }
    }

    private void generate(GeneratorOptions options, GeneratedDirectory directory) throws MojoFailureException {
        Instant started = Instant.now();
        GenerationResult result = read(options);
        Totals totals = new Totals(result.documents(), result.methods(), result.types());
        Changes changes = directory.update(new Production(result.files(), result.inputs(), started, totals));
        markers().refresh(changes.written());
        markers().refresh(changes.deleted());
        for (Path file : changes.kept()) {
            getLog().warn(file + " is no longer generated, but somebody edited it, so it was not deleted;"
                    + " delete it if nobody needs it.");
        }
        String encoding = hasProject() ? SourceEncoding.complaint(compiler(), result.files()) : null;
        if (encoding != null) {
            getLog().warn(encoding);
        }
        summarize(
                "Generated",
                totals,
                ": " + Count.of(changes.files(), "file") + ", "
                        + changes.written().size() + " written, "
                        + changes.deleted().size() + " deleted");
    }

    /** Without a project the build directory is none that anybody asked for, so the stamp hides in the output directory. */
    private Path stampFile(Path root) {
        return hasProject()
                ? StampFile.of(
                        Path.of(project().getBuild().getDirectory()),
                        root,
                        execution.getGoal(),
                        execution.getExecutionId())
                : root.resolve(".duplexrpc.stamp");
    }

    private CompilerSettings compiler() {
        return new CompilerSettings(project(), session.getUserProperties(), sources());
    }

    private boolean hasProject() {
        return project().getFile() != null;
    }

    private String owner() {
        return "execution " + execution.getExecutionId() + " of " + execution.getGoal() + " in "
                + project().getArtifactId();
    }

    /** All executions of a build, in all its modules, share their claims. */
    private FileClaims claims() {
        SessionData data = session.getRepositorySession().getData();
        data.set(CLAIMS, null, new HashMap<String, Map<String, Set<String>>>());
        @SuppressWarnings("unchecked") // Nobody else uses this key.
        Map<String, Map<String, Set<String>>> files = (Map<String, Map<String, Set<String>>>) data.get(CLAIMS);
        return new FileClaims(files);
    }
}
