package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Declaration.TupleItem;
import dev.duplexrpc.codegen.model.Shape.Others;
import dev.duplexrpc.codegen.read.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What arrays become: lists, or tuples where each position has a schema. */
final class ArrayModeller {
    private final TypeModeller types;
    private final Shapes shapes;
    private final Findings findings;

    ArrayModeller(TypeModeller types, Shapes shapes, Findings findings) {
        this.types = types;
        this.shapes = shapes;
        this.findings = findings;
    }

    Use use(Schema core, Shape shape, TypeModeller.Naming naming) {
        if (!shape.prefix.isEmpty()) {
            return Use.of(types.declare(core, naming, hint -> tuple(core.id(), shape, naming.around(), hint)));
        }
        if (shape.tail == Others.CLOSED && shape.items == null) {
            findings.report(
                    Problem.SIMPLIFIED_SCHEMA,
                    shape.place(),
                    "Only the empty array fits; it becomes a list of untyped JSON.",
                    "Nothing needs to be done if this is meant.");
        }
        Use element = shape.items == null
                ? Use.of(new Type.Untyped())
                : types.use(shape.items, Hints.append(naming.hint(), "Item"));
        return new Use(new Type.Listing(element), false, shape.limits.itemChecks());
    }

    private Declaration tuple(TypeId id, Shape shape, Doc around, NameHint hint) {
        List<TupleItem> items = new ArrayList<>(shape.prefix.size());
        for (int i = 0; i < shape.prefix.size(); i++) {
            items.add(item(id, shape.prefix.get(i), i));
        }
        // Without minItems JSON Schema lets a tuple end early; nobody means that, except where a maximum or a rest
        // tells of care.
        Integer min = shape.limits.minItems;
        int required = min == null ? items.size() : Math.min(min, items.size());
        return new Declaration.TupleDeclaration(
                id, hint, Docs.orElse(Docs.of(shape.schema), around), List.copyOf(items), required, rest(id, shape));
    }

    private TupleItem item(TypeId id, Schema schema, int index) {
        Shape shape = shapes.of(schema);
        Node constant = shape.constant();
        Doc doc = Docs.of(schema);
        String label = Labels.identifierLike(doc.summary());
        Use use = types.use(schema, new NameHint.Inside(id, label == null ? "Item" + (index + 1) : label, null));
        return new TupleItem(
                use, constant != null && Literals.isScalar(constant) ? Literals.of(constant) : null, label, doc);
    }

    private @Nullable Use rest(TypeId id, Shape shape) {
        Integer max = shape.limits.maxItems;
        if (shape.tail == Others.CLOSED || (max != null && max <= shape.prefix.size())) {
            return null;
        }
        Schema rest = shape.tailItems != null ? shape.tailItems : shape.items;
        return rest == null ? Use.of(new Type.Untyped()) : types.use(rest, new NameHint.Inside(id, "Rest", null));
    }
}
