package dev.duplexrpc.codegen.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Methods that the other side calls: they become an interface of their own.
 *
 * @param name name of the interface
 * @param tag methods with this tag belong to it; null: the tag does not matter
 * @param methods methods whose whole name matches belong to it; null: the name does not matter
 */
public record ReverseService(
        String name, @Nullable String tag, @Nullable Pattern methods) {}
