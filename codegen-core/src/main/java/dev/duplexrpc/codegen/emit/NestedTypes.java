package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Declaration;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.model.TypeId;
import dev.duplexrpc.codegen.source.ClassName;

/** Hands each declared type, and each codec, to the emitter of its kind; nested ones within those around them. */
final class NestedTypes {
    private final Unit unit;
    private final Emission emission;

    NestedTypes(Unit unit) {
        this.unit = unit;
        this.emission = unit.emission();
    }

    /** Writes the types nested in this one. */
    void emit(ClassName owner) {
        for (TypeId id : emission.names().nestedIn(owner)) {
            unit.source().member();
            emitType(emission.declaration(id));
        }
    }

    /** Writes the codecs of the types nested in this one. */
    void emitCodecs(ClassName owner) {
        for (TypeId id : emission.names().nestedIn(owner)) {
            emitCodec(emission.declaration(id));
        }
    }

    void emitType(Declaration declaration) {
        ClassName codec = emission.names().codec(declaration.id());
        if (declaration instanceof ObjectDeclaration object) {
            RecordShape shape = RecordShape.of(object, emission);
            if (shape.fitsRecord(emission.types())) {
                new RecordEmitter(unit, shape).emit(codec);
            } else {
                new WideClassEmitter(unit, shape).emit(codec);
            }
        } else if (declaration instanceof UnionDeclaration union) {
            new UnionEmitter(unit, union).emit(codec);
        } else if (declaration instanceof EnumDeclaration enumeration) {
            new EnumEmitter(unit, enumeration).emit(codec);
        } else if (declaration instanceof TupleDeclaration tuple) {
            new TupleEmitter(unit, tuple).emit(codec);
        }
    }

    void emitCodec(Declaration declaration) {
        ClassName codec = emission.names().codec(declaration.id());
        if (declaration instanceof ObjectDeclaration object) {
            RecordShape shape = RecordShape.of(object, emission);
            if (shape.fitsRecord(emission.types())) {
                new RecordCodecEmitter(unit, shape, codec).emit();
            } else {
                new WideCodecEmitter(unit, shape, codec).emit();
            }
        } else if (declaration instanceof UnionDeclaration union) {
            new UnionCodecEmitter(unit, union, codec).emit();
        } else if (declaration instanceof EnumDeclaration enumeration) {
            new EnumCodecEmitter(unit, enumeration, codec).emit();
        } else if (declaration instanceof TupleDeclaration tuple) {
            new TupleCodecEmitter(unit, tuple, codec).emit();
        }
    }
}
