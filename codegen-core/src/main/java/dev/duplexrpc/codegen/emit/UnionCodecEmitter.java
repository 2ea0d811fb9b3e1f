package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Checks;
import dev.duplexrpc.codegen.model.Decision;
import dev.duplexrpc.codegen.model.Declaration;
import dev.duplexrpc.codegen.model.Declaration.EnumBase;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.model.Declaration.UnionDeclaration;
import dev.duplexrpc.codegen.model.Literal;
import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.Use;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the codec of a union: its decision tree as code, and one branch per variant to write it. */
final class UnionCodecEmitter {
    /** A longer row of branches is not compiled, neither by the JIT nor in the end by javac. */
    private static final int MAX_BRANCHES = 100;

    private final Unit unit;
    private final Emission emission;
    private final Source source;
    private final UnionDeclaration union;
    private final ClassName type;
    private final ClassName codec;
    private final CodecBody body;

    UnionCodecEmitter(Unit unit, UnionDeclaration union, ClassName codec) {
        this.unit = unit;
        this.emission = unit.emission();
        this.source = unit.source();
        this.union = union;
        this.type = emission.names().type(union.id());
        this.codec = codec;
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
     * The decision with one more question: an object or an array is taken for the only variant that is one if it also has that
     * variant's constant, so that a variant that is added later is unknown to older clients and not an error.
     */
    private Decision guarded(Decision decision) {
        if (!(decision instanceof Decision.ByKind byKind)) {
            return decision;
        }
        Map<Decision.Kind, Decision> branches = new EnumMap<>(byKind.branches());
        branches.replaceAll((kind, branch) -> branch instanceof Decision.Chosen chosen ? guarded(chosen) : branch);
        return new Decision.ByKind(branches);
    }

    private Decision guarded(Decision.Chosen chosen) {
        if (!(union.variants().get(chosen.variant()).use().type() instanceof Type.Declared declared)) {
            return chosen;
        }
        Declaration variant = emission.declaration(declared.id());
        if (variant instanceof ObjectDeclaration object) {
            for (Member member : object.members()) {
                Literal constant = member.constant();
                if (constant != null && constant.kind() != Literal.Kind.COMPOUND) {
                    return onlyWith(constant, new Decision.Tag.OfMember(member.name()), chosen);
                }
            }
        } else if (variant instanceof TupleDeclaration tuple) {
            for (int i = 0; i < tuple.items().size(); i++) {
                Literal constant = tuple.items().get(i).constant();
                if (constant != null && constant.kind() != Literal.Kind.COMPOUND) {
                    return onlyWith(constant, new Decision.Tag.AtPosition(i), chosen);
                }
            }
        }
        return chosen;
    }

    private static Decision onlyWith(Literal constant, Decision.Tag tag, Decision.Chosen chosen) {
        Decision unknown = new Decision.Unknown();
        return new Decision.ByText(tag, Map.of(constant.byValue(), chosen), unknown, unknown);
    }

    /**
     * Code that reads the variant at this index. Where no constant told it, a client may meet what is of another variant, which a
     * newer document has.
     */
    private String variant(int index, boolean told) {
        Use use = union.variants().get(index).use();
        ClassName wrapper = emission.names().wrapper(union.id(), index);
        String value = body.reading().value(use);
        String made = wrapper == null ? value : source.code("new $T($L)", wrapper, value);
        if (wrapper != null && mayRefuse(use.type())) {
            return source.code(
                    "in.validates() || in.peekReads($L) ? $L : unknown(in)",
                    body.reading().codec(Use.of(use.type())),
                    made);
        }
        if (told || !hasParts(use.type())) {
            return made;
        }
        String plain = body.reading().codec(Use.of(use.type()));
        if (wrapper == null) {
            return source.code("in.readFitting($L, $T::unknown)", plain, codec);
        }
        String fitting = source.code("in.readFitting($L, $T::new, $T::unknown)", plain, wrapper, codec);
        return use.checks().equals(Checks.NONE) ? fitting : "in.validates() ? " + made + " : " + fitting;
    }

    /** Whether a number or a text may be none that the type can hold: a fraction, too many digits, an odd date. Then it is unknown. */
    private static boolean mayRefuse(Type type) {
        return type instanceof Type.Whole
                || type instanceof Type.Decimal
                || (type instanceof Type.Text text && text.format() != Type.TextFormat.PLAIN);
    }

    /** Whether what is in the value may be nothing that the type can hold. */
    private boolean hasParts(Type type) {
        return type instanceof Type.Listing
                || type instanceof Type.Mapping
                || type instanceof Type.External
                || (type instanceof Type.Declared declared
                        && !(emission.declaration(declared.id()) instanceof EnumDeclaration values
                                && values.base() != EnumBase.WHOLE));
    }

    private void unknown() {
        source.member()
                .open("private static $T unknown($T in)", type, Library.JSON_READER)
                .open("if (in.validates())")
                .line("throw in.invalid($S);", UnionWords.refusal(guarded(union.decision())))
                .close()
                .line("return new $T(in.readJson());", type.nested("Unknown"))
                .close();
    }

    private void write() {
        List<Integer> written = new ArrayList<>();
        Set<Type> types = new HashSet<>();
        for (int i = 0; i < union.variants().size(); i++) {
            if (emission.names().wrapper(union.id(), i) != null
                    || types.add(union.variants().get(i).use().type())) {
                written.add(i);
            }
        }
        write(written, 1);
    }

    /** One branch for each variant; where there are very many, the last one goes on in another method. */
    private void write(List<Integer> variants, int part) {
        List<Integer> here = variants.subList(0, Math.min(MAX_BRANCHES, variants.size()));
        boolean first = true;
        for (int i : here) {
            Use use = union.variants().get(i).use();
            ClassName wrapper = emission.names().wrapper(union.id(), i);
            JavaType variant = wrapper == null ? emission.types().plain(use.type()) : JavaType.of(wrapper);
            branch(first, variant);
            String value = wrapper == null ? "variant" : "variant.value()";
            source.line("$L;", body.writing().value("out", use, value));
            first = false;
        }
        List<Integer> rest = variants.subList(here.size(), variants.size());
        if (rest.isEmpty()) {
            branch(first, JavaType.of(type.nested("Unknown")));
            source.line("out.json(variant.json());").close();
            return;
        }
        String more = "write" + (part + 1);
        source.reopen("else").line("$L(out, value);", more).close().close();
        source.member().open("private static void $L($T out, $T value)", more, Library.JSON_WRITER, type);
        write(rest, part + 1);
    }

    private void branch(boolean first, JavaType variant) {
        if (first) {
            source.open("if (value instanceof $T variant)", variant);
        } else {
            source.reopen("else if (value instanceof $T variant)", variant);
        }
    }
}
