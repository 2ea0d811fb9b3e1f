package dev.duplexrpc.codegen.resolve;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Location;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows {@code $ref}s to their end. A reference that leads nowhere is reported once, however often it is asked for. For one
 * thread.
 */
public final class Resolver {
    private static final String REF = "$ref";
    private static final String DYNAMIC_REF = "$dynamicRef";
    private static final String RECURSIVE_REF = "$recursiveRef";
    /** How many references in a row are followed; the longest chain known has four. */
    private static final int LONGEST_CHAIN = 100;

    private static final Comparator<Location> BY_LOCATION = Comparator.comparing(Location::file)
            .thenComparingInt(Location::line)
            .thenComparingInt(Location::column);

    private final Diagnostics diagnostics;
    private final Sources sources;
    private final FileSearch search;
    private final ReferenceProblems problems;
    private final Map<SourceFile, Identifiers> identifiers = new HashMap<>();
    private final Map<Place, Outcome> outcomes = new HashMap<>();
    /** References of chains that were reported as too long: one report says it for all that enter the chain further on. */
    private final Set<Place> tooLong = new HashSet<>();

    public Resolver(Sources sources, ReferenceBases bases, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.sources = sources;
        this.search = new FileSearch(bases, sources);
        this.problems = new ReferenceProblems(sources);
    }

    /** What one reference means; a failure is remembered without the way that led to it. */
    private record Outcome(@Nullable Place target) {}

    /** Makes a document known, whose {@code $id}s references may name, and {@linkplain #beginAt begins} at it. */
    public void register(SourceFile document) {
        beginAt(document);
        identifiers(document);
    }

    /** From now on references are followed that this document leads to: they may be relative to it. */
    public void beginAt(SourceFile document) {
        search.alsoFrom(document.path().getParent());
    }

    public Sources sources() {
        return sources;
    }

    /** Whether the place is a reference: an object with a {@code $ref}, or a dynamic one of its relatives, that is a string. */
    public static boolean isReference(Place place) {
        return place.text(keyword(place)) != null;
    }

    /** What the reference says; of a place that is none, null. */
    public static @Nullable String text(Place place) {
        return place.text(keyword(place));
    }

    private static String keyword(Place place) {
        if (place.text(REF) != null) {
            return REF;
        }
        return place.text(DYNAMIC_REF) != null ? DYNAMIC_REF : RECURSIVE_REF;
    }

    /** Where the place leads, itself when it is no reference; null when it leads nowhere, which is then reported. */
    public @Nullable Resolved follow(Place place) {
        return follow(place, List.of());
    }

    /** @param way the references that led to the place itself, for the diagnostic */
    public @Nullable Resolved follow(Place place, List<ReferenceStep> way) {
        if (!isReference(place)) {
            return Resolved.direct(place);
        }
        List<ReferenceStep> chain = new ArrayList<>();
        List<Place> siblings = new ArrayList<>();
        Set<Place> passed = new LinkedHashSet<>();
        Place current = place;
        while (isReference(current)) {
            if (!passed.add(current)) {
                reportCycle(current, way, passed);
                return null;
            }
            if (tooLong.contains(current)) {
                tooLong.addAll(passed);
                return null;
            }
            if (passed.size() > LONGEST_CHAIN) {
                tooLong.addAll(passed);
                reportTooLong(place, way);
                return null;
            }
            if (current.node() instanceof ObjectNode object && object.size() > 1) {
                siblings.add(current);
            }
            Place next = step(current, concat(way, chain), passed);
            if (next == null) {
                return null;
            }
            chain.add(stepOf(current));
            current = next;
        }
        return new Resolved(current, chain, siblings);
    }

    /** Where the reference leads by itself, whatever stands there; null when that is nowhere, which is then reported. */
    public @Nullable Place next(Place reference) {
        return step(reference, List.of(), Set.of(reference));
    }

    private static List<ReferenceStep> concat(List<ReferenceStep> way, List<ReferenceStep> chain) {
        if (way.isEmpty() && chain.isEmpty()) {
            return List.of();
        }
        List<ReferenceStep> all = new ArrayList<>(way);
        all.addAll(chain);
        return all;
    }

    private static ReferenceStep stepOf(Place place) {
        Place ref = refOf(place);
        return new ReferenceStep(
                ref.location(), place.pointer(), String.valueOf(ref.node().asText()));
    }

    private static Place refOf(Place place) {
        Place ref = place.child(keyword(place));
        if (ref == null) {
            throw new IllegalArgumentException(place + " is no reference.");
        }
        return ref;
    }

    /** One reference, not the ones behind it. */
    private @Nullable Place step(Place place, List<ReferenceStep> way, Set<Place> passed) {
        Outcome known = outcomes.get(place);
        if (known != null) {
            return known.target();
        }
        Place ref = refOf(place);
        String text = String.valueOf(ref.node().asText());
        Attempt attempt = attempt(place, text, passed);
        outcomes.put(place, new Outcome(attempt.target()));
        ReferenceProblems.Failure failure = attempt.failure();
        if (failure != ReferenceProblems.NONE) {
            diagnostics.report(failure.problem(), ref, way, failure.message(), failure.advice());
        }
        return attempt.target();
    }

    /** A target, or why there is none; both where a reference is wrong and what it means is plain all the same. */
    private record Attempt(@Nullable Place target, ReferenceProblems.Failure failure) {
        static Attempt of(Place target) {
            return new Attempt(target, ReferenceProblems.NONE);
        }
    }

    private Attempt attempt(Place place, String text, Set<Place> passed) {
        if (keyword(place).equals(RECURSIVE_REF)) {
            return recursive(place, text);
        }
        if (keyword(place).equals(DYNAMIC_REF) && text.startsWith("#")) {
            List<Place> anchors = identifiers(place.file()).byDynamicAnchor(text.substring(1));
            if (anchors.size() > 1) {
                return new Attempt(null, problems.ambiguous(text, anchors));
            }
        }
        int hash = text.indexOf('#');
        String location = hash < 0 ? text : text.substring(0, hash);
        String fragment = hash < 0 ? "" : text.substring(hash + 1);
        Identifiers.Resource around = identifiers(place.file()).around(place.pointer());
        if (location.isEmpty()) {
            return local(place, text, fragment, around, passed);
        }
        String uri = absolute(location, around);
        if (uri != null) {
            Place named = byUri(uri);
            if (named != null) {
                return inside(named, text, fragment, passed);
            }
            FileSearch.Found found = search.catalogued(uri);
            if (found != null) {
                return inFile(found, text, fragment, passed);
            }
        }
        if (Identifiers.isAbsolute(location)) {
            return new Attempt(null, problems.remote(text, location));
        }
        return inFile(search.relative(place.file().path(), Pointers.percentDecoded(location)), text, fragment, passed);
    }

    /** To the one anchor there is, else to the whole file, where that is a schema. */
    private Attempt recursive(Place place, String text) {
        List<Place> anchors = identifiers(place.file()).recursiveAnchors();
        if (anchors.size() > 1) {
            return new Attempt(null, problems.ambiguous(text, anchors));
        }
        Identifiers.Resource around = identifiers(place.file()).around(place.pointer());
        Place root = around != null ? around.place() : Place.root(place.file());
        Place target = anchors.isEmpty() ? root : anchors.get(0);
        return target.has("openrpc") ? new Attempt(null, problems.noRecursiveAnchor(text)) : Attempt.of(target);
    }

    private static @Nullable String absolute(String location, Identifiers.@Nullable Resource around) {
        if (Identifiers.isAbsolute(location)) {
            return location;
        }
        return around == null ? null : Identifiers.resolve(around.uri(), location);
    }

    /** Within the embedded resource first, as JSON Schema has it; then within the whole file, as most authors mean it. */
    private Attempt local(
            Place place, String text, String fragment, Identifiers.@Nullable Resource around, Set<Place> passed) {
        if (around != null && !around.place().pointer().isEmpty()) {
            Attempt inner = inside(around.place(), text, fragment, passed);
            if (inner.target() != null) {
                return inner;
            }
        }
        Attempt outer = inside(Place.root(place.file()), text, fragment, passed);
        return outer.target() == null || fragment.isEmpty() ? embedded(place, text, fragment, passed, outer) : outer;
    }

    /** Within the schema that was put into the document as it is, and brought along what the reference names. */
    private Attempt embedded(Place place, String text, String fragment, Set<Place> passed, Attempt failed) {
        for (Place around : EmbeddedSchemas.around(place, Pointers.percentDecoded(fragment))) {
            Place target = inside(around, text, fragment, passed).target();
            if (target != null && !target.equals(place)) {
                return new Attempt(target, problems.embedded(text, around, target));
            }
        }
        return failed;
    }

    private Attempt inFile(FileSearch.Found found, String text, String fragment, Set<Place> passed) {
        if (found.file() == null) {
            return new Attempt(null, problems.noFile(text, found));
        }
        SourceFile file = sources.read(found.file());
        return file == null
                ? new Attempt(null, problems.unreadable(text, found.file()))
                : inside(Place.root(file), text, fragment, passed);
    }

    private Attempt inside(Place base, String text, String fragment, Set<Place> passed) {
        String decoded = Pointers.percentDecoded(fragment);
        if (decoded.isEmpty()) {
            return Attempt.of(base);
        }
        if (!decoded.startsWith("/")) {
            Place anchor = identifiers(base.file()).byAnchor(decoded);
            return anchor != null ? Attempt.of(anchor) : new Attempt(null, problems.noAnchor(text, base, decoded));
        }
        Attempt attempt = walk(base, text, decoded, passed);
        if (attempt.target() == null && !decoded.equals(fragment)) {
            Attempt raw = walk(base, text, fragment, passed); // a name may hold a percent sign of its own
            return raw.target() != null ? raw : attempt;
        }
        return attempt;
    }

    /** Walks the pointer; a reference that stands in its way is followed, because authors point through references. */
    private Attempt walk(Place base, String text, String pointer, Set<Place> before) {
        // A set of its own: to pass a reference again further on is recursion through a member, and no circle.
        Set<Place> passed = new LinkedHashSet<>(before);
        Place current = base;
        for (String name : Pointers.names(pointer)) {
            Place next = current.below(name);
            if (next == null && isReference(current) && passed.add(current)) {
                Place target = step(current, List.of(), passed);
                while (target != null && target.below(name) == null && isReference(target) && passed.add(target)) {
                    target = step(target, List.of(), passed);
                }
                next = target == null ? null : target.below(name);
            }
            if (next == null) {
                return new Attempt(null, problems.noMember(text, current, name));
            }
            current = next;
        }
        return Attempt.of(current);
    }

    private @Nullable Place byUri(String uri) {
        for (SourceFile file : sources.files()) {
            Place place = identifiers(file).byUri(uri);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    private Identifiers identifiers(SourceFile file) {
        return identifiers.computeIfAbsent(file, Identifiers::new);
    }

    private void reportTooLong(Place start, List<ReferenceStep> way) {
        diagnostics.report(
                Problem.LIMIT_EXCEEDED,
                refOf(start),
                way,
                "From here on more than " + LONGEST_CHAIN
                        + " references follow upon each other without a value in between.",
                "Refer to the value directly.");
    }

    /** Reported where a reader of the files meets the circle first, whichever of its members it was entered by. */
    private void reportCycle(Place again, List<ReferenceStep> way, Set<Place> passed) {
        List<Place> all = List.copyOf(passed);
        List<Place> circle = all.subList(all.indexOf(again), all.size());
        int first = 0;
        for (int i = 1; i < circle.size(); i++) {
            if (BY_LOCATION.compare(circle.get(i).location(), circle.get(first).location()) < 0) {
                first = i;
            }
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < circle.size(); i++) {
            texts.add('"' + String.valueOf(text(circle.get((first + i) % circle.size()))) + '"');
        }
        diagnostics.report(
                Problem.CIRCULAR_REFERENCE,
                refOf(circle.get(first)),
                way,
                "The references " + String.join(", ", texts) + " lead to each other and never to a value.",
                "Replace one of them by what it is meant to stand for.");
    }
}
