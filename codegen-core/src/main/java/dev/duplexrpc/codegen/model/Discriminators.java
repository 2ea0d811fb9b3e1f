package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Shape.Tag;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The discriminators that stand beside no {@code oneOf}, as OpenAPI has them at a schema that others include by {@code allOf}.
 * They serve the unions of those others; where there is none, nothing uses them, and the author should know.
 */
final class Discriminators {
    private final Map<Place, Tag> found = new LinkedHashMap<>();
    private final Set<Place> used = new HashSet<>();

    void found(Tag tag) {
        found.putIfAbsent(tag.place(), tag);
    }

    void isUsed(Tag tag) {
        used.add(tag.place());
    }

    void reportUnused(Findings findings) {
        found.forEach((place, tag) -> {
            if (!used.contains(place)) {
                findings.report(
                        tag.unusable(),
                        place,
                        "The discriminator '" + tag.member()
                                + "' divides nothing: no oneOf stands beside it, and there is"
                                + " none of schemas that include this one.",
                        "Where any of those schemas may come, write a oneOf of them; a reference to this one is read as"
                                + " this one, and what it does not describe is kept untyped.");
            }
        });
    }
}
