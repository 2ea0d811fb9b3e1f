package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Declaration.EnumBase;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.ObjectDeclaration;
import dev.duplexrpc.codegen.model.Type.TextFormat;
import dev.duplexrpc.codegen.model.Type.Width;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Required members that can hold one text or one whole number only become constants, also where the document writes that as an
 * enumeration of one value; whether a union is made over their objects, today or later, changes nothing.
 */
final class FixedMembers {
    private FixedMembers() {}

    /** Puts the constants in place. */
    static void apply(Map<TypeId, Declaration> declarations) {
        declarations.replaceAll((id, declaration) ->
                declaration instanceof ObjectDeclaration object ? withConstants(object, declarations) : declaration);
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
