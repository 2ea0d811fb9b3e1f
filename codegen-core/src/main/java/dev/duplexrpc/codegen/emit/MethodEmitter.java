package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.ErrorModel;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.source.Annotations;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Writes what an interface says of a method: the method itself, and an overload for each number of optional parameters left out. */
final class MethodEmitter {
    private final Emission emission;
    private final Unit unit;
    private final Source source;
    private final Flavour flavour;
    private final MethodShape method;

    MethodEmitter(Unit unit, Flavour flavour, MethodShape method) {
        this.unit = unit;
        this.emission = unit.emission();
        this.source = unit.source();
        this.flavour = flavour;
        this.method = method;
    }

    void emit() {
        source.member().javadoc(comment());
        deprecated();
        source.line("$L;", signature("", method.parameters().size()));
        for (int given = method.required(); given < method.parameters().size(); given++) {
            overload(given);
        }
        if (MethodShape.hasPublicParams(method.model())) {
            if (method.parameters().stream()
                    .anyMatch(parameter -> parameter.doc().deprecated())) {
                unit.callsDeprecated();
            }
            recordOverload();
        }
    }

    /** The head of the method: return type, name, parameters, exceptions. */
    String signature(String modifiers, int given) {
        List<String> parameters = new ArrayList<>();
        for (Component parameter : method.parameters().subList(0, given)) {
            parameters.add(source.code("$T $L", emission.types().component(parameter), parameter.name()));
        }
        return head(modifiers, parameters);
    }

    private String head(String modifiers, List<String> parameters) {
        List<String> all = new ArrayList<>(parameters);
        if (method.isSubscription()) {
            all.add(source.code("$T subscriber", subscriber()));
        }
        JavaType result = flavour.returns(method.result(emission.types()));
        String head =
                source.code("$L$T $L($L)", modifiers, result, method.names().name(), String.join(", ", all));
        return head + exceptions();
    }

    private JavaType subscriber() {
        return JavaType.of(
                Library.SUBSCRIBER,
                emission.types()
                        .element(Objects.requireNonNull(method.model().subscription())
                                .item()));
    }

    /** Futures fail with the exceptions; only a blocking method throws them. */
    private String exceptions() {
        StringBuilder clause = new StringBuilder();
        if (flavour == Flavour.BLOCKING) {
            for (ClassName exception : method.exceptions(emission)) {
                clause.append(clause.isEmpty() ? " throws " : ", ").append(source.name(exception));
            }
        }
        return clause.toString();
    }

    private Javadoc comment() {
        Javadoc comment = new Javadoc().markdown(Docs.text(method.model().doc()));
        if (method.isNotification()) {
            comment.say("A notification: nothing comes back, and nobody says whether it arrived.");
        }
        method.parameters().forEach(parameter -> comment.tag("@param " + parameter.name(), parameter.documentation()));
        if (method.isSubscription()) {
            comment.ownTag("@param subscriber", "gets the items, in order");
        } else if (!method.returnsNothing()) {
            comment.tag(
                    "@return",
                    Docs.text(Objects.requireNonNull(method.model().result()).doc()));
        }
        if (flavour == Flavour.BLOCKING) {
            thrown(comment);
        }
        return comment;
    }

    private void thrown(Javadoc comment) {
        Set<ClassName> said = new LinkedHashSet<>();
        for (TypeId id : method.model().errors()) {
            ClassName exception = emission.names().error(id);
            ErrorModel error = emission.model().errors().get(id);
            if (error != null && said.add(exception)) {
                comment.tag("@throws " + source.name(exception), error.message());
            }
        }
    }

    private void overload(int given) {
        source.member().javadoc(new Javadoc().say("As {@link #$L}, with nothing given for the rest.", reference()));
        deprecated();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < method.parameters().size(); i++) {
            Component parameter = method.parameters().get(i);
            if (i < given) {
                arguments.add(parameter.name());
            } else {
                boolean omittable = parameter.presence() == Presence.OMITTABLE;
                arguments.add(omittable ? source.code("$T.absent()", Library.OMITTABLE) : "null");
            }
        }
        delegate(signature("default ", given), arguments);
    }

    private void recordOverload() {
        ClassName params = Objects.requireNonNull(method.names().params());
        source.member().javadoc(new Javadoc().say("As {@link #$L}, with the parameters as one value.", reference()));
        deprecated();
        List<String> arguments = new ArrayList<>();
        method.parameters().forEach(parameter -> arguments.add("params." + parameter.name() + "()"));
        delegate(head("default ", List.of(source.code("$T params", params))), arguments);
    }

    private void delegate(String head, List<String> arguments) {
        if (method.isSubscription()) {
            arguments.add("subscriber");
        }
        String call = method.names().name() + "(" + String.join(", ", arguments) + ")";
        boolean returns = flavour == Flavour.ASYNC || !method.returnsNothing();
        source.open("$L", head).line("$L$L;", returns ? "return " : "", call).close();
    }

    private void deprecated() {
        if (method.model().doc().deprecated()) {
            source.line("@$T", Annotations.DEPRECATED);
        }
    }

    /** How a comment refers to the whole method: by the erasure of its parameters. */
    private String reference() {
        List<String> types = new ArrayList<>();
        for (Component parameter : method.parameters()) {
            JavaType type = emission.types().component(parameter);
            types.add(
                    type instanceof JavaType.Reference reference
                            ? source.name(reference.name())
                            : source.code("$T", type));
        }
        if (method.isSubscription()) {
            types.add(source.name(Library.SUBSCRIBER));
        }
        return method.names().name() + "(" + String.join(", ", types) + ")";
    }
}
