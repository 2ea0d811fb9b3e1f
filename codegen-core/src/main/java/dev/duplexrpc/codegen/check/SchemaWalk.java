package dev.duplexrpc.codegen.check;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolved;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Visits every schema that can be reached from the ones it is given, each once: follows the references, so that those that
 * lead nowhere are reported, and checks the structure of what lies outside of the document. Breadth first, so that the chain
 * in a diagnostic is the shortest one.
 */
public final class SchemaWalk {
    /** Of a longer chain of references only the last ones are kept; nobody reads more, and chains of thousands cost memory. */
    private static final int LONGEST_WAY = 16;

    /** Objects of OpenRPC; the errors, links and examples among the components, and sections themselves. */
    private static final Pattern NO_SCHEMAS = Pattern.compile(
            "/(info|servers|externalDocs)(/.*)?|/methods(/[^/]*)?|/components(/[^/]*)?|/components/(errors|links|examples|examplePairings|examplePairingObjects|tags)/[^/]*");

    private final Resolver resolver;
    private final StructureCheck structure;
    private final Diagnostics diagnostics;
    private final Misspellings misspellings;
    private final LongTexts lengths;
    private final Set<Place> visited = new LinkedHashSet<>();
    private final Queue<Visit> pending = new ArrayDeque<>();

    public SchemaWalk(Resolver resolver, StructureCheck structure, Diagnostics diagnostics) {
        this.resolver = resolver;
        this.structure = structure;
        this.diagnostics = diagnostics;
        this.misspellings = new Misspellings(diagnostics);
        this.lengths = new LongTexts(diagnostics);
    }

    private record Visit(Place schema, List<ReferenceStep> way) {}

    /** Adds a schema to start from. */
    public void add(Place schema, List<ReferenceStep> way) {
        if (SchemaWords.isSchema(schema) && visited.add(schema)) {
            pending.add(new Visit(schema, way));
        }
    }

    /** Visits all that was added and all that it leads to. */
    public void run() {
        for (Visit visit = pending.poll(); visit != null; visit = pending.poll()) {
            if (Resolver.isReference(visit.schema())) {
                follow(visit);
            }
            misspellings.check(visit.schema(), visit.way());
            lengths.checkSchema(visit.schema(), visit.way());
            for (Place child : SchemaWords.children(visit.schema())) {
                add(child, visit.way());
            }
        }
    }

    /** Every schema that was visited, in the order in which it was met. */
    public Collection<Place> visited() {
        return Collections.unmodifiableSet(visited);
    }

    private void follow(Visit visit) {
        Resolved resolved = resolver.follow(visit.schema(), visit.way());
        if (resolved == null) {
            return;
        }
        Place target = resolved.target();
        List<ReferenceStep> way = new ArrayList<>(visit.way());
        way.addAll(resolved.chain());
        if (way.size() > LONGEST_WAY) {
            way = way.subList(way.size() - LONGEST_WAY, way.size());
        }
        String other = SchemaWords.isSchema(target)
                ? otherThanSchema(target)
                : target.node().kind();
        if (other != null) {
            diagnostics.report(
                    Problem.MISDIRECTED_REFERENCE,
                    visit.schema(),
                    visit.way(),
                    "The reference \"" + Resolver.text(visit.schema()) + "\" should lead to a schema and leads to "
                            + other + ".",
                    "Correct the reference.");
            return;
        }
        List<ReferenceStep> kept = List.copyOf(way);
        structure.check(target, Part.SCHEMA, kept);
        add(target, kept);
    }

    /** What the place is, if it is an object of OpenRPC and no schema; a content descriptor holds one, which is used. */
    private static @Nullable String otherThanSchema(Place target) {
        if (!Place.root(target.file()).has("openrpc")) {
            return null;
        }
        String pointer = target.pointer();
        if (pointer.isEmpty()) {
            return "the whole document";
        }
        if (NO_SCHEMAS.matcher(pointer).matches()) {
            return "what is no schema, " + pointer;
        }
        return null;
    }
}
