package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.source.Annotations;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;
import java.util.List;

/** Writes an object with more members than a constructor can take: a class that looks like the record it cannot be. */
final class WideClassEmitter {
    private final Unit unit;
    private final Emission emission;
    private final Source source;
    private final RecordShape shape;
    private final ClassName builder;

    WideClassEmitter(Unit unit, RecordShape shape) {
        this.unit = unit;
        this.emission = unit.emission();
        this.source = unit.source();
        this.shape = shape;
        this.builder = shape.name().nested("Builder");
    }

    void emit(ClassName codec) {
        unit.decorate(
                shape.name(),
                Docs.comment(shape.doc(), shape.name().simpleName()),
                shape.doc().deprecated());
        String implemented =
                RecordEmitter.implementing(source, shape.id() == null ? List.of() : emission.interfacesOf(shape.id()));
        source.enter(emission.membersOf(shape.id(), shape.name(), "Builder"));
        String nested = shape.name().isTopLevel() ? "" : "static ";
        source.open(
                "$L$Lfinal class $L$L",
                emission.visibility(shape.name()),
                nested,
                shape.name().simpleName(),
                implemented);
        shape.components()
                .forEach(component ->
                        source.line("private final $T $L;", emission.types().component(component), component.name()));
        if (shape.isOpen()) {
            source.line("private final $T otherMembers;", shape.othersType(emission.types()));
        }
        constructor();
        BuilderEmitter builders = new BuilderEmitter(unit, shape);
        builders.wideFactories();
        RecordEmitter.codecAccessor(source, shape.name(), codec);
        shape.components().forEach(this::accessor);
        new RecordEmitter(unit, shape).constantAccessors();
        if (shape.isOpen()) {
            source.member()
                    .javadoc(new Javadoc().say("Returns the members that the document does not name, unchanged."))
                    .open("public $T otherMembers()", shape.othersType(emission.types()))
                    .line("return otherMembers;")
                    .close();
        }
        objectMethods();
        builders.wideBuilder();
        new NestedTypes(unit).emit(shape.name());
        source.closeType();
    }

    private void constructor() {
        source.member().open("private $L($T builder)", shape.name().simpleName(), builder);
        for (Component component : shape.components()) {
            String value = "builder." + component.name();
            if (component.presence() == Presence.REQUIRED) {
                value = source.code(
                        "$T.member($L, $S, $S)",
                        Library.REQUIRED,
                        value,
                        String.join(".", shape.name().simpleNames()),
                        component.name());
            }
            source.line("this.$L = $L;", component.name(), copy(component, value));
        }
        if (shape.isOpen()) {
            source.line("this.otherMembers = $T.map(builder.otherMembers);", Library.COPIES);
        }
        source.close();
    }

    private String copy(Component component, String value) {
        Type type = component.use().type();
        boolean list = type instanceof Type.Listing;
        boolean collection = list || type instanceof Type.Mapping;
        if (!collection) {
            return value;
        }
        if (component.presence() == Presence.OMITTABLE) {
            return source.code(list ? "$L.map($T::list)" : "$L.map($T::map)", value, Library.COPIES);
        }
        String copied = source.code(list ? "$T.list($L)" : "$T.map($L)", Library.COPIES, value);
        return component.presence() == Presence.REQUIRED ? copied : value + " == null ? null : " + copied;
    }

    private void accessor(Component component) {
        source.member().javadoc(new Javadoc().markdown(component.documentation()));
        if (component.doc().deprecated()) {
            source.line("@$T", Annotations.DEPRECATED);
        }
        source.open("public $T $L()", emission.types().component(component), component.name())
                .line("return $L;", component.name())
                .close();
    }

    private void objectMethods() {
        ClassName arrays = ClassName.of("java.util", "Arrays");
        source.member()
                .line("@$T", Annotations.OVERRIDE)
                .open(
                        "public boolean equals($T other)",
                        JavaType.of(Object.class).orNull())
                .line("return other instanceof $T that && $T.equals(values(), that.values());", shape.name(), arrays)
                .close();
        source.member()
                .line("@$T", Annotations.OVERRIDE)
                .open("public int hashCode()")
                .line("return $T.hashCode(values());", arrays)
                .close();
        source.member()
                .line("@$T", Annotations.OVERRIDE)
                .open("public String toString()")
                .line("return $S + codec().toJson(this);", shape.name().simpleName())
                .close();
        source.member().open("private $T[] values()", JavaType.of(Object.class).orNull());
        source.open("return new Object[]");
        shape.components().forEach(component -> source.line("$L,", component.name()));
        source.line(shape.isOpen() ? "otherMembers" : "null").close(";").close();
    }
}
