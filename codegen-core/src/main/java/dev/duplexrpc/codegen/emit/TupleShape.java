package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.model.Checks;
import dev.duplexrpc.codegen.model.Declaration.TupleDeclaration;
import dev.duplexrpc.codegen.model.Doc;
import dev.duplexrpc.codegen.model.Type;
import dev.duplexrpc.codegen.model.Use;
import java.util.ArrayList;
import java.util.List;

/** A tuple as a record: its items, and what follows them as a list called {@code rest}. */
record TupleShape(TupleDeclaration tuple, List<Component> items, RecordShape record) {
    static TupleShape of(TupleDeclaration tuple, Emission emission) {
        List<String> names = emission.names().members(tuple.id());
        List<Component> items = new ArrayList<>();
        for (int i = 0; i < tuple.items().size(); i++) {
            items.add(Component.of(tuple.items().get(i), names.get(i), i < tuple.required()));
        }
        List<Component> members = new ArrayList<>(items);
        if (tuple.rest() != null) {
            Use rest = Use.of(new Type.Listing(tuple.rest()));
            members.add(new Component("rest", "rest", rest, Presence.REQUIRED, null, Doc.NONE, null));
        }
        RecordShape record =
                new RecordShape(tuple.id(), emission.names().type(tuple.id()), tuple.doc(), members, null, Checks.NONE);
        return new TupleShape(tuple, items, record);
    }
}
