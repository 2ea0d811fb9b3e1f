package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.source.ClassName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a method is called in Java.
 *
 * @param name the method of the interface
 * @param constant the field of the methods table
 * @param table the class that holds this field
 * @param params the record of its parameters; null when it takes none
 * @param parameters its parameters, in the order of the model
 */
public record MethodNames(
        String name,
        String constant,
        ClassName table,
        @Nullable ClassName params,
        List<String> parameters) {}
