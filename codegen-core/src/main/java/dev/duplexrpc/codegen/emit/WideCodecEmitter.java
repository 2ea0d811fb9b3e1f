package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayList;
import java.util.List;

/** Writes the codec of an object with very many members: through its builder, in methods short enough to be compiled. */
final class WideCodecEmitter {
    private static final int MEMBERS_PER_METHOD = 100;

    private final Source source;
    private final RecordShape shape;
    private final ObjectCodec codec;
    private final CodecBody body;
    private final ClassName builder;

    WideCodecEmitter(Unit unit, RecordShape shape, ClassName codec) {
        this.source = unit.source();
        this.shape = shape;
        this.codec = new ObjectCodec(unit, shape, codec);
        this.body = this.codec.body();
        this.builder = shape.name().nested("Builder");
    }

    void emit() {
        codec.emit(names -> {
            read(names);
            write(names);
        });
    }

    private void read(String names) {
        body.openRead();
        List<Integer> required = required();
        source.line("$T builder = $T.builder();", builder, shape.name());
        if (!required.isEmpty()) {
            source.line("boolean[] seen = new boolean[$L.size()];", names);
        }
        if (shape.isOpen()) {
            source.line("$T otherMembers = null;", shape.othersType(body.types()));
        }
        if (shape.isCounted()) {
            source.line("int count = 0;");
        }
        source.line("in.beginObject();")
                .open(
                        "for (int member = in.nextMember($L); member != $T.END; member = in.nextMember($L))",
                        names,
                        Library.JSON_NAMES,
                        names)
                .line("boolean known = member != $T.UNKNOWN;", Library.JSON_NAMES);
        if (shape.isCounted()) {
            source.line("count++;");
        }
        if (!required.isEmpty()) {
            source.open("if (known)").line("seen[member] = true;").close();
        }
        source.open("switch (known ? member / $L : -1)", MEMBERS_PER_METHOD);
        for (int chunk = 0; chunk < chunks(); chunk++) {
            source.line("case $L -> read$L(in, builder, member);", chunk, chunk);
        }
        body.defaultArm(body.unknownMember(shape));
        source.close().close();
        if (shape.isCounted()) {
            source.line("$L", body.checks().count("in", "count", shape.checks()));
        }
        if (!required.isEmpty()) {
            source.open("for (int member : $L)", body.constants().indices("REQUIRED", required))
                    .open("if (!seen[member])")
                    .line("throw in.missing($L.name(member));", names)
                    .close()
                    .close();
        }
        if (shape.isOpen()) {
            source.open("if (otherMembers != null)")
                    .line("builder.otherMembers(otherMembers);")
                    .close();
        }
        source.line("return builder.build();").close();
        for (int chunk = 0; chunk < chunks(); chunk++) {
            readChunk(chunk);
        }
    }

    private void readChunk(int chunk) {
        source.member()
                .open("private static void read$L($T in, $T builder, int member)", chunk, Library.JSON_READER, builder)
                .open("switch (member)");
        int first = chunk * MEMBERS_PER_METHOD;
        for (Component component : chunk(chunk)) {
            int index = first++;
            source.open("case $L ->", index);
            if (component.isConstant()) {
                Constant.of(component).read(source);
            } else {
                String value = body.reading().component(component, "in.skipNull()", source);
                source.line("$T value = $L;", body.types().component(component), value)
                        .line("builder.$L(value);", component.name());
            }
            source.close();
        }
        source.line("default -> in.skip();").close().close();
    }

    private void write(String names) {
        body.openWrite();
        source.line("out.beginObject();");
        for (int chunk = 0; chunk < chunks(); chunk++) {
            source.line("write$L(out, value);", chunk);
        }
        codec.endWrite();
        for (int chunk = 0; chunk < chunks(); chunk++) {
            source.member()
                    .open("private static void write$L($T out, $T value)", chunk, Library.JSON_WRITER, shape.name());
            new MembersWriting(body).emitMembers(chunk(chunk), names, chunk * MEMBERS_PER_METHOD);
            source.close();
        }
    }

    /** The indices of the members that must be there, those with a fixed value among them. */
    private List<Integer> required() {
        List<Integer> required = new ArrayList<>();
        for (int i = 0; i < shape.members().size(); i++) {
            if (shape.members().get(i).presence().isRequired()) {
                required.add(i);
            }
        }
        return required;
    }

    private int chunks() {
        return (shape.members().size() + MEMBERS_PER_METHOD - 1) / MEMBERS_PER_METHOD;
    }

    private List<Component> chunk(int chunk) {
        int from = chunk * MEMBERS_PER_METHOD;
        return shape.members()
                .subList(
                        from,
                        Math.min(from + MEMBERS_PER_METHOD, shape.members().size()));
    }
}
