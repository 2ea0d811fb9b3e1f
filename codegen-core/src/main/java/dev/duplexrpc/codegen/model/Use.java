package dev.duplexrpc.codegen.model;

import org.jspecify.annotations.Nullable;

/**
 * A type as it is used in one place.
 *
 * @param type the type
 * @param nullable whether {@code null} is one of the values here
 * @param checks what a server checks beyond the type
 */
public record Use(Type type, boolean nullable, Checks checks) {
    public static Use of(Type type) {
        return new Use(type, false, Checks.NONE);
    }

    /** The declared type behind lists and maps, null if there is none. */
    public @Nullable TypeId declared() {
        Type behind = type;
        while (true) {
            if (behind instanceof Type.Listing list) {
                behind = list.element().type();
            } else if (behind instanceof Type.Mapping map) {
                behind = map.value().type();
            } else {
                return behind instanceof Type.Declared declared ? declared.id() : null;
            }
        }
    }

    public Use orNull() {
        return new Use(type, true, checks);
    }
}
