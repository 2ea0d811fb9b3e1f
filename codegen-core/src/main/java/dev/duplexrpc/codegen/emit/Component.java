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
    private static final int LONGEST_DEFAULT = 200;

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

    /** A member has no place for a tag, so where more is said becomes a part of the text. */
    private @Nullable String seeing(@Nullable String text) {
        Doc.Elsewhere see = doc.see();
        if (see == null) {
            return text;
        }
        String page = see.description() == null ? see.url() : see.description().replaceAll("[\\[\\]]", "");
        String more = "See [" + page.strip() + "](" + see.url() + ").";
        return text == null ? more : Docs.sentence(text) + " " + more;
    }

    /** As {@link #documentation}, where no annotation says that it is deprecated. */
    @Nullable String parameterDocumentation() {
        String text = documentation();
        if (!doc.deprecated()) {
            return text;
        }
        return text == null ? "Deprecated." : "Deprecated. " + text;
    }

    boolean isConstant() {
        return constant != null;
    }

    /** What the document says of it, and its default. */
    @Nullable String documentation() {
        String text = seeing(Docs.text(doc, name));
        if (defaultValue == null) {
            return text;
        }
        String cut = defaultValue.text().length() > LONGEST_DEFAULT
                ? defaultValue.text().substring(0, LONGEST_DEFAULT) + "…"
                : defaultValue.text();
        String shown = defaultValue.kind() == Literal.Kind.TEXT ? "\"" + cut + "\"" : cut;
        String note = "Default: `" + shown.replace('`', '\'').replace('\n', ' ') + "`.";
        return text == null ? note : Docs.sentence(text) + " " + note;
    }
}
