package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema as the documents write it: usually one place, several parts where all of them must hold (a member that two branches of
 * an {@code allOf} describe, a variant of a union together with what stands beside the union).
 */
record Schema(List<Part> parts) {
    Schema {
        parts = List.copyOf(parts);
    }

    static Schema at(Place place) {
        return of(new Part.At(place, Part.Aspect.WHOLE));
    }

    static Schema of(Part part) {
        return new Schema(List.of(part));
    }

    /** This and that. */
    Schema and(Schema other) {
        if (equals(other)) {
            return this;
        }
        List<Part> all = new ArrayList<>(parts);
        for (Part part : other.parts) {
            if (!all.contains(part)) {
                all.add(part);
            }
        }
        return new Schema(all);
    }

    Schema and(Part part) {
        return and(of(part));
    }

    /** Where a diagnostic about the schema points. */
    Place place() {
        return parts.get(0).place();
    }

    /** Whether this is one place and nothing else, so that a reference could lead to it. */
    boolean isPlace() {
        return parts.size() == 1 && parts.get(0) instanceof Part.At at && at.aspect() == Part.Aspect.WHOLE;
    }

    /** The pointer for a schema that a document writes in one place; else something unique that is made of pointers. */
    TypeId id() {
        String file = place().file().displayName();
        if (parts.size() == 1) {
            return new TypeId(file, parts.get(0).key());
        }
        StringBuilder key = new StringBuilder(parts.get(0).key());
        for (Part part : parts.subList(1, parts.size())) {
            key.append(" & ");
            if (!part.place().file().equals(place().file())) {
                key.append(part.place().file().displayName()).append('#');
            }
            key.append(part.key());
        }
        return new TypeId(file, key.toString());
    }
}
