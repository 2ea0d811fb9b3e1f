package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Source;

/** Writes the codec of an object's record. */
final class RecordCodecEmitter {
    private final Unit unit;
    private final Source source;
    private final RecordShape shape;
    private final CodecBody body;

    RecordCodecEmitter(Unit unit, RecordShape shape, ClassName codec) {
        this.unit = unit;
        this.source = unit.source();
        this.shape = shape;
        this.body = new CodecBody(unit, codec, JavaType.of(shape.name()));
    }

    void emit() {
        if (shape.components().stream().anyMatch(component -> component.doc().deprecated())) {
            unit.callsDeprecated();
        }
        body.emit(
                () -> {
                    String names = body.constants()
                            .names(
                                    "MEMBERS",
                                    shape.members().stream()
                                            .map(Component::json)
                                            .toList());
                    read(names);
                    write(names);
                },
                () -> new NestedTypes(unit).emitCodecs(shape.name()));
    }

    private void read(String names) {
        body.openRead();
        new MembersReading(unit, body, shape).emit(shape.members(), names, MembersReading.Steps.OBJECT);
        source.close();
    }

    private void write(String names) {
        body.openWrite();
        new MembersWriting(body).emit(shape.members(), names);
        if (shape.isOpen()) {
            source.line(
                    "out.otherMembers($L);",
                    shape.keepsUntyped()
                            ? "value.otherMembers()"
                            : "value.otherMembers(), " + body.writing().codec(shape));
        }
        source.line("out.endObject();").close();
    }
}
