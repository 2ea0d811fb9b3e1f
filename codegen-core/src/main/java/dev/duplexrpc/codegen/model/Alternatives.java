package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Diagnostics;
import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Flattening.Flat;
import dev.duplexrpc.codegen.model.Part.Aspect;
import dev.duplexrpc.codegen.model.Shape.Group;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All the alternatives of a union, with nested unions laid flat, null taken out, and each alternative merged with what stands
 * beside the union.
 */
final class Alternatives {
    /** Several unions that must hold together multiply; beyond this only the first one counts. */
    private static final int MAX_COMBINATIONS = 100;

    private final Shapes shapes;
    private final Diagnostics diagnostics;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<Schema> visited = new HashSet<>();
    private boolean nullable;

    private Alternatives(Shapes shapes, Diagnostics diagnostics) {
        this.shapes = shapes;
        this.diagnostics = diagnostics;
    }

    static Alternatives of(Schema union, Shapes shapes, Diagnostics diagnostics) {
        Alternatives alternatives = new Alternatives(shapes, diagnostics);
        alternatives.expand(union, union.place());
        return alternatives;
    }

    /** None of them null. */
    List<Candidate> candidates() {
        return candidates;
    }

    boolean nullable() {
        return nullable;
    }

    private void expand(Schema schema, Place written) {
        Flat flat = shapes.flat(schema);
        Shape shape = shapes.of(schema);
        if (shape.never || shape.impossible) {
            return;
        }
        if (!visited.add(flat.core())) {
            return; // the same alternative once more, or a union that contains itself
        }
        nullable |= shape.allowsNull();
        if (!shape.groups.isEmpty() && shape.values == null) {
            for (Schema alternative : combinations(flat, shape)) {
                expand(alternative, alternativePlace(alternative));
            }
            return;
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        kinds.addAll(shape.effectiveKinds());
        boolean onlyNull = kinds.remove(Kind.NULL) && kinds.isEmpty();
        if (onlyNull) {
            return;
        }
        if (kinds.size() <= 1) {
            candidates.add(new Candidate(
                    flat.core(),
                    shape,
                    kinds.isEmpty() ? null : kinds.iterator().next(),
                    written));
            return;
        }
        for (Kind kind : kinds) {
            expand(schema.and(new Part.Only(kind, written)), written);
        }
    }

    /** The last part is the alternative itself, the others are what stands beside the union. */
    private static Place alternativePlace(Schema alternative) {
        return alternative.parts().get(alternative.parts().size() - 1).place();
    }

    private List<Schema> combinations(Flat flat, Shape shape) {
        List<Part> base = new ArrayList<>();
        for (Part leaf : flat.leaves()) {
            if (leaf instanceof Part.At at) {
                if (at.place().node() instanceof ObjectNode object && Vocabulary.constrains(object, Aspect.BASE)) {
                    base.add(new Part.At(at.place(), Aspect.BASE));
                }
            } else if (!(leaf instanceof Part.Either)) {
                base.add(leaf);
            }
        }
        List<List<Part>> combined = new ArrayList<>();
        combined.add(base);
        for (Group group : shape.groups) {
            if ((long) combined.size() * group.alternatives().size() > MAX_COMBINATIONS && combined.size() > 1) {
                diagnostics.report(
                        Problem.IGNORED_KEYWORD,
                        group.place(),
                        "Several unions that must hold together give more than " + MAX_COMBINATIONS
                                + " combinations; this one is left out of the Java type.",
                        "Write one union of the combinations that occur.");
                continue;
            }
            List<List<Part>> next = new ArrayList<>();
            for (List<Part> some : combined) {
                for (Schema alternative : group.alternatives()) {
                    List<Part> all = new ArrayList<>(some);
                    all.addAll(alternative.parts());
                    next.add(all);
                }
            }
            combined = next;
        }
        return combined.stream().map(Schema::new).toList();
    }
}
