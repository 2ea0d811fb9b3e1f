package dev.duplexrpc.codegen.read;

import org.jspecify.annotations.Nullable;

/**
 * A JSON value and where it begins. Immutable. Two nodes are equal when they are the same JSON: numbers by value, objects
 * whatever the order of their members, and never mind where they stand; so nodes can be keys that find repeated parts.
 */
public sealed interface Node permits ObjectNode, ArrayNode, TextNode, NumberNode, BooleanNode, NullNode {
    /** The line, from 1. */
    int line();

    /** The column, from 1, in UTF-16 units. */
    int column();

    /** What the value is, with its article, for sentences: {@code a string}, {@code an object}. */
    String kind();

    /** The text when this is a string, else null. */
    default @Nullable String asText() {
        return null;
    }

    /** The compact JSON of this value. */
    default String toJson() {
        return JsonText.of(this);
    }
}
