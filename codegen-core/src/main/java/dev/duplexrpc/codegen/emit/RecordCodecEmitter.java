package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.ClassName;

/** Writes the codec of an object's record. */
final class RecordCodecEmitter {
    private final Unit unit;
    private final RecordShape shape;
    private final ObjectCodec codec;

    RecordCodecEmitter(Unit unit, RecordShape shape, ClassName codec) {
        this.unit = unit;
        this.shape = shape;
        this.codec = new ObjectCodec(unit, shape, codec);
    }

    void emit() {
        codec.emit(names -> {
            codec.body().openRead();
            new MembersReading(unit, codec.body(), shape).emit(shape.members(), names, MembersReading.Steps.OBJECT);
            unit.source().close();
            codec.body().openWrite();
            new MembersWriting(codec.body()).emit(shape.members(), names);
            codec.endWrite();
        });
    }
}
