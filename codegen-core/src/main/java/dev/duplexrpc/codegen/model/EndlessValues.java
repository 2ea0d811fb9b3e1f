package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds types of which no value can end: those that require themselves, directly or through others. */
final class EndlessValues {
    private final Map<TypeId, Declaration> types;
    private final Declarations declarations;
    private final Findings findings;

    EndlessValues(Map<TypeId, Declaration> types, Declarations declarations, Findings findings) {
        this.types = types;
        this.declarations = declarations;
        this.findings = findings;
    }

    /** Grows the set of types that have a finite value until it grows no more; what is left out has none. */
    void report() {
        Set<TypeId> finite = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Declaration declaration : types.values()) {
                if (!finite.contains(declaration.id()) && isFinite(declaration, finite)) {
                    finite.add(declaration.id());
                    grown = true;
                }
            }
        }
        for (Declaration declaration : types.values()) {
            Place place = finite.contains(declaration.id()) ? null : declarations.place(declaration.id());
            if (place != null) {
                findings.report(
                        Problem.ENDLESS_VALUE,
                        place,
                        "Every value of this schema must hold another one of the same schema, so none can ever end.",
                        "Make the member that leads back here optional or nullable.");
            }
        }
    }

    private static boolean isFinite(Declaration declaration, Set<TypeId> finite) {
        if (declaration instanceof ObjectDeclaration object) {
            return object.members().stream().allMatch(member -> !member.required() || isFinite(member.use(), finite));
        }
        if (declaration instanceof UnionDeclaration union) {
            return union.variants().stream().anyMatch(variant -> isFinite(variant.use(), finite));
        }
        if (declaration instanceof TupleDeclaration tuple) {
            return tuple
                    .items()
                    .subList(0, Math.min(tuple.required(), tuple.items().size()))
                    .stream()
                    .allMatch(item -> isFinite(item.use(), finite));
        }
        return true;
    }

    private static boolean isFinite(Use use, Set<TypeId> finite) {
        if (use.nullable()) {
            return true;
        }
        if (use.type() instanceof Type.Listing list) {
            Integer min = use.checks().minItems();
            return min == null || min == 0 || isFinite(list.element(), finite);
        }
        if (use.type() instanceof Type.Mapping map) {
            Integer min = use.checks().minMembers();
            return min == null || min == 0 || isFinite(map.value(), finite);
        }
        return !(use.type() instanceof Type.Declared declared) || finite.contains(declared.id());
    }
}
