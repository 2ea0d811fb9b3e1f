package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.TupleItem;
import dev.duplexrpc.codegen.model.Doc;
import dev.duplexrpc.codegen.model.Literal;
import dev.duplexrpc.codegen.model.MethodModel.Param;
import dev.duplexrpc.codegen.model.Use;
import org.jspecify.annotations.Nullable;

/**
 * A member of an object, an item of a tuple or a parameter, with everything decided that emission needs.
 *
 * @param json the name in JSON
 * @param name the name in Java
 * @param constant the only value it can have; then it is no component of the record
 */
record Component(
        String json,
        String name,
        Use use,
        Presence presence,
        @Nullable Literal constant,
        Doc doc,
        @Nullable Literal defaultValue) {
    static Component of(Member member, String name) {
        return new Component(
                member.name(),
                name,
                member.use(),
                Presence.of(member.required(), member.use()),
                member.constant(),
                member.doc(),
                member.defaultValue());
    }

    static Component of(Param param, String name) {
        return new Component(
                param.name(),
                name,
                param.use(),
                Presence.of(param.required(), param.use()),
                null,
                param.doc(),
                param.defaultValue());
    }

    static Component of(TupleItem item, String name, boolean required) {
        return new Component(
                name, name, item.use(), Presence.of(required, item.use()), item.constant(), item.doc(), null);
    }

    boolean isConstant() {
        return constant != null;
    }

    /** What the document says of it, and its default. */
    @Nullable String documentation() {
        String text = Docs.text(doc, name);
        if (defaultValue == null) {
            return text;
        }
        String shown =
                defaultValue.kind() == Literal.Kind.TEXT ? "\"" + defaultValue.text() + "\"" : defaultValue.text();
        String note = "Default: `" + shown.replace('`', '\'').replace('\n', ' ') + "`.";
        return text == null ? note : Docs.sentence(text) + " " + note;
    }
}
