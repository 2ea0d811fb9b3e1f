package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.MethodModel;
import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.name.MethodNames;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.JavaType.Primitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A method as Java sees it. */
record MethodShape(MethodModel model, MethodNames names, List<Component> parameters) {
    /** So many optional parameters can be given one after the other; a method with more of them takes the record itself. */
    private static final int MOST_OPTIONAL = 8;

    static MethodShape of(MethodModel model, MethodNames names) {
        List<Component> parameters = new ArrayList<>();
        for (MethodModel.Param param : model.params()) {
            parameters.add(Component.of(param, names.parameters().get(parameters.size())));
        }
        return new MethodShape(model, names, parameters);
    }

    /** Whether the method takes its parameters as one record: a list that long is no help, and one overload for each would be as many. */
    boolean takesRecord() {
        return parameters.size() - required() > MOST_OPTIONAL;
    }

    /** The parameters that each overload takes which leaves some out, beginning with the fewest. */
    List<List<Component>> overloads() {
        List<List<Component>> overloads = new ArrayList<>();
        int required = required();
        int most = takesRecord() ? required + MOST_OPTIONAL : parameters.size() - 1;
        for (int given = required; given <= most; given++) {
            overloads.add(parameters.subList(0, given));
        }
        return overloads;
    }

    boolean isSubscription() {
        return model.subscription() != null;
    }

    /** Whether a call tells how it goes on, to who wants to know. */
    boolean tellsProgress() {
        return model.progress() != null;
    }

    boolean isNotification() {
        return model.result() == null && !isSubscription();
    }

    boolean returnsNothing() {
        return !isSubscription()
                && (model.result() == null || model.result().use().type() instanceof Type.Nothing);
    }

    /** What a blocking call returns. */
    JavaType result(JavaTypes types) {
        if (isSubscription()) {
            return JavaType.of(Library.SUBSCRIPTION);
        }
        if (model.result() == null || returnsNothing()) {
            return Primitive.VOID;
        }
        JavaType plain = types.plain(model.result().use().type());
        return JavaTypes.isNullable(model.result().use()) ? plain.orNull() : plain;
    }

    /** How many of the parameters, counted from the left, every call has to give. */
    private int required() {
        int required = parameters.size();
        while (required > 0 && !parameters.get(required - 1).presence().isRequired()) {
            required--;
        }
        return required;
    }

    /** The exceptions of the errors that the document lists, each once. */
    Set<ClassName> exceptions(Emission emission) {
        Set<ClassName> exceptions = new LinkedHashSet<>();
        for (TypeId error : model.errors()) {
            exceptions.add(emission.names().error(error));
        }
        return exceptions;
    }
}
