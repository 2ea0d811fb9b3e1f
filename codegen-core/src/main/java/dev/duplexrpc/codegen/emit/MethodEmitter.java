package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.ErrorModel;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.name.MethodNames;
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

/** Writes what an interface says of a method: the method itself, and overloads that leave out optional parameters or take all as a record. */
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
        source.line("$L;", signature(""));
        if (method.model().hasLongList()
                && method.parameters().stream()
                        .anyMatch(parameter -> parameter.doc().deprecated())) {
            unit.callsDeprecated();
        }
        overloads(Told.NOTHING);
        if (method.tellsProgress()) {
            progress();
            overloads(Told.PROGRESS);
        }
    }

    /** Whether the one who calls is told how the call goes on. */
    private enum Told {
        NOTHING,
        PROGRESS
    }

    private void overloads(Told told) {
        method.overloads().forEach(given -> overload(given, told));
        if (method.model().hasLongList() && !method.takesRecord()) {
            recordOverload(told);
        }
    }

    /** A default, so that whoever implements the interface needs it only when there is something to tell. */
    private void progress() {
        source.member()
                .javadoc(new Javadoc()
                        .say("As {@link #$L}, with progress reports.", reference(Told.NOTHING))
                        .say("To report progress, override this method in the service; by default it reports none.")
                        .ownTag(
                                "@param " + method.names().progress(),
                                "receives the reports, in order and before the call ends"));
        deprecated();
        List<String> arguments = new ArrayList<>();
        if (method.takesRecord()) {
            arguments.add("params");
        } else {
            method.parameters().forEach(parameter -> arguments.add(parameter.name()));
        }
        delegate(signatureWithProgress("default "), arguments, Told.NOTHING);
    }

    /** The head of the method: return type, name, parameters, exceptions. */
    String signature(String modifiers) {
        return signature(modifiers, Told.NOTHING);
    }

    /** The head of the method that is told how the call goes on. */
    String signatureWithProgress(String modifiers) {
        return signature(modifiers, Told.PROGRESS);
    }

    private String signature(String modifiers, Told told) {
        return head(modifiers, method.takesRecord() ? List.of(record()) : declared(method.parameters()), told);
    }

    private List<String> declared(List<Component> given) {
        List<String> parameters = new ArrayList<>();
        for (Component parameter : given) {
            parameters.add(source.code("$T $L", emission.types().component(parameter), parameter.name()));
        }
        return parameters;
    }

    private String record() {
        return source.code("$T params", params());
    }

    private ClassName params() {
        return Objects.requireNonNull(method.names().params());
    }

    private String head(String modifiers, List<String> parameters, Told told) {
        List<String> all = new ArrayList<>(parameters);
        if (method.isSubscription()) {
            all.add(source.code("$T subscriber", subscriber()));
        }
        if (told == Told.PROGRESS) {
            all.add(source.code("$T $L", consumer(), method.names().progress()));
        }
        JavaType result = flavour.returns(method.result(emission.types()));
        String head = source.code("$L$T $L($L)", modifiers, result, name(told), String.join(", ", all));
        return head + exceptions();
    }

    private String name(Told told) {
        MethodNames names = method.names();
        return told == Told.PROGRESS ? Objects.requireNonNull(names.withProgress()) : names.name();
    }

    private JavaType consumer() {
        return JavaType.of(
                Library.CONSUMER,
                emission.types().element(Objects.requireNonNull(method.model().progress())));
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
        Javadoc comment = Docs.comment(method.model().doc());
        if (method.isNotification()) {
            comment.say("A notification: there is no response, and nothing confirms that it arrived.");
        }
        if (flavour == Flavour.ASYNC && !method.isNotification()) {
            failures(comment);
        }
        if (!method.takesRecord()) {
            method.parameters()
                    .forEach(
                            parameter -> comment.tag("@param " + parameter.name(), parameter.parameterDocumentation()));
        }
        if (method.isSubscription()) {
            comment.ownTag(
                    "@param subscriber",
                    method.model().idempotent()
                            ? "receives the items, in order, and is told if the client had to subscribe again in another session"
                            : "receives the items, in order");
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

    /** What a future fails with is nowhere in its type. */
    private void failures(Javadoc comment) {
        List<String> links = new ArrayList<>();
        for (ClassName exception : method.exceptions(emission)) {
            links.add(source.code("{@link $T}", exception));
        }
        if (!links.isEmpty()) {
            String last = links.remove(links.size() - 1);
            String all = links.isEmpty() ? last : String.join(", ", links) + " or " + last;
            comment.say("The future may fail with $L.", all);
        }
    }

    private void thrown(Javadoc comment) {
        Set<ClassName> said = new LinkedHashSet<>();
        for (TypeId id : method.model().errors()) {
            ClassName exception = emission.names().error(id);
            ErrorModel error = emission.model().errors().get(id);
            if (error != null && said.add(exception)) {
                comment.tag("@throws " + source.name(exception), Docs.said(error));
            }
        }
    }

    private void overload(List<Component> given, Told told) {
        source.member()
                .javadoc(new Javadoc().say("As {@link #$L}, without the remaining parameters.", reference(told)));
        deprecated();
        delegate(
                head("default ", declared(given), told),
                method.takesRecord() ? List.of(built(given)) : completed(given),
                told);
    }

    private String built(List<Component> given) {
        StringBuilder chain = new StringBuilder(source.code("$T.builder()", params()));
        given.forEach(parameter -> chain.append(source.code(".$L($L)", parameter.name(), parameter.name())));
        return chain.append(".build()").toString();
    }

    private List<String> completed(List<Component> given) {
        List<String> arguments = new ArrayList<>();
        given.forEach(parameter -> arguments.add(parameter.name()));
        for (Component parameter :
                method.parameters().subList(given.size(), method.parameters().size())) {
            boolean omittable = parameter.presence() == Presence.OMITTABLE;
            arguments.add(omittable ? source.code("$T.absent()", Library.OMITTABLE) : "null");
        }
        return arguments;
    }

    private void recordOverload(Told told) {
        source.member()
                .javadoc(new Javadoc().say("As {@link #$L}, with the parameters as one value.", reference(told)));
        deprecated();
        List<String> arguments = new ArrayList<>();
        method.parameters().forEach(parameter -> arguments.add("params." + parameter.name() + "()"));
        delegate(head("default ", List.of(record()), told), arguments, told);
    }

    private void delegate(String head, List<String> given, Told told) {
        List<String> arguments = new ArrayList<>(given);
        if (method.isSubscription()) {
            arguments.add("subscriber");
        }
        if (told == Told.PROGRESS) {
            arguments.add(method.names().progress());
        }
        String call = name(told) + "(" + String.join(", ", arguments) + ")";
        boolean returns = flavour == Flavour.ASYNC || !method.returnsNothing();
        source.open("$L", head).line("$L$L;", returns ? "return " : "", call).close();
    }

    private void deprecated() {
        if (method.model().doc().deprecated()) {
            source.line("@$T", Annotations.DEPRECATED);
        }
    }

    /** How a comment refers to the whole method: by the erasure of its parameters. */
    private String reference(Told told) {
        List<String> types = new ArrayList<>();
        for (JavaType type : taken()) {
            types.add(
                    type instanceof JavaType.Reference reference
                            ? source.name(reference.name())
                            : source.code("$T", type));
        }
        if (method.isSubscription()) {
            types.add(source.name(Library.SUBSCRIBER));
        }
        if (told == Told.PROGRESS) {
            types.add(source.name(Library.CONSUMER));
        }
        return name(told) + "(" + String.join(", ", types) + ")";
    }

    private List<JavaType> taken() {
        return method.takesRecord()
                ? List.of(JavaType.of(params()))
                : method.parameters().stream().map(emission.types()::component).toList();
    }
}
