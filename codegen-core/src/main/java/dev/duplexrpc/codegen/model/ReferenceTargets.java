package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolved;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where the references within a schema lead. Two schemas of different files that are spelt alike say the same only when their
 * references lead to the same places.
 */
final class ReferenceTargets {
    private static final Set<String> VALUES = Set.of("const", "enum", "default", "example", "examples");
    private static final Set<String> MAPS =
            Set.of("properties", "patternProperties", "definitions", "$defs", "dependentSchemas");

    private final Resolver resolver;
    private final List<Place> targets = new ArrayList<>();

    private ReferenceTargets(Resolver resolver) {
        this.resolver = resolver;
    }

    /** The places in the order of the references; of one that says more than where it leads, also its own. */
    static List<Place> of(Place schema, Resolver resolver) {
        ReferenceTargets found = new ReferenceTargets(resolver);
        found.search(schema, false);
        return found.targets;
    }

    /** @param namesAreData the place holds schemas by names of any kind, and is none itself */
    private void search(Place place, boolean namesAreData) {
        if (!namesAreData && Resolver.isReference(place)) {
            follow(place);
        }
        for (Place member : place.members()) {
            if (namesAreData) {
                search(member, false);
            } else if (!VALUES.contains(member.name())) {
                search(member, MAPS.contains(member.name()));
            }
        }
        place.elements().forEach(element -> search(element, false));
    }

    private void follow(Place reference) {
        Resolved resolved = resolver.follow(reference);
        if (resolved == null) {
            targets.add(reference);
            return;
        }
        targets.add(resolved.target());
        for (Place sibling : resolved.siblings()) {
            if (!sibling.equals(reference)) {
                targets.add(sibling);
            }
        }
    }
}
