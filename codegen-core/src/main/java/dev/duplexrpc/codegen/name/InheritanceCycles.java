package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.model.ApiModel;
import dev.duplexrpc.codegen.model.Declaration;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.model.Declaration.Variant;
import dev.duplexrpc.codegen.model.NameHint;
import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.TypeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the unions that cannot be nested where they are written. A class must not implement an interface inside itself, nor one
 * inside a class that implements one inside the first, and so on; recursive documents ask for just that: {@code Filter.Operand} with {@code
 * Filter} as a variant.
 */
final class InheritanceCycles {
    private final ApiModel model;

    /** What each class mentions in its {@code implements}: the unions, and the classes around them. */
    private final Map<TypeId, Set<TypeId>> mentioned = new HashMap<>();

    private InheritanceCycles(ApiModel model) {
        this.model = model;
    }

    /** The unions that have to be classes of their own file. */
    static Set<TypeId> unionsToMoveOut(ApiModel model) {
        return new InheritanceCycles(model).find();
    }

    private Set<TypeId> find() {
        List<UnionDeclaration> nested = new ArrayList<>();
        for (Declaration declaration : model.declarations().values()) {
            if (declaration instanceof UnionDeclaration union) {
                List<TypeId> around = around(union);
                for (TypeId variant : declaredVariants(union)) {
                    mentioned.computeIfAbsent(variant, v -> new HashSet<>()).addAll(around);
                }
                if (!around.isEmpty()) {
                    nested.add(union);
                }
            }
        }
        Set<TypeId> found = new HashSet<>();
        for (UnionDeclaration union : nested) {
            Set<TypeId> reached = reachedFrom(around(union));
            if (declaredVariants(union).stream().anyMatch(reached::contains)) {
                found.add(union.id());
            }
        }
        return found;
    }

    private static List<TypeId> declaredVariants(UnionDeclaration union) {
        List<TypeId> variants = new ArrayList<>();
        for (Variant variant : union.variants()) {
            if (variant.use().type() instanceof Type.Declared declared) {
                variants.add(declared.id());
            }
        }
        return variants;
    }

    /** The types that a type is written in, from the inside out. */
    private List<TypeId> around(Declaration declaration) {
        List<TypeId> around = new ArrayList<>();
        Declaration inner = declaration;
        while (inner != null && inner.hint() instanceof NameHint.Inside inside && !around.contains(inside.owner())) {
            around.add(inside.owner());
            inner = model.declarations().get(inside.owner());
        }
        return around;
    }

    private Set<TypeId> reachedFrom(List<TypeId> start) {
        Set<TypeId> reached = new HashSet<>(start);
        Deque<TypeId> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            for (TypeId next : mentioned.getOrDefault(open.remove(), Set.of())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }
}
