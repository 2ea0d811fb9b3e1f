package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Checks;
import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Writes the codec of a tuple: an array, read and written from left to right. */
final class TupleCodecEmitter {
    private final Unit unit;
    private final JavaTypes types;
    private final Source source;
    private final TupleShape shape;
    private final CodecBody body;
    private final Locals locals;

    TupleCodecEmitter(Unit unit, TupleDeclaration tuple, ClassName codec) {
        this.unit = unit;
        this.types = unit.emission().types();
        this.source = unit.source();
        this.shape = TupleShape.of(tuple, unit.emission());
        this.body = new CodecBody(unit, codec, JavaType.of(shape.record().name()));
        this.locals = new Locals(shape.items(), unit.emission().packageRoots());
    }

    void emit() {
        if (shape.items().stream().anyMatch(item -> item.doc().deprecated())) {
            unit.callsDeprecated();
        }
        body.emit(
                this::methods,
                () -> new NestedTypes(unit).emitCodecs(shape.record().name()));
    }

    private void methods() {
        int required = Math.min(shape.tuple().required(), shape.items().size());
        body.openRead();
        source.line("in.beginArray();");
        shape.items().subList(0, required).forEach(this::readRequired);
        source.line("boolean more = in.nextElement();");
        shape.items().subList(required, shape.items().size()).forEach(this::readOptional);
        readRest();
        construct();
        source.close();
        if (required > 0) {
            source.member()
                    .open("private static void next($T in)", Library.JSON_READER)
                    .open("if (!in.nextElement())")
                    .line("throw in.invalid($S);", "must have at least " + elements(required))
                    .close()
                    .close();
        }
        body.openWrite();
        new PositionalWriting(body).emit(shape.items(), shape.tuple().rest());
        source.close();
    }

    private void readRequired(Component item) {
        source.line("next(in);");
        if (item.isConstant()) {
            Constant.of(item).read(source);
        } else {
            source.line("$T $L = $L;", MembersReading.bare(types.component(item)), locals.of(item), read(item));
        }
    }

    private void readOptional(Component item) {
        if (!item.isConstant()) {
            String absent =
                    item.presence() == Presence.OMITTABLE ? source.code("$T.absent()", Library.OMITTABLE) : "null";
            source.line("$T $L = $L;", MembersReading.bare(types.component(item)), locals.of(item), absent);
        }
        source.open("if (more)");
        if (item.isConstant()) {
            Constant.of(item).read(source);
        } else {
            source.line("$L = $L;", locals.of(item), read(item));
        }
        source.line("more = in.nextElement();").close();
    }

    private String read(Component item) {
        return body.reading().component(item, "in.skipNull()", source);
    }

    private void readRest() {
        Use rest = shape.tuple().rest();
        if (rest == null) {
            source.open("if (more && in.validates())")
                    .line(
                            "throw in.invalid($S);",
                            "is one element too many: there are only "
                                    + shape.items().size())
                    .close();
        } else {
            JavaType list = JavaType.of(Library.LIST, types.element(rest));
            source.line("$T rest = new $T<>();", list, ClassName.of("java.util", "ArrayList"));
        }
        source.open("while (more)")
                .line(
                        "$L;",
                        rest == null
                                ? "in.skip()"
                                : "rest.add(" + body.reading().valueOrNull(rest) + ")")
                .line("more = in.nextElement();")
                .close();
        Checks checks = shape.tuple().checks();
        if (rest != null && !checks.equals(Checks.NONE)) {
            int positions = shape.items().size();
            String count = positions == 0 ? "rest.size()" : positions + " + rest.size()";
            source.line("$L", body.checks().elements("in", count, checks));
        }
    }

    private void construct() {
        List<String> arguments = new ArrayList<>();
        shape.items().stream().filter(item -> !item.isConstant()).forEach(item -> arguments.add(locals.of(item)));
        if (shape.tuple().rest() != null) {
            arguments.add("rest");
        }
        source.line("return new $T($L);", shape.record().name(), String.join(", ", arguments));
    }

    private static String elements(int count) {
        return count == 1 ? "one element" : count + " elements";
    }
}
