package dev.duplexrpc.codegen.check;

import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.Set;

/** Schemas where a content descriptor belongs, and those whose words stand in the content descriptor itself. */
public final class BareSchemas {
    private static final Set<String> WORDS = Set.of(
            "type",
            "properties",
            "items",
            "oneOf",
            "anyOf",
            "allOf",
            "enum",
            "const",
            "pattern",
            "format",
            "additionalProperties",
            "$defs");

    private BareSchemas() {}

    /** Whether this has what schemas have and nothing of a content descriptor. */
    public static boolean isBare(Place place) {
        return isUnwrapped(place) && !place.has("name");
    }

    /** Whether there is no schema, and the place says itself what the schema should say. */
    public static boolean isUnwrapped(Place place) {
        return place.node() instanceof ObjectNode object
                && !object.has("schema")
                && object.members().stream().anyMatch(member -> WORDS.contains(member.name()));
    }
}
