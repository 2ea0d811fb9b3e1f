package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.Annotations;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;
import java.util.List;

/** Writes the interface of a service, with its asynchronous flavour nested in it: all that a user must know by name. */
final class ServiceEmitter {
    private final Unit unit;
    private final Source source;
    private final ServiceShape service;

    ServiceEmitter(Unit unit, ServiceShape service) {
        this.unit = unit;
        this.source = unit.source();
        this.service = service;
    }

    void emit() {
        ClassName face = service.names().face();
        Javadoc comment = Docs.comment(service.model().doc())
                .say("Implement it to serve it ({@link #service}), or call it over a connection ({@link #over}).");
        unit.decorate(face, comment, service.model().doc().deprecated());
        source.enter(List.of(service.names().async()));
        source.open("$Linterface $L", unit.emission().visibility(face), face.simpleName());
        service.methods().forEach(method -> new MethodEmitter(unit, Flavour.BLOCKING, method).emit());
        withOptions(face, "over");
        factories();
        async();
        source.closeType();
    }

    private void withOptions(ClassName type, String factory) {
        ClassName face = service.names().face();
        String refusal = "Only a stub made by " + face.simpleName() + "." + factory + " has call options.";
        source.member()
                .javadoc(new Javadoc()
                        .say(
                                "Returns this stub with other call options; only stubs returned by {@link $T#$L} support this.",
                                face,
                                factory))
                .open("default $T withOptions($T options)", type, Library.CALL_OPTIONS)
                .line("throw new UnsupportedOperationException($S);", refusal)
                .close();
    }

    private void factories() {
        ClassName face = service.names().face();
        ClassName async = service.names().async();
        factory("Returns a stub that calls the other side of a connection and waits for each answer.")
                .open("static $T over($T remote)", face, Library.REMOTE)
                .line("return new $T(remote, $T.DEFAULTS);", service.names().stub(), Library.CALL_OPTIONS)
                .close();
        factory("Returns a stub whose calls return at once.")
                .open("static $T asyncOver($T remote)", async, Library.REMOTE)
                .line("return new $T(remote, $T.DEFAULTS);", service.names().asyncStub(), Library.CALL_OPTIONS)
                .close();
        factory("Returns the service that answers with a handler whose methods may block.")
                .open("static $T service($T handler)", Library.RPC_SERVICE, face)
                .line("return $T.blocking(handler);", service.names().dispatcher())
                .close();
        factory("Returns the service that answers with a handler whose methods return at once.")
                .open("static $T asyncService($T handler)", Library.RPC_SERVICE, async)
                .line("return $T.async(handler);", service.names().dispatcher())
                .close();
    }

    private Source factory(String comment) {
        return source.member().javadoc(new Javadoc().say(comment));
    }

    private void async() {
        ClassName async = service.names().async();
        source.member()
                .javadoc(new Javadoc()
                        .say(
                                "{@link $T} with futures; cancelling one cancels its call.",
                                service.names().face()))
                .line("@$T", Annotations.GENERATED)
                .open("interface $L", async.simpleName());
        service.methods().forEach(method -> new MethodEmitter(unit, Flavour.ASYNC, method).emit());
        withOptions(async, "asyncOver");
        source.close();
    }
}
