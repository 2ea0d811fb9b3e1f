package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.Source;

/** Writes a tuple: a record with one component for each position. */
final class TupleEmitter {
    private final Unit unit;
    private final Source source;
    private final TupleShape shape;

    TupleEmitter(Unit unit, TupleDeclaration tuple) {
        this.unit = unit;
        this.source = unit.source();
        this.shape = TupleShape.of(tuple, unit.emission());
    }

    void emit(ClassName codec) {
        RecordEmitter record = new RecordEmitter(unit, shape.record());
        record.openTuple();
        RecordEmitter.codecAccessor(source, shape.record().name(), codec);
        record.constantAccessors();
        new NestedTypes(unit).emit(shape.record().name());
        source.closeType();
    }
}
