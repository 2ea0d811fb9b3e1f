package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that may become a variant of a union.
 *
 * @param schema the schema that gives the variant its identity
 * @param shape all that holds for the variant, with what stands beside the union
 * @param kind the JSON type of its values; null: any
 * @param trail where the alternative is written, behind the alternatives of the unions around it
 */
record Candidate(Schema schema, Shape shape, @Nullable Kind kind, List<Place> trail) {
    Candidate {
        trail = List.copyOf(trail);
    }

    Place place() {
        return trail.get(trail.size() - 1);
    }

    /** The schema that the alternative refers to, itself when it is written in place. */
    Place target(Shapes shapes) {
        return shapes.flat(Schema.at(place())).core().place();
    }

    boolean lists() {
        return shape.values != null;
    }
}
