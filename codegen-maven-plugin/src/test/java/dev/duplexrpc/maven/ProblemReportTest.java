package dev.duplexrpc.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplexrpc.codegen.GenerationResult;
import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import dev.duplexrpc.codegen.diagnostics.Location;
import dev.duplexrpc.codegen.diagnostics.NoteCount;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.Severity;
import dev.duplexrpc.maven.ProblemReport.Notes;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.codehaus.plexus.build.DefaultBuildContext;
import org.junit.jupiter.api.Test;
import org.sonatype.plexus.build.incremental.ThreadBuildContext;

class ProblemReportTest {
    private static final Path BASE = Path.of("/project");

    private final List<String> lines = new ArrayList<>();
    private Notes shown = Notes.COUNTED;

    @Test
    void problemIsShownAsTheCompilerShowsIt() throws Exception {
        report(diagnostic(Severity.WARNING, "api/petstore.json", 12, 7));

        assertThat(lines)
                .containsExactly(
                        "WARN /project/api/petstore.json:[12,7] It is wrong. [missing-field]\n    at /methods/0\n"
                                + "    Mend it.");
    }

    @Test
    void problemOfAWholeFileHasNoLine() throws Exception {
        report(diagnostic(Severity.WARNING, "petstore.json", 0, 0));

        assertThat(lines.get(0)).startsWith("WARN /project/petstore.json: It is wrong.");
    }

    @Test
    void errorsFailTheBuildInOneSentence() {
        assertThatThrownBy(() -> report(
                        diagnostic(Severity.ERROR, "petstore.json", 1, 1),
                        diagnostic(Severity.WARNING, "other.json", 1, 1),
                        diagnostic(Severity.ERROR, "petstore.json", 2, 1)))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("2 problems in petstore.json; see above");
        assertThat(lines).hasSize(3);
    }

    @Test
    void errorsOfSeveralFilesAreCounted() {
        assertThatThrownBy(() ->
                        report(diagnostic(Severity.ERROR, "a.json", 1, 1), diagnostic(Severity.ERROR, "b.json", 1, 1)))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("2 problems in 2 files; see above");
    }

    @Test
    void problemsThatAreNotShownAreCounted() {
        assertThatThrownBy(() -> report(new GenerationResult(
                        new TreeMap<>(),
                        List.of(diagnostic(Severity.ERROR, "a.json", 1, 1)),
                        1300,
                        1299,
                        NoteCount.NONE,
                        List.of(),
                        1,
                        1,
                        1)))
                .hasMessage("1300 problems in a.json; see above");
        assertThat(lines)
                .last()
                .isEqualTo(
                        "WARN 1299 more problems are not shown: at most 1000 are. Mend the first ones and run again.");
    }

    @Test
    void notesAreCountedInOneLine() throws Exception {
        report(
                note(Problem.DROPPED_CHECK, "a.json", 1),
                note(Problem.IGNORED_KEYWORD, "a.json", 2),
                note(Problem.DROPPED_CHECK, "a.json", 3));

        assertThat(lines)
                .containsExactly(
                        "INFO 3 notes in a.json (2 dropped-check, 1 ignored-keyword); -Dduplexrpc.notes=shown shows them.");
    }

    @Test
    void notesOfSeveralFilesAreOneLineToo() throws Exception {
        report(note(Problem.DROPPED_CHECK, "a.json", 1), note(Problem.DROPPED_CHECK, "b.json", 1));

        assertThat(lines)
                .containsExactly("INFO 2 notes in 2 files (2 dropped-check); -Dduplexrpc.notes=shown shows them.");
    }

    @Test
    void notesAreShownToWhoAsksForThem() throws Exception {
        shown = Notes.SHOWN;

        report(note(Problem.DROPPED_CHECK, "a.json", 1), note(Problem.DROPPED_CHECK, "b.json", 1));

        assertThat(lines)
                .hasSize(2)
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("INFO /project/a.json:[1,1] It is wrong. [dropped-check]");
    }

    @Test
    void anIdeIsToldOfNotesOnlyWhenSomebodyAsksForThem() throws Exception {
        Diagnostic note = note(Problem.DROPPED_CHECK, "a.json", 1);
        Diagnostic warning = diagnostic(Severity.WARNING, "a.json", 2, 1);

        assertThat(marked(note, warning)).containsExactly("2 It is wrong. 1");
        shown = Notes.SHOWN;
        assertThat(marked(note, warning)).containsExactly("1 It is wrong. 1", "2 It is wrong. 1");
    }

    /** What an IDE shows: line, message and severity. */
    private List<String> marked(Diagnostic... diagnostics) throws MojoFailureException {
        List<String> messages = new ArrayList<>();
        ThreadBuildContext ide = new ThreadBuildContext();
        IdeMarkers markers = new IdeMarkers(
                new DefaultBuildContext(ide) {
                    @Override
                    public void addMessage(
                            File file, int line, int column, String message, int severity, Throwable cause) {
                        messages.add(line + " " + message + " " + severity);
                    }
                },
                ide);
        new ProblemReport(new RecordingLog(), markers, BASE, shown)
                .show(result(0, List.of(diagnostics), notes(diagnostics)));
        return messages;
    }

    /** Of {@code docs/maven-plugin.md}. */
    @Test
    void thePageShowsWhatTheLogDoes() throws Exception {
        String file = "src/main/openrpc/petstore.json";
        assertThatThrownBy(() -> report(new Diagnostic(
                        Severity.ERROR,
                        Problem.DANGLING_REFERENCE,
                        new Location(file, 5, 86),
                        "/methods/0/result/schema/$ref",
                        List.of(),
                        "The reference \"#/components/schemas/Pets\" leads nowhere: /components/schemas has no member \"Pets\".",
                        "Did you mean \"Pet\"?")))
                .isInstanceOf(MojoFailureException.class);
        report(
                note(Problem.DROPPED_CHECK, file, 1),
                note(Problem.DROPPED_CHECK, file, 2),
                note(Problem.IGNORED_KEYWORD, file, 3));

        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(Path.of("../docs/maven-plugin.md"))
                        .content()
                        .contains("\n" + line.replaceFirst("([A-Z]+)", "[$1]") + "\n"));
    }

    @Test
    void notesThatAreNotKeptAreCounted() throws Exception {
        NoteCount count = new NoteCount(new TreeMap<>(Map.of("dropped-check", 4000)), Set.of("a.json"));

        report(result(0, List.of(note(Problem.DROPPED_CHECK, "a.json", 1)), count));
        shown = Notes.SHOWN;
        report(result(0, List.of(note(Problem.DROPPED_CHECK, "a.json", 1)), count));

        assertThat(lines)
                .hasSize(3)
                .startsWith("INFO 4000 notes in a.json (4000 dropped-check); -Dduplexrpc.notes=shown shows them.")
                .endsWith("INFO 3999 more notes are not shown.");
    }

    private static GenerationResult result(int errors, List<Diagnostic> diagnostics, NoteCount notes) {
        return new GenerationResult(new TreeMap<>(), diagnostics, errors, 0, notes, List.of(), 1, 1, 1);
    }

    private static NoteCount notes(Diagnostic... diagnostics) {
        SortedMap<String, Integer> codes = new TreeMap<>();
        Set<String> files = new LinkedHashSet<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Severity.NOTE) {
                codes.merge(diagnostic.code(), 1, Integer::sum);
                files.add(diagnostic.location().file());
            }
        }
        return new NoteCount(codes, files);
    }

    private static Diagnostic note(Problem problem, String file, int line) {
        return new Diagnostic(
                Severity.NOTE, problem, new Location(file, line, 1), "/x", List.of(), "It is wrong.", "Mend it.");
    }

    private static Diagnostic diagnostic(Severity severity, String file, int line, int column) {
        return new Diagnostic(
                severity,
                Problem.MISSING_FIELD,
                new Location(file, line, column),
                "/methods/0",
                List.of(),
                "It is wrong.",
                "Mend it.");
    }

    private void report(Diagnostic... diagnostics) throws MojoFailureException {
        int errors = (int) Stream.of(diagnostics)
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .count();
        report(result(errors, List.of(diagnostics), notes(diagnostics)));
    }

    private void report(GenerationResult result) throws MojoFailureException {
        org.sonatype.plexus.build.incremental.BuildContext commandLine =
                new org.sonatype.plexus.build.incremental.DefaultBuildContext();
        IdeMarkers markers = new IdeMarkers(new DefaultBuildContext(new ThreadBuildContext()), commandLine);
        new ProblemReport(new RecordingLog(), markers, BASE, shown).show(result);
    }

    private final class RecordingLog extends SystemStreamLog {
        @Override
        public void error(CharSequence content) {
            lines.add("ERROR " + content);
        }

        @Override
        public void info(CharSequence content) {
            lines.add("INFO " + content);
        }

        @Override
        public void warn(CharSequence content) {
            lines.add("WARN " + content);
        }
    }
}
