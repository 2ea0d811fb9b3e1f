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

/**
 * Visits every schema that can be reached from the ones it is given, each once: follows the references, so that those that
 * lead nowhere are reported, and checks the structure of what lies outside of the document. Breadth first, so that the chain
 * in a diagnostic is the shortest one.
 */
public final class SchemaWalk {
    /** Of a longer chain of references only the last ones are kept; nobody reads more, and chains of thousands cost memory. */
    private static final int LONGEST_WAY = 16;

    private final Resolver resolver;
    private final StructureCheck structure;
    private final Diagnostics diagnostics;
    private final Set<Place> visited = new LinkedHashSet<>();
    private final Queue<Visit> pending = new ArrayDeque<>();

    public SchemaWalk(Resolver resolver, StructureCheck structure, Diagnostics diagnostics) {
        this.resolver = resolver;
        this.structure = structure;
        this.diagnostics = diagnostics;
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
        if (!SchemaWords.isSchema(target)) {
            diagnostics.report(
                    Problem.MISDIRECTED_REFERENCE,
                    visit.schema(),
                    visit.way(),
                    "The reference \"" + Resolver.text(visit.schema()) + "\" should lead to a schema and leads to "
                            + target.node().kind() + ".",
                    "Correct the reference.");
            return;
        }
        List<ReferenceStep> kept = List.copyOf(way);
        structure.check(target, Part.SCHEMA, kept);
        add(target, kept);
    }
}
