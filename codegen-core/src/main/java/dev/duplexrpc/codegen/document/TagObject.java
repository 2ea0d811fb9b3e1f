package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.resolve.Place;
import org.jspecify.annotations.Nullable;

/** A tag: a name that groups methods. */
public record TagObject(
        Place place,
        String name,
        @Nullable String summary,
        @Nullable String description) {}
