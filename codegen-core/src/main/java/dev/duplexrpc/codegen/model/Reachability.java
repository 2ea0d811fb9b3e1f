package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Declaration.OtherMembers;
import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which types are needed: those of the components, and those that methods and errors lead to. */
final class Reachability {
    private final Map<TypeId, Declaration> all;
    private final Set<TypeId> reached = new HashSet<>();
    private final Deque<TypeId> open = new ArrayDeque<>();

    Reachability(Map<TypeId, Declaration> all) {
        this.all = all;
    }

    void add(ServiceModel service) {
        for (MethodModel method : service.methods()) {
            method.params().forEach(param -> add(param.use()));
            if (method.result() != null) {
                add(method.result().use());
            }
            if (method.subscription() != null) {
                add(method.subscription().item());
            }
            if (method.progress() != null) {
                add(method.progress());
            }
        }
    }

    void add(ErrorModel error) {
        if (error.data() != null) {
            add(error.data());
        }
    }

    /** The needed types: components first, then what is written in place. */
    Map<TypeId, Declaration> declarations() {
        while (!open.isEmpty()) {
            Declaration declaration = all.get(open.remove());
            if (declaration != null) {
                inside(declaration);
            }
        }
        Map<TypeId, Declaration> components = new LinkedHashMap<>();
        Map<TypeId, Declaration> inPlace = new LinkedHashMap<>();
        all.forEach((id, declaration) -> {
            if (reached.contains(id)) {
                (declaration.hint() instanceof NameHint.Component ? components : inPlace).put(id, declaration);
            }
        });
        components.putAll(inPlace);
        return components;
    }

    private void inside(Declaration declaration) {
        if (declaration instanceof ObjectDeclaration object) {
            object.members().forEach(member -> add(member.use()));
            if (object.others() instanceof OtherMembers.Typed typed) {
                add(typed.value());
            }
        } else if (declaration instanceof UnionDeclaration union) {
            union.variants().forEach(variant -> add(variant.use()));
        } else if (declaration instanceof TupleDeclaration tuple) {
            tuple.items().forEach(item -> add(item.use()));
            if (tuple.rest() != null) {
                add(tuple.rest());
            }
        } else if (!(declaration instanceof EnumDeclaration)) {
            throw new IllegalStateException("Unknown declaration " + declaration);
        }
        if (declaration.hint() instanceof NameHint.Inside inside) {
            reach(inside.owner());
        }
    }

    void add(Use use) {
        Type type = use.type();
        while (true) {
            if (type instanceof Type.Listing list) {
                type = list.element().type();
            } else if (type instanceof Type.Mapping map) {
                type = map.value().type();
            } else {
                break;
            }
        }
        if (type instanceof Type.Declared declared) {
            reach(declared.id());
        }
    }

    private void reach(TypeId id) {
        if (reached.add(id)) {
            open.add(id);
        }
    }
}
