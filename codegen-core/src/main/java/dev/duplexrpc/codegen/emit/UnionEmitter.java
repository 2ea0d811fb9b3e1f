package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Checks;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.model.Declaration.Variant;
import dev.duplexrpc.codegen.model.Doc;
import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes a union: a sealed interface that declared types implement, records around the other variants, and one for what fits none. */
final class UnionEmitter {
    private final Unit unit;
    private final Emission emission;
    private final Source source;
    private final UnionDeclaration union;
    private final ClassName type;

    UnionEmitter(Unit unit, UnionDeclaration union) {
        this.unit = unit;
        this.emission = unit.emission();
        this.source = unit.source();
        this.union = union;
        this.type = emission.names().type(union.id());
    }

    void emit(ClassName codec) {
        unit.decorate(
                type, Docs.comment(union.doc(), type.simpleName()), union.doc().deprecated());
        StringBuilder permitted = new StringBuilder();
        for (ClassName variant : variants()) {
            permitted.append(permitted.isEmpty() ? " permits " : ", ").append(source.name(variant));
        }
        source.enter(emission.membersOfUnion(union));
        source.open("$Lsealed interface $L$L", emission.visibility(type), type.simpleName(), permitted);
        codecAccessor(codec);
        for (int i = 0; i < union.variants().size(); i++) {
            ClassName wrapper = emission.names().wrapper(union.id(), i);
            if (wrapper != null) {
                wrapper(wrapper, union.variants().get(i));
            }
        }
        new NestedTypes(unit).emit(type);
        unknown();
        source.closeType();
    }

    private Set<ClassName> variants() {
        Set<ClassName> variants = new LinkedHashSet<>();
        for (int i = 0; i < union.variants().size(); i++) {
            ClassName wrapper = emission.names().wrapper(union.id(), i);
            if (wrapper != null) {
                variants.add(wrapper);
            } else if (union.variants().get(i).use().type() instanceof Type.Declared declared) {
                variants.add(emission.names().type(declared.id()));
            }
        }
        variants.add(type.nested("Unknown"));
        return variants;
    }

    private void codecAccessor(ClassName codec) {
        source.member()
                .javadoc(new Javadoc().say("Returns the codec that reads and writes this type as JSON."))
                .open("static $T codec()", Library.codecOf(JavaType.of(type)))
                .line("return $T.INSTANCE;", codec)
                .close();
    }

    private void wrapper(ClassName wrapper, Variant variant) {
        new RecordEmitter(unit, wrapperShape(wrapper, variant.use(), variant.doc(), "value")).emitWrapper(type);
    }

    private void unknown() {
        Doc doc = new Doc("A value that fits none of the variants, kept as it came.", null, false);
        Use json = Use.of(new Type.Untyped());
        new RecordEmitter(unit, wrapperShape(type.nested("Unknown"), json, doc, "json")).emitWrapper(type);
    }

    private static RecordShape wrapperShape(ClassName name, Use use, Doc doc, String component) {
        Component value = new Component(component, component, use, Presence.REQUIRED, null, Doc.NONE, null);
        return new RecordShape(null, name, doc, List.of(value), null, Checks.NONE);
    }
}
