package dev.duplexrpc.codegen.model;

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

    public Use orNull() {
        return new Use(type, true, checks);
    }
}
