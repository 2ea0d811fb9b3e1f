package dev.duplexrpc;

import java.util.Objects;

/**
 * The key of a value stored in a session or a call. Keys are compared by identity, not by name: keep yours in a private constant, and nobody else
 * can read or replace the value stored under it.
 *
 * @param <T> the type of the value
 */
public final class Attribute<T> {

    private final String name;
    private final Class<T> type;

    private Attribute(String name, Class<T> type) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
    }

    /** @param name for logs and debuggers */
    public static <T> Attribute<T> of(String name, Class<T> type) {
        return new Attribute<>(name, type);
    }

    public String name() {
        return name;
    }

    public Class<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return "Attribute[" + name + ": " + type.getSimpleName() + "]";
    }
}
