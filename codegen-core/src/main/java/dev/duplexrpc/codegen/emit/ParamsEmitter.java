package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.MethodModel;
import dev.duplexrpc.codegen.name.MethodNames;
import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the record of a method's parameters with its codec nested in it. It reads parameters by name and by position and
 * writes them as the document says. Only a long list is seen by users, with a builder.
 */
final class ParamsEmitter {
    private final Unit unit;
    private final Source source;
    private final MethodModel method;
    private final RecordShape shape;
    /** In the order of the document, which is that of the positions; the record has required ones first. */
    private final List<Component> positions;

    ParamsEmitter(Unit unit, MethodModel method, MethodNames names) {
        this.unit = unit;
        this.source = unit.source();
        this.method = method;
        this.shape = RecordShape.of(method, names);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < method.params().size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(i -> method.params().get(i).position()));
        this.positions = order.stream().map(shape.members()::get).toList();
    }

    void emit() {
        new RecordEmitter(unit, shape).openParams(method.name(), method.hasLongList());
        CodecBody body = new CodecBody(unit, shape.name().nested("Codec"), JavaType.of(shape.name()));
        body.emit(
                () -> {
                    String names = body.constants()
                            .names(
                                    "MEMBERS",
                                    positions.stream().map(Component::json).toList());
                    body.openRead();
                    new MembersReading(unit, body, shape).emit(positions, names, MembersReading.Steps.PARAMS);
                    source.close();
                    body.openWrite();
                    write(body, names);
                    source.close();
                },
                () -> {});
        source.closeType();
    }

    private void write(CodecBody body, String names) {
        if (method.passing() == MethodModel.Passing.BY_POSITION) {
            new PositionalWriting(body).emit(positions, null);
        } else {
            new MembersWriting(body).emit(positions, names);
            source.line("out.endObject();");
        }
    }
}
