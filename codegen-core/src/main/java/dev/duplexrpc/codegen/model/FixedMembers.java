package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Declaration.EnumBase;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Type.TextFormat;
import dev.duplexrpc.codegen.model.Type.Width;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Required members of variants that can hold one value only: they become constants, also where the document writes them as
 * enumerations of one value. Whether they tell the variant from others counts for nothing, so that a variant which is added to the
 * union changes none that was there.
 */
final class FixedMembers {
    private final SharedTypes shared;
    private final Set<TypeId> variants = new LinkedHashSet<>();

    FixedMembers(SharedTypes shared) {
        this.shared = shared;
    }

    void isVariant(TypeId object) {
        variants.add(object);
    }

    /** Puts the constants in place. */
    void apply(Map<TypeId, Declaration> declarations) {
        for (TypeId written : variants) {
            TypeId id = shared.canonical(written);
            if (declarations.get(id) instanceof ObjectDeclaration object) {
                declarations.put(id, withConstants(object, declarations));
            }
        }
    }

    private static ObjectDeclaration withConstants(ObjectDeclaration object, Map<TypeId, Declaration> declarations) {
        return new ObjectDeclaration(
                object.id(),
                object.hint(),
                object.doc(),
                object.members().stream()
                        .map(member -> fixed(member, declarations))
                        .collect(Collectors.toUnmodifiableList()),
                object.others(),
                object.checks());
    }

    private static Member fixed(Member member, Map<TypeId, Declaration> declarations) {
        if (!member.required()
                || member.use().nullable()
                || !(member.use().type() instanceof Type.Declared declared)
                || !(declarations.get(declared.id()) instanceof EnumDeclaration values)
                || values.values().size() != 1
                || values.base() == EnumBase.MIXED) {
            return member;
        }
        Literal value = values.values().get(0).value();
        Type type = values.base() == EnumBase.TEXT ? new Type.Text(TextFormat.PLAIN) : new Type.Whole(Width.LONG);
        Doc doc = Docs.orElse(member.doc(), values.doc());
        return new Member(member.name(), Use.of(type), true, value, doc, member.javaName(), member.defaultValue());
    }
}
