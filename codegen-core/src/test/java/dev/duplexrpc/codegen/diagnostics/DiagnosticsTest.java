package dev.duplexrpc.codegen.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    @Test
    void aDiagnosticShowsPlaceSentenceCodePointerChainAndAdvice() {
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);

        diagnostics.report(
                Problem.DANGLING_REFERENCE,
                at("api/a.json", 3, 7),
                List.of(new ReferenceStep(new Location("api/openrpc.json", 9, 1), "/methods/0", "a.json")),
                "The reference leads nowhere.",
                "Correct it.");

        assertThat(diagnostics.render()).isEqualTo("""
                api/a.json:3:7: error: The reference leads nowhere. [dangling-reference]
                    at /x
                    by way of api/openrpc.json:9:1: $ref "a.json"
                    Correct it.
                """);
    }

    @Test
    void theSameProblemIsKeptOnce() {
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);

        diagnostics.report(Problem.MISSING_FIELD, at("a", 1, 1), "It is missing.", "Add it.");
        diagnostics.report(Problem.MISSING_FIELD, at("a", 1, 1), "It is missing.", "Add it.");

        assertThat(diagnostics.all()).hasSize(1);
        assertThat(diagnostics.errorCount()).isEqualTo(1);
    }

    @Test
    void problemsAreSortedByFileLineAndColumn() {
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);

        diagnostics.report(Problem.MISSING_FIELD, at("b", 1, 1), "1", "");
        diagnostics.report(Problem.MISSING_FIELD, at("a", 10, 1), "2", "");
        diagnostics.report(Problem.MISSING_FIELD, at("a", 9, 2), "3", "");
        diagnostics.report(Problem.MISSING_FIELD, at("a", 9, 1), "4", "");

        assertThat(diagnostics.all()).extracting(Diagnostic::message).containsExactly("4", "3", "2", "1");
    }

    @Test
    void lenientModeTurnsRecoverableErrorsIntoWarningsAndNothingElse() {
        assertThat(Problem.MISSING_FIELD.severity(Strictness.STRICT)).isEqualTo(Severity.ERROR);
        assertThat(Problem.MISSING_FIELD.severity(Strictness.LENIENT)).isEqualTo(Severity.WARNING);
        assertThat(Problem.NOT_OPENRPC.severity(Strictness.LENIENT)).isEqualTo(Severity.ERROR);
        assertThat(Problem.EXAMPLE_MISMATCH.severity(Strictness.STRICT)).isEqualTo(Severity.WARNING);
    }

    @Test
    void whatIsBeyondTheBoundIsCountedAndStillAnError() {
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);

        for (int i = 1; i <= Diagnostics.MAX_KEPT; i++) {
            diagnostics.report(Problem.UNUSUAL_YAML, at("a", i, 1), "odd", "");
        }
        diagnostics.report(Problem.MISSING_FIELD, at("a", 1, 2), "It is missing.", "");

        assertThat(diagnostics.all()).hasSize(Diagnostics.MAX_KEPT);
        assertThat(diagnostics.all())
                .filteredOn(d -> d.severity() == Severity.ERROR)
                .hasSize(1);
        assertThat(diagnostics.dropped()).isEqualTo(1);
        assertThat(diagnostics.hasErrors()).isTrue();
        assertThat(diagnostics.render())
                .endsWith("1 more problem is not shown: at most 1000 are. Mend the first ones and run again.\n");
    }

    @Test
    void notesNeverPushOutWarningsAndAreAllCounted() {
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);

        for (int i = 1; i <= 3 * Diagnostics.MAX_KEPT; i++) {
            diagnostics.report(Problem.DROPPED_CHECK, at("a", i, 1), "It is not checked.", "");
        }
        diagnostics.report(Problem.NAME_COLLISION, at("b", 1, 1), "It gets another name.", "");
        diagnostics.report(Problem.MISSING_FIELD, at("b", 1, 2), "It is missing.", "");

        assertThat(diagnostics.all())
                .hasSize(Diagnostics.MAX_KEPT)
                .extracting(Diagnostic::severity)
                .contains(Severity.ERROR, Severity.WARNING);
        assertThat(diagnostics.dropped()).isZero();
        assertThat(diagnostics.notes().byCode()).isEqualTo(Map.of("dropped-check", 3 * Diagnostics.MAX_KEPT));
        assertThat(diagnostics.notes().files()).containsExactly("a");
    }

    @Test
    void aDocumentCannotWriteControlCharactersOrNewLinesToTheTerminal() {
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);

        diagnostics.report(Problem.MISSING_FIELD, at("a", 1, 1), "No \u001b[31m \u202e\n error: fake", "");

        assertThat(diagnostics.all().get(0).render())
                .isEqualTo("a:1:1: error: No \\u001b[31m \\u202e  error: fake [missing-field]\n    at /x");
    }

    @Test
    void aMessageOfMegabytesIsCut() {
        Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);

        diagnostics.report(Problem.MISSING_FIELD, at("a", 1, 1), "x".repeat(5_000_000), "");

        assertThat(diagnostics.all().get(0).render()).hasSizeLessThan(1200);
    }

    @Test
    void everyProblemHasACodeOfItsOwn() {
        assertThat(Arrays.stream(Problem.values()).map(Problem::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }

    private static Locatable at(String file, int line, int column) {
        return Locatable.of(new Location(file, line, column), "/x");
    }
}
