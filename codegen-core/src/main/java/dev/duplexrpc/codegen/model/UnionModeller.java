package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Declaration.Variant;
import java.util.ArrayList;
import java.util.List;

/** What a choice between schemas becomes: one of them when only one is left, an enumeration of values, or a union. */
final class UnionModeller {
    private final TypeModeller types;
    private final Shapes shapes;
    private final EnumModeller enums;
    private final Findings findings;
    private final Simplification simplification;
    private final ObjectBlending blending;
    private final DecisionMaker decisions;
    private final VariantLabels labels;

    UnionModeller(
            TypeModeller types,
            Shapes shapes,
            EnumModeller enums,
            Simplification simplification,
            ObjectBlending blending,
            DecisionMaker decisions,
            Findings findings) {
        this.types = types;
        this.shapes = shapes;
        this.labels = new VariantLabels(shapes);
        this.enums = enums;
        this.simplification = simplification;
        this.blending = blending;
        this.decisions = decisions;
        this.findings = findings;
    }

    Use use(Schema core, Shape shape, TypeModeller.Naming naming) {
        Alternatives alternatives = Alternatives.of(core, shapes, findings);
        boolean nullable = alternatives.nullable() && (shape.kinds == null || shape.kinds.contains(Kind.NULL));
        Schema only = alternatives.candidates().size() > 1 ? alternatives.onlyReference() : null;
        Use use = only == null
                ? use(core, shape, naming, simplification.simplify(alternatives.candidates(), shape.tag), nullable)
                : single(core, naming, only);
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
        if (candidates.size() > 1 && candidates.stream().anyMatch(candidate -> candidate.kind() == null)) {
            return types.untyped(
                    shape,
                    "One of the alternatives allows anything, so the value becomes untyped JSON.",
                    "Say what the alternative holds, or remove it.");
        }
        List<Candidate> variants = blending.blend(candidates, shape, shape.tag);
        if (variants.size() == 1) {
            return single(core, naming, variants.get(0));
        }
        Decision decided = decisions.decide(variants, shape);
        return decided == null
                ? Use.of(new Type.Untyped())
                : Use.of(types.declare(
                        core, naming, hint -> union(core, naming.around(), hint, variants, shape, decided)));
    }

    private Use single(Schema core, TypeModeller.Naming naming, Candidate candidate) {
        List<KnownValue> values = candidate.shape().values;
        if (values != null && candidate.schema().parts().get(0) instanceof Part.Listed) {
            return enums.declare(core, values, naming, types);
        }
        return single(core, naming, candidate.schema());
    }

    private Use single(Schema core, TypeModeller.Naming naming, Schema only) {
        Use use = types.useOnly(core, only, naming);
        return new Use(use.type(), false, use.checks());
    }

    private Declaration union(
            Schema core, Doc around, NameHint hint, List<Candidate> candidates, Shape union, Decision decision) {
        new ClassSizes(findings).variants(candidates.size(), union.place());
        List<String> names = labels.of(candidates, union);
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            variants.add(variant(core, candidates.get(i), names.get(i)));
        }
        return new Declaration.UnionDeclaration(
                core.id(), hint, Docs.orElse(Docs.of(core), around), List.copyOf(variants), decision);
    }

    private Variant variant(Schema core, Candidate candidate, String label) {
        Use use = types.useInside(core, candidate.schema(), new NameHint.Inside(core.id(), label, null));
        Doc written = VariantLabels.isMerged(candidate) ? Doc.NONE : Docs.of(candidate.place());
        Doc doc = use.type() instanceof Type.Declared ? written : Docs.orElse(written, Docs.of(candidate.schema()));
        return new Variant(new Use(use.type(), false, use.checks()), label, doc);
    }
}
