package dev.duplexrpc.codegen.model;

import org.jspecify.annotations.Nullable;

/**
 * An error that methods may answer with.
 *
 * @param key name of the error component; null for one written in place, which is named after its message or code
 * @param data what comes with it; null when the document does not say
 */
public record ErrorModel(
        TypeId id,
        @Nullable String key,
        @Nullable String chosenName,
        int code,
        String message,
        Doc doc,
        @Nullable Use data) {}
