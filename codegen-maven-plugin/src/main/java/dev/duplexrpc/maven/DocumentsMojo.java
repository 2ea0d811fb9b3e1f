package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.Generator;
import dev.duplexrpc.codegen.GeneratorOptions;
import dev.duplexrpc.codegen.GeneratorOptions.Carried;
import dev.duplexrpc.codegen.diagnostics.Strictness;
import dev.duplexrpc.codegen.emit.EmitOptions.Visibility;
import dev.duplexrpc.codegen.model.ModelOptions;
import dev.duplexrpc.codegen.output.Totals;
import dev.duplexrpc.maven.ProblemReport.Notes;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;
import org.jspecify.annotations.Nullable;

/** The parameters that say which documents are read, the same for every goal. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters that are required before it calls execute.
abstract class DocumentsMojo extends MeaningMojo {
    /**
     * The OpenRPC documents, JSON or YAML: files or patterns such as <code>src/main/openrpc/*.json</code>, relative to the
     * project. There is no default.
     */
    @Parameter(property = "duplexrpc.documents")
    private List<String> documents = List.of();

    /**
     * The Java package of all generated code, unless <code>packages</code> or <code>subpackages</code> say otherwise.
     * There is no default.
     */
    @Parameter(name = "package", property = "duplexrpc.package")
    private @Nullable String packageName;

    /**
     * What happens to problems that can be worked around: in mode <code>strict</code>, the default, they are errors; in mode
     * <code>lenient</code> they are warnings, and schemas that cannot be typed become untyped JSON.
     */
    @Parameter(property = "duplexrpc.mode", defaultValue = "strict")
    private String mode;

    /**
     * Files or directories to use in place of URLs, each as <code>URL=path</code>: a reference that begins with the URL is looked
     * up below the path. Nothing is ever fetched. Empty by default.
     */
    @Parameter(property = "duplexrpc.catalog")
    private List<String> catalog = List.of();

    /** Directories in which to look up relative references that cannot be resolved from their own file. Empty by default. */
    @Parameter(property = "duplexrpc.baseDirectories")
    private List<File> baseDirectories = List.of();

    /** The visibility of the generated types that you use directly: <code>public</code> or <code>package</code>. */
    @Parameter(property = "duplexrpc.visibility", defaultValue = "public")
    private String visibility;

    /**
     * Whether generated services include their document, as a resource beside their classes, so that <code>rpc.discover</code> and the server can return it; <code>true</code> by
     * default.
     */
    @Parameter(property = "duplexrpc.carryDocument", defaultValue = "true")
    private boolean carryDocument;

    /**
     * How to report notes, which tell what is allowed but good to know, such as a keyword that nothing checks: <code>counted</code>, the default, logs one line
     * with the number of notes of each kind; <code>shown</code> logs all of them.
     */
    @Parameter(property = "duplexrpc.notes", defaultValue = "counted")
    private String notes;

    /** Whether to skip this goal; <code>false</code> by default. */
    @Parameter(property = "duplexrpc.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Unlike the project's directory, this one is there without a project, too. */
    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File basedir;

    private final IdeMarkers markers;
    private long start;

    DocumentsMojo(BuildContext ide, org.sonatype.plexus.build.incremental.BuildContext provided) {
        markers = new IdeMarkers(ide, provided);
    }

    /** Takes the parameter whose name is a word of Java and cannot be that of a field. */
    public void setPackage(String value) {
        packageName = value;
    }

    @Override
    public final void execute() throws MojoFailureException {
        start = System.nanoTime();
        String skipping = skip ? "duplexrpc.skip" : alsoSkippedBy();
        if (skipping != null) {
            getLog().info("Skipped: " + skipping + " is set.");
            return;
        }
        run();
    }

    /** The property that keeps this goal from running, beside that for all of them; null when it runs. */
    @Nullable String alsoSkippedBy() {
        return null;
    }

    /** Does the work of the goal. */
    abstract void run() throws MojoFailureException;

    /** Reads the documents, tells everything there is to say about them, and fails if it is bad. */
    GenerationResult read(GeneratorOptions options) throws MojoFailureException {
        Notes shown = Choice.of(Notes.class, "notes", notes);
        GenerationResult result = Generator.generate(options);
        new ProblemReport(getLog(), markers, base(), shown).show(result);
        return result;
    }

    /** Writes the one line that says what the goal has done. */
    void summarize(String done, Totals totals, String more) {
        getLog().info(done + " " + Count.of(totals.documents(), "document") + ", "
                + Count.of(totals.methods(), "method")
                + ", " + Count.of(totals.types(), "type") + more + " ("
                + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms)");
    }

    IdeMarkers markers() {
        return markers;
    }

    MavenProject project() {
        return project;
    }

    /** The directory that relative names begin at: the project's, or the current one when there is no project. */
    Path base() {
        return basedir.toPath();
    }

    GeneratorOptions options(List<Path> files) throws MojoFailureException {
        String home = packageName();
        Strictness strictness = Choice.of(Strictness.class, "mode", mode);
        Map<String, Path> mapped = new Assignments("catalog", catalog).mapValues(base()::resolve);
        for (Map.Entry<String, Path> entry : mapped.entrySet()) {
            requireExists("catalog", entry.getValue());
        }
        List<Path> bases = baseDirectories.stream().map(File::toPath).toList();
        for (Path directory : bases) {
            requireExists("baseDirectories", directory);
        }
        ModelOptions meaning = modelOptions();
        Visibility seenBy = Choice.of(Visibility.class, "visibility", visibility);
        Carried carried = carryDocument ? Carried.DOCUMENTS : Carried.NOTHING;
        try {
            return new GeneratorOptions(files, home, strictness, mapped, bases, base(), meaning, seenBy, carried);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage());
        }
    }

    private static void requireExists(String parameter, Path path) throws MojoFailureException {
        if (!Files.exists(path)) {
            throw new MojoFailureException("The path " + path + " of " + parameter + " does not exist.");
        }
    }

    /** The documents that the parameters name, as they are now. */
    List<Path> documentFiles() throws MojoFailureException {
        if (documents.isEmpty()) {
            throw new MojoFailureException(
                    "No documents are given: name them in <documents> or with -Dduplexrpc.documents. What an execution of the POM configures counts for that one only; to run it by hand, name it behind the goal, as in duplexrpc:generate@default.");
        }
        return new DocumentFiles(base()).find(documents);
    }

    boolean isPackageGiven() {
        return packageName != null && !packageName.isBlank();
    }

    /** The package to generate into. */
    String packageName() throws MojoFailureException {
        if (packageName == null || packageName.isBlank()) {
            throw new MojoFailureException("No package is given: name it in <package> or with -Dduplexrpc.package.");
        }
        return PackageNames.legal(packageName.strip());
    }
}
