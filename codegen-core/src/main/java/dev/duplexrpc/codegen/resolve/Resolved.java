package dev.duplexrpc.codegen.resolve;

import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import java.util.List;

/**
 * Where following references ended.
 *
 * @param target the first place that is no reference itself; the place that was asked about when it was none
 * @param chain the references on the way, the first one first
 * @param siblings the objects on the way that hold more than their {@code $ref}, the first one first: their other members
 *     (a description, a title, further constraints) describe this use of the target
 */
public record Resolved(Place target, List<ReferenceStep> chain, List<Place> siblings) {
    public Resolved {
        chain = List.copyOf(chain);
        siblings = List.copyOf(siblings);
    }

    static Resolved direct(Place place) {
        return new Resolved(place, List.of(), List.of());
    }

    /** Whether there was a reference at all. */
    public boolean wasReference() {
        return !chain.isEmpty();
    }
}
