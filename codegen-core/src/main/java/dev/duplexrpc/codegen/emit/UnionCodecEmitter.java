package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Decision;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.model.Literal;
import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Source;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Writes the codec of a union: its decision tree as code, and one branch per variant to write it. */
final class UnionCodecEmitter {
    private final Unit unit;
    private final Emission emission;
    private final Source source;
    private final UnionDeclaration union;
    private final ClassName type;
    private final CodecBody body;

    UnionCodecEmitter(Unit unit, UnionDeclaration union, ClassName codec) {
        this.unit = unit;
        this.emission = unit.emission();
        this.source = unit.source();
        this.union = union;
        this.type = emission.names().type(union.id());
        this.body = new CodecBody(unit, codec, JavaType.of(type));
    }

    void emit() {
        body.emit(this::methods, () -> new NestedTypes(unit).emitCodecs(type));
    }

    private void methods() {
        body.openRead();
        DecisionCode decisions = new DecisionCode(body, type, this::variant);
        decisions.emit(guarded(union.decision()));
        source.close();
        decisions.emitRest();
        unknown();
        body.openWrite();
        write();
        source.close();
    }

    /**
     * The decision with one more question: an object is taken for the only variant that is one if it also has that variant's
     * constant, so that a variant that is added later is unknown to older clients and not an error.
     */
    private Decision guarded(Decision decision) {
        if (!(decision instanceof Decision.ByKind byKind)
                || !(byKind.branches().get(Decision.Kind.OBJECT) instanceof Decision.Chosen chosen)
                || !(union.variants().get(chosen.variant()).use().type() instanceof Type.Declared declared)
                || !(emission.declaration(declared.id()) instanceof ObjectDeclaration object)) {
            return decision;
        }
        for (Member member : object.members()) {
            Literal constant = member.constant();
            if (constant != null && constant.kind() == Literal.Kind.TEXT) {
                Decision unknown = new Decision.Unknown();
                Map<Decision.Kind, Decision> branches = new EnumMap<>(byKind.branches());
                branches.put(
                        Decision.Kind.OBJECT,
                        new Decision.ByText(member.name(), Map.of(constant.text(), chosen), unknown, unknown));
                return new Decision.ByKind(branches);
            }
        }
        return decision;
    }

    /** Code that reads the variant at this index. */
    private String variant(int index) {
        Use use = union.variants().get(index).use();
        ClassName wrapper = emission.names().wrapper(union.id(), index);
        String value = body.reading().value(use);
        if (wrapper == null) {
            return value;
        }
        String made = source.code("new $T($L)", wrapper, value);
        return mayRefuse(use.type())
                ? source.code(
                        "in.validates() || in.peekReads($L) ? $L : unknown(in)",
                        body.reading().codec(Use.of(use.type())),
                        made)
                : made;
    }

    /** Whether a number or a text may be none that the type can hold: a fraction, too many digits, an odd date. Then it is unknown. */
    private static boolean mayRefuse(Type type) {
        return type instanceof Type.Whole
                || type instanceof Type.Decimal
                || (type instanceof Type.Text text && text.format() != Type.TextFormat.PLAIN);
    }

    private void unknown() {
        source.member()
                .open("private static $T unknown($T in)", type, Library.JSON_READER)
                .open("if (in.validates())")
                .line("throw in.invalid($S);", "fits none of the variants of " + String.join(".", type.simpleNames()))
                .close()
                .line("return new $T(in.readJson());", type.nested("Unknown"))
                .close();
    }

    private void write() {
        Set<Type> written = new HashSet<>();
        boolean first = true;
        for (int i = 0; i < union.variants().size(); i++) {
            Use use = union.variants().get(i).use();
            ClassName wrapper = emission.names().wrapper(union.id(), i);
            if (wrapper == null && !written.add(use.type())) {
                continue;
            }
            JavaType variant = wrapper == null ? emission.types().plain(use.type()) : JavaType.of(wrapper);
            branch(first, variant);
            String value = wrapper == null ? "variant" : "variant.value()";
            source.line("$L;", body.writing().value("out", use, value));
            first = false;
        }
        branch(first, JavaType.of(type.nested("Unknown")));
        source.line("out.json(variant.json());").close();
    }

    private void branch(boolean first, JavaType variant) {
        if (first) {
            source.open("if (value instanceof $T variant)", variant);
        } else {
            source.reopen("else if (value instanceof $T variant)", variant);
        }
    }
}
