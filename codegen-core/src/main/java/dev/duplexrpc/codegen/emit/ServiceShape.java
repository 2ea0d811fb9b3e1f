package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.ServiceModel;
import dev.duplexrpc.codegen.name.ServiceNames;
import java.util.ArrayList;
import java.util.List;

/** A service as Java sees it. */
record ServiceShape(ServiceModel model, ServiceNames names, List<MethodShape> methods) {
    static ServiceShape of(ServiceModel model, Emission emission) {
        ServiceNames names = emission.names().service(model.id());
        List<MethodShape> methods = new ArrayList<>();
        for (int i = 0; i < model.methods().size(); i++) {
            methods.add(
                    MethodShape.of(model.methods().get(i), names.methodNames().get(i)));
        }
        return new ServiceShape(model, names, methods);
    }

    /** Whether code that calls all methods, or takes their parameters apart, calls something deprecated. */
    boolean hasDeprecatedParts() {
        return methods.stream()
                .map(MethodShape::model)
                .anyMatch(method -> method.doc().deprecated()
                        || method.params().stream()
                                .anyMatch(param -> param.doc().deprecated()));
    }
}
