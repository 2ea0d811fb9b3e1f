package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.DecisionMaker.Decided;
import dev.duplexrpc.codegen.model.Declaration.Variant;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a choice between schemas becomes: one of them when only one is left, an enumeration of values, or a union. */
final class UnionModeller {
    private final TypeModeller types;
    private final Shapes shapes;
    private final EnumModeller enums;
    private final Findings findings;
    private final Simplification simplification;
    private final DecisionMaker decisions;

    UnionModeller(
            TypeModeller types,
            Shapes shapes,
            EnumModeller enums,
            Simplification simplification,
            DecisionMaker decisions,
            Findings findings) {
        this.types = types;
        this.shapes = shapes;
        this.enums = enums;
        this.simplification = simplification;
        this.decisions = decisions;
        this.findings = findings;
    }

    Use use(Schema core, Shape shape, TypeModeller.Naming naming) {
        Alternatives alternatives = Alternatives.of(core, shapes, findings);
        boolean nullable = alternatives.nullable() && (shape.kinds == null || shape.kinds.contains(Kind.NULL));
        List<Candidate> candidates = simplification.simplify(alternatives.candidates(), shape.tag);
        Use use = use(core, shape, naming, candidates, nullable);
        return nullable && !(use.type() instanceof Type.Untyped) ? use.orNull() : use;
    }

    private Use use(
            Schema core, Shape shape, TypeModeller.Naming naming, List<Candidate> candidates, boolean nullable) {
        if (candidates.isEmpty()) {
            return nullable
                    ? new Use(new Type.Nothing(), true, Checks.NONE)
                    : types.untyped(
                            shape,
                            "None of the alternatives can be used, so the value becomes untyped JSON.",
                            "See what else is reported about them.");
        }
        if (candidates.size() == 1) {
            return single(core, naming, candidates.get(0));
        }
        if (candidates.stream().anyMatch(candidate -> candidate.kind() == null)) {
            return types.untyped(
                    shape,
                    "One of the alternatives allows anything, so the value becomes untyped JSON.",
                    "Say what the alternative holds, or remove it.");
        }
        Decided decided = decisions.decide(candidates, shape);
        return decided == null
                ? Use.of(new Type.Untyped())
                : Use.of(types.declare(core, naming, hint -> union(core, naming.around(), hint, candidates, decided)));
    }

    private Use single(Schema core, TypeModeller.Naming naming, Candidate candidate) {
        List<KnownValue> values = candidate.shape().values;
        if (values != null && candidate.schema().parts().get(0) instanceof Part.Listed) {
            return enums.declare(core, values, naming, types);
        }
        Use use = types.useOnly(core, candidate.schema(), naming);
        return new Use(use.type(), false, use.checks());
    }

    private Declaration union(Schema core, Doc around, NameHint hint, List<Candidate> candidates, Decided decided) {
        List<String> labels = labels(candidates, decided.labels());
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            variants.add(variant(core, candidates.get(i), labels.get(i)));
        }
        return new Declaration.UnionDeclaration(
                core.id(), hint, Docs.orElse(Docs.of(core), around), List.copyOf(variants), decided.decision());
    }

    private Variant variant(Schema core, Candidate candidate, String label) {
        Use use = types.useInside(core, candidate.schema(), new NameHint.Inside(core.id(), label, null));
        Doc written = isMerged(candidate) ? Doc.NONE : Docs.of(candidate.place());
        Doc doc = use.type() instanceof Type.Declared ? written : Docs.orElse(written, Docs.of(candidate.schema()));
        return new Variant(new Use(use.type(), false, use.checks()), label, doc);
    }

    /** Where the innermost alternatives have the same label, those around them come before it. */
    private List<String> labels(List<Candidate> candidates, List<@Nullable String> discriminating) {
        List<String> labels = new ArrayList<>();
        List<String> longLabels = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            String label = label(candidate, discriminating.get(i), i);
            labels.add(label);
            longLabels.add(around(candidate) + label);
        }
        Set<String> repeated = Labels.repeated(labels);
        for (int i = 0; i < labels.size(); i++) {
            if (repeated.contains(labels.get(i))) {
                labels.set(i, longLabels.get(i));
            }
        }
        return Labels.unique(labels);
    }

    private String around(Candidate candidate) {
        StringBuilder labels = new StringBuilder();
        for (Place place :
                candidate.trail().subList(1, Math.max(1, candidate.trail().size() - 1))) {
            String name = nameOf(place);
            if (name != null) {
                labels.append(name).append(' ');
            }
        }
        return labels.toString();
    }

    /** The name of what the alternative refers to, or its title. */
    private @Nullable String nameOf(Place alternative) {
        Schema core = shapes.flat(Schema.at(alternative)).core();
        if (core.isPlace() && !core.place().equals(alternative)) {
            return Hints.referenced(core.place()).key();
        }
        return Labels.identifierLike(alternative.text("title"));
    }

    private String label(Candidate candidate, @Nullable String discriminating, int index) {
        String name = isMerged(candidate) ? null : nameOf(candidate.place());
        if (name != null) {
            return name;
        }
        if (discriminating != null && Labels.identifierLike(discriminating) != null) {
            return discriminating;
        }
        return candidate.kind() == null ? "Variant" + (index + 1) : kindLabel(candidate, candidate.kind(), index);
    }

    /** Whether this stands for several alternatives, so that the words of the first one would mislead. */
    private static boolean isMerged(Candidate candidate) {
        Part part = candidate.schema().parts().get(0);
        return part instanceof Part.Only || part instanceof Part.ListOf;
    }

    private static String kindLabel(Candidate candidate, Kind kind, int index) {
        boolean map = candidate.shape().members.isEmpty()
                && candidate.shape().required.isEmpty();
        return switch (kind) {
            case STRING -> candidate.lists() ? "Constant" : "String";
            case NUMBER -> candidate.shape().whole ? "Integer" : "Number";
            case BOOLEAN -> "Boolean";
            case ARRAY -> candidate.shape().prefix.isEmpty() ? "List" : "Tuple";
            case OBJECT -> map ? "Map" : "Variant" + (index + 1);
            case NULL -> "Null";
        };
    }
}
