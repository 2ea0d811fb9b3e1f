package dev.duplexrpc.codegen.model;

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
import org.jspecify.annotations.Nullable;

/**
 * All the alternatives of a union, with nested unions laid flat, null taken out, and each alternative merged with what stands
 * beside the union.
 */
final class Alternatives {
    /** Several unions that must hold together multiply; beyond this only the first one counts. */
    private static final int MAX_COMBINATIONS = 100;

    /** Unions of unions of unions can come to any number; a union that itself lists more may have ten times as many as it lists. */
    private static final int MAX_ALTERNATIVES = 1000;

    private final Shapes shapes;
    private final @Nullable Findings findings;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<Schema> visited = new HashSet<>();
    private final Schema union;
    private final int most;
    private boolean nullable;

    private Alternatives(Schema union, Shapes shapes, @Nullable Findings findings) {
        this.union = union;
        this.shapes = shapes;
        this.findings = findings;
        int listed = shapes.of(union).groups.stream()
                .mapToInt(group -> group.alternatives().size())
                .sum();
        this.most = Math.max(MAX_ALTERNATIVES, 10 * listed);
    }

    static Alternatives of(Schema union, Shapes shapes, Findings findings) {
        Alternatives alternatives = new Alternatives(union, shapes, findings);
        alternatives.expand(union, List.of(union.place()));
        return alternatives;
    }

    /** For who only looks whether a union could be told apart; what is wrong with it is reported when it is modelled. */
    static Alternatives quietly(Schema union, Shapes shapes) {
        Alternatives alternatives = new Alternatives(union, shapes, null);
        alternatives.expand(union, List.of(union.place()));
        return alternatives;
    }

    /** None of them null. */
    List<Candidate> candidates() {
        return candidates;
    }

    boolean nullable() {
        return nullable;
    }

    /**
     * What the union refers to, where that is the only alternative besides null and nothing is said beside it: such a union is that
     * type, also when that is a union itself, and stays so when that becomes one.
     */
    @Nullable Schema onlyReference() {
        Shape shape = shapes.of(union);
        if (shape.groups.isEmpty() || shape.tag != null) {
            return null;
        }
        List<Schema> some = combinations(shapes.flat(union), shape).stream()
                .filter(alternative -> !isNothing(shapes.of(alternative)))
                .toList();
        boolean refers = some.size() == 1
                && some.get(0).isPlace()
                && !shapes.flat(some.get(0)).core().equals(some.get(0));
        return refers ? some.get(0) : null;
    }

    private static boolean isNothing(Shape shape) {
        return shape.never
                || shape.impossible
                || (shape.groups.isEmpty() && shape.effectiveKinds().equals(Set.of(Kind.NULL)));
    }

    private void expand(Schema schema, List<Place> trail) {
        Flat flat = shapes.flat(schema);
        Shape shape = shapes.of(schema);
        if (shape.never || shape.impossible) {
            return;
        }
        if (!visited.add(flat.core())) {
            return; // the same alternative once more, or a union that contains itself
        }
        if (visited.size() > most) {
            report(schema.place(), "The union comes to more than " + most + " alternatives; the others are left out.");
            return;
        }
        nullable |= shape.allowsNull();
        if (!shape.groups.isEmpty() && shape.values == null) {
            for (Schema alternative : combinations(flat, shape)) {
                List<Place> further = new ArrayList<>(trail);
                further.add(alternativePlace(alternative));
                expand(alternative, further);
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
            Kind kind = kinds.isEmpty() ? null : kinds.iterator().next();
            candidates.add(new Candidate(narrowed(flat.core(), schema, kind), shape, kind, trail));
            return;
        }
        for (Kind kind : kinds) {
            expand(schema.and(new Part.Only(kind, schema.place())), trail);
        }
    }

    /** A type beside the union may leave only one of several that the alternative itself allows. */
    private Schema narrowed(Schema core, Schema schema, @Nullable Kind kind) {
        if (kind == null || core.equals(schema)) {
            return core;
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        kinds.addAll(shapes.of(core).effectiveKinds());
        kinds.remove(Kind.NULL);
        return kinds.size() == 1 ? core : schema.and(new Part.Only(kind, schema.place()));
    }

    /** The last part is the alternative itself, the others are what stands beside the union. */
    private static Place alternativePlace(Schema alternative) {
        return alternative.parts().get(alternative.parts().size() - 1).place();
    }

    private List<Schema> combinations(Flat flat, Shape shape) {
        List<List<Part>> combined = new ArrayList<>();
        combined.add(base(flat));
        boolean first = true;
        for (Group group : shape.groups) {
            if (!first && (long) combined.size() * group.alternatives().size() > MAX_COMBINATIONS) {
                report(
                        group.place(),
                        "Several unions that must hold together give more than " + MAX_COMBINATIONS
                                + " combinations; this one is left out of the Java type.");
                continue;
            }
            first = false;
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

    /** What stands beside the union. */
    private static List<Part> base(Flat flat) {
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
        return base;
    }

    private void report(Place place, String sentence) {
        if (findings != null) {
            findings.report(
                    Problem.IGNORED_KEYWORD, place, sentence, "Write one union of the combinations that occur.");
        }
    }
}
