package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.resolve.Place;
import org.jspecify.annotations.Nullable;

/**
 * An error that a method may answer with.
 *
 * @param place where it is defined, behind all references: two methods that refer to one error share the place
 * @param data what the document puts there, null when nothing: the specification wants a value, many documents give a schema
 */
public record ErrorObject(
        Place place, int code, String message, @Nullable Place data) {}
