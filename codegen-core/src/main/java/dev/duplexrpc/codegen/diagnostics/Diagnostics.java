package dev.duplexrpc.codegen.diagnostics;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private final Map<Severity, List<Diagnostic>> kept = new EnumMap<>(Severity.class);
    private final SortedMap<String, Integer> notes = new TreeMap<>();
    private final Set<String> filesOfNotes = new LinkedHashSet<>();
    private int errors;
    private int warnings;

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
        switch (severity) {
            case ERROR -> errors++;
            case WARNING -> warnings++;
            case NOTE -> {
                notes.merge(problem.code(), 1, Integer::sum);
                filesOfNotes.add(at.location().file());
            }
        }
        List<Diagnostic> ofSeverity = kept.computeIfAbsent(severity, s -> new ArrayList<>());
        if (ofSeverity.size() < MAX_KEPT) {
            ofSeverity.add(new Diagnostic(
                    severity, problem, at.location(), at.pointer(), List.copyOf(chain), message, advice));
        }
    }

    /** What was reported, by file, line and column; of more than {@link #MAX_KEPT} the errors, then the warnings, then the notes. */
    public List<Diagnostic> all() {
        return Stream.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)
                .flatMap(severity -> kept.getOrDefault(severity, List.of()).stream())
                .limit(MAX_KEPT)
                .sorted(BY_PLACE)
                .toList();
    }

    /** All notes, also those that were not kept. */
    public NoteCount notes() {
        return new NoteCount(notes, filesOfNotes);
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public int errorCount() {
        return errors;
    }

    /** How many errors and warnings were reported beyond {@link #MAX_KEPT} and only counted. */
    public int dropped() {
        return Math.max(0, errors + warnings - MAX_KEPT);
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
