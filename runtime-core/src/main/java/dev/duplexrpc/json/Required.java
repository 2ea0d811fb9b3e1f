package dev.duplexrpc.json;

import org.jspecify.annotations.Nullable;

/** What the builders of generated types ask for before they build. */
public final class Required {
    private Required() {}

    /**
     * Returns the value of a required member.
     *
     * @throws IllegalStateException if it was not set
     */
    public static <T> T member(@Nullable T value, String type, String member) {
        if (value == null) {
            throw new IllegalStateException(type + " needs '" + member + "', which was not set.");
        }
        return value;
    }
}
