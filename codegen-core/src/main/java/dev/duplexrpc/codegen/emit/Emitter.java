package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.ApiModel;
import dev.duplexrpc.codegen.model.Declaration;
import dev.duplexrpc.codegen.model.ErrorModel;
import dev.duplexrpc.codegen.model.ServiceModel;
import dev.duplexrpc.codegen.name.MethodNames;
import dev.duplexrpc.codegen.name.Names;
import dev.duplexrpc.codegen.source.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes all files of a model: the table of contents of what is generated. */
public final class Emitter {
    private final Emission emission;
    private final List<GeneratedFile> files = new ArrayList<>();

    private Emitter(Emission emission) {
        this.emission = emission;
    }

    public static List<GeneratedFile> emit(ApiModel model, Names names, EmitOptions options) {
        Emitter emitter = new Emitter(new Emission(model, names, options));
        model.services().forEach(emitter::service);
        model.declarations().values().forEach(emitter::declaration);
        model.errors().values().forEach(emitter::error);
        return List.copyOf(emitter.files);
    }

    private void service(ServiceModel model) {
        ServiceShape service = ServiceShape.of(model, emission);
        file(service.names().face(), unit -> new ServiceEmitter(unit, service).emit());
        file(service.names().stub(), unit -> new StubEmitter(unit, service, Flavour.BLOCKING).emit());
        file(service.names().asyncStub(), unit -> new StubEmitter(unit, service, Flavour.ASYNC).emit());
        file(service.names().dispatcher(), unit -> new DispatcherEmitter(unit, service).emit());
        file(service.names().tables().get(0), unit -> new MethodsEmitter(unit, service).emit());
        for (MethodShape method : service.methods()) {
            MethodNames names = method.names();
            if (names.params() != null) {
                file(names.params(), unit -> new ParamsEmitter(unit, method.model(), names).emit());
            }
        }
    }

    private void declaration(Declaration declaration) {
        ClassName type = emission.names().type(declaration.id());
        if (type.isTopLevel()) {
            file(type, unit -> new NestedTypes(unit).emitType(declaration));
            file(emission.names().codec(declaration.id()), unit -> new NestedTypes(unit).emitCodec(declaration));
        }
    }

    private void error(ErrorModel error) {
        file(emission.names().error(error.id()), unit -> new ErrorEmitter(unit, error).emit());
    }

    private void file(ClassName type, Consumer<Unit> writing) {
        Unit unit = new Unit(emission, type);
        writing.accept(unit);
        files.add(unit.finish());
    }
}
