package dev.duplexrpc.codegen.name;

import dev.duplexrpc.codegen.source.ClassName;
import java.util.List;

/**
 * The classes of a service.
 *
 * @param face the interface that users see
 * @param async its asynchronous flavour, nested in it
 * @param tables the classes that hold the methods table; the first is around the others
 * @param methodNames one for each method, in the order of the model
 */
public record ServiceNames(
        ClassName face,
        ClassName async,
        ClassName stub,
        ClassName asyncStub,
        ClassName dispatcher,
        List<ClassName> tables,
        List<MethodNames> methodNames) {}
