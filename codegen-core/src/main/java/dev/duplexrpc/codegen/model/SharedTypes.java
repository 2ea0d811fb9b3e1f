package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.resolve.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds types that a document spells out again within one method or one component: they become one type, so that what came out of a
 * call can be handed on. Small ones are the same only where they also have the same name or title: two members that happen to hold a
 * name and a number each must not become one type that a later version of the document takes apart.
 */
final class SharedTypes {
    /** From so many members or values on nobody writes the same twice by chance. */
    private static final int TELLING = 3;

    private final Fingerprints fingerprints;
    private final Map<List<Object>, TypeId> first = new HashMap<>();
    private final Map<TypeId, TypeId> same = new HashMap<>();

    SharedTypes(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** The type that says the same and came first; the type itself when there is none. */
    TypeId canonical(Schema core, Shape shape, NameHint hint) {
        TypeId id = core.id();
        if (!core.isPlace() || hint instanceof NameHint.Component || hint.chosen() != null) {
            return id;
        }
        Place place = core.place();
        int weight = shape.values == null ? shape.members.size() : shape.values.size();
        Object name = weight >= TELLING ? "" : List.of(step(hint), text(place.text("title")));
        List<Object> key = List.of(place.file(), Hints.anchor(place.pointer()), fingerprints.of(core), name);
        TypeId known = first.putIfAbsent(key, id);
        if (known == null || known.equals(id)) {
            return id;
        }
        same.put(id, known);
        return known;
    }

    /** The type that stands for this one. */
    TypeId canonical(TypeId id) {
        return same.getOrDefault(id, id);
    }

    private static String step(NameHint hint) {
        if (hint instanceof NameHint.Inside inside) {
            return inside.step();
        }
        if (hint instanceof NameHint.InMethod method) {
            return method.role();
        }
        return hint instanceof NameHint.InError error ? error.step() : "";
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
