package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.Source;
import java.util.List;

/** Writes the part of a codec that writes named members: those that are there, in the order of the names table. */
final class MembersWriting {
    private final Source source;
    private final CodecBody body;

    MembersWriting(CodecBody body) {
        this.source = body.source();
        this.body = body;
    }

    void emit(List<Component> members, String names) {
        source.line("out.beginObject();");
        emitMembers(members, names, 0);
    }

    /** @param first the index of the first of these members in the names table */
    void emitMembers(List<Component> members, String names, int first) {
        for (int i = 0; i < members.size(); i++) {
            member(members.get(i), "out.member(" + names + ", " + (first + i) + ")");
        }
    }

    private void member(Component component, String out) {
        if (component.isConstant()) {
            source.line("$L;", Constant.of(component).write(out, source));
            return;
        }
        String value = "value." + component.name() + "()";
        String statement = body.writing().component(out, component, value);
        switch (component.presence()) {
            case REQUIRED, REQUIRED_OR_NULL -> source.line("$L;", statement);
            case OPTIONAL ->
                source.open("if ($L != null)", value).line("$L;", statement).close();
            case OMITTABLE ->
                source.open("if ($L.isPresent())", value).line("$L;", statement).close();
        }
    }
}
