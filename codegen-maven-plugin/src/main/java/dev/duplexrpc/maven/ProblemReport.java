package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Location;
import dev.duplexrpc.codegen.diagnostics.NoteCount;
import dev.duplexrpc.codegen.diagnostics.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Tells the user about problems, in the log as maven-compiler-plugin writes it, which IDEs make clickable, and as markers. */
final class ProblemReport {
    private final Log log;
    private final IdeMarkers markers;
    private final Path base;
    private final Notes notes;

    /** What becomes of notes: what is allowed and often meant, and good to know. */
    enum Notes {
        /** One line says how many there are. */
        COUNTED,
        SHOWN
    }

    /** Reports to a log and an IDE; the files of diagnostics are relative to the base. */
    ProblemReport(Log log, IdeMarkers markers, Path base, Notes notes) {
        this.log = log;
        this.markers = markers;
        this.base = base;
        this.notes = notes;
    }

    /** Shows everything, in place of what was shown about the same inputs before, and fails when there is an error. */
    void show(GenerationResult result) throws MojoFailureException {
        result.inputs().forEach(markers::clear);
        for (Diagnostic diagnostic : result.diagnostics()) {
            String line = place(diagnostic.location()) + " " + diagnostic.explain();
            switch (diagnostic.severity()) {
                case ERROR -> log.error(line);
                case WARNING -> log.warn(line);
                case NOTE -> note(line);
            }
            if (diagnostic.severity() != Severity.NOTE || notes == Notes.SHOWN) {
                markers.mark(file(diagnostic), diagnostic);
            }
        }
        if (notes == Notes.COUNTED) {
            countNotes(result.notes());
        } else {
            sayWhichNotesAreMissing(result);
        }
        if (result.dropped() > 0) {
            log.warn(Diagnostics.sayDropped(result.dropped()));
        }
        failOnErrors(result);
    }

    private void note(String line) {
        if (notes == Notes.SHOWN) {
            log.info(line);
        } else {
            log.debug(line);
        }
    }

    /** One line, however many there are: a document that reflects on a program easily has hundreds. */
    private void countNotes(NoteCount count) {
        if (count.all() > 0) {
            String counted = count.byCode().entrySet().stream()
                    .map(code -> code.getValue() + " " + code.getKey())
                    .collect(Collectors.joining(", "));
            log.info(Count.of(count.all(), "note") + " in " + filesOf(List.copyOf(count.files())) + " (" + counted
                    + "); -Dduplexrpc.notes=shown shows them.");
        }
    }

    private void sayWhichNotesAreMissing(GenerationResult result) {
        long shown = result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.NOTE)
                .count();
        int missing = (int) (result.notes().all() - shown);
        if (missing > 0) {
            log.info(Count.of(missing, "more note") + (missing == 1 ? " is" : " are") + " not shown.");
        }
    }

    private static String filesOf(List<String> files) {
        return files.size() == 1 ? files.get(0) : Count.of(files.size(), "file");
    }

    private static void failOnErrors(GenerationResult result) throws MojoFailureException {
        List<String> files = result.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .map(d -> d.location().file())
                .distinct()
                .toList();
        if (result.hasErrors()) {
            throw new MojoFailureException(
                    Count.of(result.errors(), "problem") + " in " + filesOf(files) + "; see above");
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
