package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import java.util.function.Consumer;

/** What the codecs of records and of wide classes share: the table of member names, what is nested, the end of an object. */
final class ObjectCodec {
    private final Unit unit;
    private final RecordShape shape;
    private final CodecBody body;

    ObjectCodec(Unit unit, RecordShape shape, ClassName codec) {
        this.unit = unit;
        this.shape = shape;
        this.body = new CodecBody(unit, codec, JavaType.of(shape.name()));
    }

    CodecBody body() {
        return body;
    }

    /** @param methods writes reading and writing, given the constant that holds the names of the members */
    void emit(Consumer<String> methods) {
        if (shape.components().stream().anyMatch(component -> component.doc().deprecated())) {
            unit.callsDeprecated();
        }
        body.emit(
                () -> methods.accept(body.constants()
                        .names(
                                "MEMBERS",
                                shape.members().stream().map(Component::json).toList())),
                () -> new NestedTypes(unit).emitCodecs(shape.name()));
    }

    /** Writes what comes after the members that the document names, and closes the method. */
    void endWrite() {
        if (shape.isOpen()) {
            String codec = shape.keepsUntyped() ? "" : ", " + body.writing().codec(shape);
            unit.source().line("out.otherMembers(value.otherMembers()$L);", codec);
        }
        unit.source().line("out.endObject();").close();
    }
}
