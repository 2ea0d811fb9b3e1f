package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.Annotations;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes a stub: the class that turns the calls of an interface into calls of a {@code Remote}. */
final class StubEmitter {
    private final Unit unit;
    private final Source source;
    private final ServiceShape service;
    private final Flavour flavour;
    private final ClassName stub;
    private final ClassName face;

    StubEmitter(Unit unit, ServiceShape service, Flavour flavour) {
        this.unit = unit;
        this.source = unit.source();
        this.service = service;
        this.flavour = flavour;
        boolean blocking = flavour == Flavour.BLOCKING;
        this.stub = blocking ? service.names().stub() : service.names().asyncStub();
        this.face = blocking ? service.names().face() : service.names().async();
    }

    void emit() {
        if (service.hasDeprecatedParts()) {
            unit.callsDeprecated();
        }
        unit.decorate(stub, new Javadoc().say("Calls {@link $T} over a connection.", face), false);
        source.open("final class $L implements $T", stub.simpleName(), face)
                .line("private final $T remote;", Library.REMOTE)
                .line("private final $T options;", Library.CALL_OPTIONS);
        source.member()
                .open("$L($T remote, $T options)", stub.simpleName(), Library.REMOTE, Library.CALL_OPTIONS)
                .line("this.remote = remote;")
                .line("this.options = options;")
                .close();
        for (MethodShape method : service.methods()) {
            method(new MethodEmitter(unit, flavour, method).signature("public "), method, field("options", method));
            if (method.tellsProgress()) {
                progress(method);
            }
        }
        source.member()
                .line("@$T", Annotations.OVERRIDE)
                .open("public $T withOptions($T options)", face, Library.CALL_OPTIONS)
                .line("return new $T(remote, options);", stub)
                .close();
        source.close();
    }

    private void method(String signature, MethodShape method, String options) {
        source.member().line("@$T", Annotations.OVERRIDE).open("$L", signature);
        call(method, options);
        source.close();
    }

    private void progress(MethodShape method) {
        String codec = new CodecCode(source, unit.emission().types(), null)
                .of(Objects.requireNonNull(method.model().progress()));
        String options = field("options", method) + ".withProgress(" + codec + ", "
                + method.names().progress() + ")";
        method(new MethodEmitter(unit, flavour, method).signatureWithProgress("public "), method, options);
    }

    private void call(MethodShape method, String options) {
        String constant =
                source.code("$T.$L", method.names().table(), method.names().constant());
        String remote = field("remote", method);
        String arguments = constant + ", " + params(method);
        if (method.isNotification()) {
            boolean async = flavour == Flavour.ASYNC;
            source.line(
                    "$L.$L($L, $L);",
                    async ? "return " + remote : remote,
                    async ? "notifyAsync" : "notify",
                    arguments,
                    options);
        } else if (method.isSubscription()) {
            String verb = flavour == Flavour.ASYNC ? "subscribe" : "subscribeBlocking";
            source.line("return $L.$L($L, subscriber, $L);", remote, verb, arguments, options);
        } else {
            boolean returns = flavour == Flavour.ASYNC || !method.returnsNothing();
            String verb = flavour == Flavour.ASYNC ? "call" : "callBlocking";
            source.line("$L$L.$L($L, $L);", returns ? "return " : "", remote, verb, arguments, options);
        }
    }

    private String params(MethodShape method) {
        ClassName params = method.names().params();
        if (params == null) {
            return source.code("$T.NO_PARAMS", Library.NO_PARAMS);
        }
        if (method.takesRecord()) {
            return "params";
        }
        List<String> names = new ArrayList<>();
        method.parameters().forEach(parameter -> names.add(parameter.name()));
        return source.code("new $T($L)", params, String.join(", ", names));
    }

    /** A field of the stub, told from a parameter of the same name. */
    private static String field(String name, MethodShape method) {
        return !method.takesRecord() && method.names().parameters().contains(name) ? "this." + name : name;
    }
}
