package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Location;
import dev.duplexrpc.codegen.diagnostics.Severity;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Tells the user about problems, in the log as maven-compiler-plugin writes it, which IDEs make clickable, and as markers. */
final class ProblemReport {
    private final Log log;
    private final IdeMarkers markers;
    private final Path base;

    /** Reports to a log and an IDE; the files of diagnostics are relative to the base. */
    ProblemReport(Log log, IdeMarkers markers, Path base) {
        this.log = log;
        this.markers = markers;
        this.base = base;
    }

    /** Shows everything, in place of what was shown about the same inputs before, and fails when there is an error. */
    void show(GenerationResult result) throws MojoFailureException {
        result.inputs().forEach(markers::clear);
        for (Diagnostic diagnostic : result.diagnostics()) {
            String line = place(diagnostic.location()) + " " + diagnostic.explain();
            switch (diagnostic.severity()) {
                case ERROR -> log.error(line);
                case WARNING -> log.warn(line);
                case NOTE -> log.debug(line);
            }
            markers.mark(file(diagnostic), diagnostic);
        }
        if (result.dropped() > 0) {
            log.warn(Diagnostics.sayDropped(result.dropped()));
        }
        failOnErrors(result);
    }

    private static void failOnErrors(GenerationResult result) throws MojoFailureException {
        List<String> files = result.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .map(d -> d.location().file())
                .distinct()
                .toList();
        if (result.hasErrors()) {
            throw new MojoFailureException(Count.of(result.errors(), "problem") + " in "
                    + (files.size() == 1 ? files.get(0) : Count.of(files.size(), "file")) + "; see above");
        }
    }

    private String place(Location location) {
        Path file = base.resolve(location.file());
        return location.line() == 0 ? file + ":" : file + ":[" + location.line() + "," + location.column() + "]";
    }

    private Path file(Diagnostic diagnostic) {
        return base.resolve(diagnostic.location().file());
    }
}
