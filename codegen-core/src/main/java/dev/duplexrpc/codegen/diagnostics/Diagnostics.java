package dev.duplexrpc.codegen.diagnostics;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Collects everything there is to say, so that a user hears of all problems at once. A problem that is reached twice (a
 * component that two methods use) is kept once, with the chain that found it first. For one thread.
 */
public final class Diagnostics {
    /** How many diagnostics are kept; a broken document of 60 MB must not become a report of 600 MB. */
    public static final int MAX_KEPT = 1000;

    private static final Comparator<Diagnostic> BY_PLACE = comparing(
                    (Diagnostic d) -> d.location().file())
            .thenComparingInt(d -> d.location().line())
            .thenComparingInt(d -> d.location().column())
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::code);

    private final Strictness strictness;
    private final Set<Key> seen = new LinkedHashSet<>();
    private final List<Diagnostic> keptErrors = new ArrayList<>();
    private final List<Diagnostic> keptOthers = new ArrayList<>();
    private int errors;
    private int others;

    public Diagnostics(Strictness strictness) {
        this.strictness = strictness;
    }

    public void report(Problem problem, Locatable at, String message, String advice) {
        report(problem, at, List.of(), message, advice);
    }

    /** Reports a problem at a place that was reached through references. */
    public void report(Problem problem, Locatable at, Collection<ReferenceStep> chain, String message, String advice) {
        if (!seen.add(new Key(problem, at.location(), at.pointer(), message))) {
            return;
        }
        Severity severity = problem.severity(strictness);
        List<Diagnostic> kept = severity == Severity.ERROR ? keptErrors : keptOthers;
        if (severity == Severity.ERROR) {
            errors++;
        } else {
            others++;
        }
        if (kept.size() < MAX_KEPT) {
            kept.add(new Diagnostic(
                    severity, problem, at.location(), at.pointer(), List.copyOf(chain), message, advice));
        }
    }

    /** What was reported, by file, line and column; of more than {@link #MAX_KEPT} the errors, and then the first. */
    public List<Diagnostic> all() {
        return Stream.concat(keptErrors.stream(), keptOthers.stream().limit(MAX_KEPT - keptErrors.size()))
                .sorted(BY_PLACE)
                .toList();
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public int errorCount() {
        return errors;
    }

    /** How many were reported beyond {@link #MAX_KEPT} and only counted. */
    public int dropped() {
        return Math.max(0, errors + others - MAX_KEPT);
    }

    public Strictness strictness() {
        return strictness;
    }

    /** Everything as text, one diagnostic after the other. */
    public String render() {
        StringBuilder text = new StringBuilder();
        for (Diagnostic diagnostic : all()) {
            text.append(diagnostic.render()).append('\n');
        }
        if (dropped() > 0) {
            text.append(sayDropped(dropped())).append('\n');
        }
        return text.toString();
    }

    /** The sentence that says how many problems are not shown. */
    public static String sayDropped(int number) {
        return number + (number == 1 ? " more problem is" : " more problems are") + " not shown: at most " + MAX_KEPT
                + " are. Mend the first ones and run again.";
    }

    private record Key(Problem problem, Location location, String pointer, String message) {}
}
