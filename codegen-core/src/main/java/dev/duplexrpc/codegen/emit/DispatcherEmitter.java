package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.name.MethodNames;
import dev.duplexrpc.codegen.source.Annotations;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes the dispatcher of a service: it binds each method to the handler's. */
final class DispatcherEmitter {
    /** Each method takes some twenty of the constants that a class file has room for. */
    private static final int METHODS_PER_CLASS = 500;

    private final Unit unit;
    private final Source source;
    private final ServiceShape service;

    DispatcherEmitter(Unit unit, ServiceShape service) {
        this.unit = unit;
        this.source = unit.source();
        this.service = service;
    }

    void emit() {
        if (service.hasDeprecatedParts()) {
            unit.callsDeprecated();
        }
        ClassName dispatcher = service.names().dispatcher();
        Javadoc comment = new Javadoc()
                .say(
                        "Binds the methods of {@link $T} to those of a handler.",
                        service.names().face());
        unit.decorate(dispatcher, comment, false);
        List<MethodShape> methods = service.methods();
        List<List<MethodShape>> parts = new ArrayList<>();
        for (int from = 0; from < methods.size() || from == 0; from += METHODS_PER_CLASS) {
            parts.add(methods.subList(from, Math.min(from + METHODS_PER_CLASS, methods.size())));
        }
        List<ClassName> more = new ArrayList<>();
        for (int i = 1; i < parts.size(); i++) {
            more.add(dispatcher.nested("More" + i));
        }
        source.enter(more);
        source.open("final class $L", dispatcher.simpleName());
        document(dispatcher);
        source.member().line("private $L() {}", dispatcher.simpleName());
        bind("blocking", Flavour.BLOCKING, parts.get(0), more);
        bind("async", Flavour.ASYNC, parts.get(0), more);
        for (int i = 1; i < parts.size(); i++) {
            more(more.get(i - 1), parts.get(i));
        }
        source.closeType();
    }

    private void more(ClassName type, List<MethodShape> methods) {
        source.member()
                .line("@$T", Annotations.GENERATED)
                .open("private static final class $L", type.simpleName())
                .member()
                .line("private $L() {}", type.simpleName());
        for (Flavour flavour : List.of(Flavour.BLOCKING, Flavour.ASYNC)) {
            String name = flavour == Flavour.BLOCKING ? "blocking" : "async";
            source.member()
                    .open(
                            "static void $L($T.Builder service, $T handler)",
                            name,
                            Library.RPC_SERVICE,
                            handler(flavour));
            methods.forEach(method -> method(method, flavour));
            source.close();
        }
        source.close();
    }

    private ClassName handler(Flavour flavour) {
        return flavour == Flavour.BLOCKING
                ? service.names().face()
                : service.names().async();
    }

    private void document(ClassName dispatcher) {
        String path = unit.emission().documentOf(service.model());
        if (path != null) {
            String home = dispatcher.packageName().replace('.', '/') + "/";
            String name = path.startsWith(home) && path.indexOf('/', home.length()) < 0
                    ? path.substring(home.length())
                    : "/" + path;
            source.member()
                    .line(
                            "private static final $T DOCUMENT = $T.resource($S, () -> $T.class.getResourceAsStream($S));",
                            Library.RPC_DOCUMENT,
                            Library.RPC_DOCUMENT,
                            path,
                            dispatcher,
                            name);
        }
    }

    private void bind(String name, Flavour flavour, List<MethodShape> methods, List<ClassName> more) {
        source.member()
                .open("static $T $L($T handler)", Library.RPC_SERVICE, name, handler(flavour))
                .line(
                        "$T.Builder service = $T.builder($S);",
                        Library.RPC_SERVICE,
                        Library.RPC_SERVICE,
                        service.names().face().simpleName());
        methods.forEach(method -> method(method, flavour));
        more.forEach(part -> source.line("$L.$L(service, handler);", part.simpleName(), name));
        boolean documented = unit.emission().documentOf(service.model()) != null;
        source.line("return service$L.build();", documented ? ".document(DOCUMENT)" : "")
                .close();
    }

    private void method(MethodShape method, Flavour flavour) {
        String constant =
                source.code("$T.$L", method.names().table(), method.names().constant());
        MethodNames names = method.names();
        String name = method.tellsProgress() ? Objects.requireNonNull(names.withProgress()) : names.name();
        String call = "handler." + name + "(" + String.join(", ", arguments(method)) + ")";
        if (method.isSubscription()) {
            String verb = flavour == Flavour.ASYNC ? "asyncSubscription" : "subscription";
            source.line("service.$L($L, (params, subscriber) -> $L);", verb, constant, call);
        } else if (flavour == Flavour.BLOCKING && method.returnsNothing()) {
            source.open("service.blocking($L, params ->", constant)
                    .line("$L;", call)
                    .line("return null;")
                    .close(");");
        } else {
            String verb = flavour == Flavour.ASYNC ? "async" : "blocking";
            source.line("service.$L($L, params -> $L);", verb, constant, call);
        }
    }

    private List<String> arguments(MethodShape method) {
        List<String> arguments = new ArrayList<>();
        if (method.takesRecord()) {
            arguments.add("params");
        } else {
            method.parameters().forEach(parameter -> arguments.add("params." + parameter.name() + "()"));
        }
        if (method.isSubscription()) {
            arguments.add("subscriber");
        }
        if (method.tellsProgress()) {
            String codec = new CodecCode(source, unit.emission().types(), null)
                    .of(Objects.requireNonNull(method.model().progress()));
            arguments.add(source.code("$T.current().progress($L)", Library.CALL_CONTEXT, codec));
        }
        return arguments;
    }
}
