package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Use;

/** How a member or parameter can be missing. */
enum Presence {
    /** It is there and not null. */
    REQUIRED,
    /** It is there, and null is one of its values. */
    REQUIRED_OR_NULL,
    /** It may be absent, which is null in Java. */
    OPTIONAL,
    /** It may be absent, and it may be null, and these differ. */
    OMITTABLE;

    static Presence of(boolean required, Use use) {
        if (required) {
            return JavaTypes.isNullable(use) ? REQUIRED_OR_NULL : REQUIRED;
        }
        return JavaTypes.isNullable(use) ? OMITTABLE : OPTIONAL;
    }

    boolean isRequired() {
        return this == REQUIRED || this == REQUIRED_OR_NULL;
    }
}
