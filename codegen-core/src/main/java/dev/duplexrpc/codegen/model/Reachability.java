package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.MethodModel.Param;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which types are needed, in the order in which they take their names: what errors lead to, what methods lead to, then the
 * components of the documents, each with what it leads to. A component takes its place even where somebody led to it before; so one
 * that is appended comes last, with all that comes of it.
 */
final class Reachability {
    private final Map<TypeId, Declaration> all;
    private final List<Use> components = new ArrayList<>();
    private final List<Use> errors = new ArrayList<>();
    private final List<Use> methods = new ArrayList<>();

    /** The types that components of the documents spell out, and do not only refer to. */
    private final Set<TypeId> own = new HashSet<>();

    /** Where the schemas of the components stand, by their keys. */
    private final Map<String, List<TypeId>> places = new HashMap<>();

    private final Set<TypeId> reached = new LinkedHashSet<>();

    Reachability(Map<TypeId, Declaration> all) {
        this.all = all;
    }

    /** @param place where the schema of the component stands */
    void addComponent(Place place, Use use) {
        components.add(use);
        TypeId at = new TypeId(place.file().displayName(), place.pointer());
        places.computeIfAbsent(place.name(), key -> new ArrayList<>()).add(at);
        TypeId id = use.declared();
        if (id != null && id.file().equals(place.file().displayName()) && isWithin(id.pointer(), place.pointer())) {
            own.add(id);
        }
    }

    /** What comes of several schemas has their pointers with blanks between them. */
    private static boolean isWithin(String pointer, String component) {
        return pointer.equals(component) || pointer.startsWith(component + "/") || pointer.startsWith(component + " ");
    }

    /** The parameters come last, as the document has them: one that is appended comes behind all that was there. */
    void add(MethodModel method) {
        if (method.result() != null) {
            methods.add(method.result().use());
        }
        if (method.subscription() != null) {
            methods.add(method.subscription().item());
        }
        if (method.progress() != null) {
            methods.add(method.progress());
        }
        method.params().stream()
                .sorted(Comparator.comparingInt(Param::position))
                .forEach(param -> methods.add(param.use()));
    }

    void add(ErrorModel error) {
        if (error.data() != null) {
            errors.add(error.data());
        }
    }

    Map<TypeId, Declaration> declarations() {
        errors.forEach(use -> reach(use, false));
        methods.forEach(use -> reach(use, false));
        components.forEach(use -> reach(use, true));
        Map<TypeId, Declaration> needed = new LinkedHashMap<>();
        Map<TypeId, Declaration> akin = new LinkedHashMap<>();
        for (TypeId id : reached) {
            Declaration declaration = all.get(id);
            if (declaration != null) {
                (isAkin(declaration) ? akin : needed).put(id, declaration);
            }
        }
        needed.putAll(akin);
        return needed;
    }

    /** Whether a type is made of a component and more, and called like it: the component itself has the name. */
    private boolean isAkin(Declaration declaration) {
        TypeId id = declaration.id();
        return declaration.hint() instanceof NameHint.Component component
                && component.path().isEmpty()
                && !own.contains(id)
                && places.getOrDefault(component.key(), List.of()).stream()
                        .anyMatch(at -> id.file().equals(at.file()) && isWithin(id.pointer(), at.pointer()));
    }

    private void reach(Use use, boolean isComponent) {
        Deque<TypeId> open = new ArrayDeque<>();
        TypeId first = use.declared();
        if (first != null && (isComponent || !own.contains(first))) {
            open.push(first);
        }
        while (!open.isEmpty()) {
            TypeId id = open.pop();
            Declaration declaration = all.get(id);
            if (reached.add(id) && declaration != null) {
                List<TypeId> next = next(declaration);
                for (int i = next.size() - 1; i >= 0; i--) {
                    if (!own.contains(next.get(i))) {
                        open.push(next.get(i));
                    }
                }
            }
        }
    }

    private static List<TypeId> next(Declaration declaration) {
        List<TypeId> next = new ArrayList<>();
        for (Use part : declaration.parts()) {
            TypeId id = part.declared();
            if (id != null) {
                next.add(id);
            }
        }
        if (declaration.hint() instanceof NameHint.Inside inside) {
            next.add(inside.owner());
        }
        return next;
    }
}
