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
 * @param withProgress the method of the interface that is told how the call goes on, null where nothing is told; a name of its own, because a call that gives null for an
 *     optional parameter would fit an overload too
 * @param progress the parameter of that method which is told
 */
public record MethodNames(
        String name,
        String constant,
        ClassName table,
        @Nullable ClassName params,
        List<String> parameters,
        @Nullable String withProgress,
        String progress) {}
