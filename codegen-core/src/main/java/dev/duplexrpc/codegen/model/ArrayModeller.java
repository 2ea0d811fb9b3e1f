package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Declaration.TupleItem;
import dev.duplexrpc.codegen.model.Shape.Others;
import dev.duplexrpc.codegen.read.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What arrays become: lists, or tuples where each position has a schema. */
final class ArrayModeller {
    /** A constructor takes 255 slots, one of which is {@code this}. */
    private static final int MAX_SLOTS = 254;

    private final TypeModeller types;
    private final Shapes shapes;
    private final Findings findings;

    ArrayModeller(TypeModeller types, Shapes shapes, Findings findings) {
        this.types = types;
        this.shapes = shapes;
        this.findings = findings;
    }

    Use use(Schema core, Shape shape, TypeModeller.Naming naming) {
        if (slots(shape) > MAX_SLOTS) {
            return longTuple(shape, naming);
        }
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

    /** What a constructor would need at most: numbers may take two. */
    private int slots(Shape shape) {
        int slots = 1; // the rest
        for (Schema item : shape.prefix) {
            slots += shapes.of(item).effectiveKinds().contains(Kind.NUMBER) ? 2 : 1;
        }
        return slots;
    }

    /** More positions than a constructor can take become a list: of what they hold if that is the same, of untyped JSON if not. */
    private Use longTuple(Shape shape, TypeModeller.Naming naming) {
        Schema first = shape.prefix.get(0);
        Schema rest = shape.tailItems != null ? shape.tailItems : shape.items;
        boolean same = (shape.tail == Others.CLOSED || rest != null)
                && shape.prefix.stream().allMatch(item -> saysTheSame(item, first))
                && (rest == null || saysTheSame(rest, first));
        findings.report(
                Problem.SIMPLIFIED_SCHEMA,
                shape.place(),
                "The array has " + shape.prefix.size()
                        + " positions, more than a class of Java can have; it becomes a list"
                        + (same ? "." : " of untyped JSON."),
                "Nothing needs to be done if that is acceptable.");
        Use element = same ? types.use(first, Hints.append(naming.hint(), "Item")) : Use.of(new Type.Untyped());
        return new Use(new Type.Listing(element), false, shape.limits.itemChecks());
    }

    private static boolean saysTheSame(Schema one, Schema other) {
        return one.isPlace()
                && other.isPlace()
                && one.place().file().equals(other.place().file())
                && one.place().node().equals(other.place().node());
    }

    private Declaration tuple(TypeId id, Shape shape, Doc around, NameHint hint) {
        // Without minItems JSON Schema lets a tuple end early; nobody means that.
        Integer min = shape.limits.minItems;
        int required = min == null ? shape.prefix.size() : Math.min(min, shape.prefix.size());
        List<TupleItem> items = new ArrayList<>(shape.prefix.size());
        for (int i = 0; i < shape.prefix.size(); i++) {
            items.add(item(id, shape.prefix.get(i), i, i < required));
        }
        if (min == null) {
            findings.reportOnceInFile(
                    Problem.LOOSE_ARRAY,
                    shape.place(),
                    "By JSON Schema, an array without 'minItems' may end before its last position; it is read as if none were missing, here and wherever else the file has positions without 'minItems'.",
                    "Add 'minItems': the number of positions, or of those that must be there.");
        }
        Use rest = rest(id, shape);
        return new Declaration.TupleDeclaration(
                id,
                hint,
                Docs.orElse(Docs.of(shape.schema), around),
                List.copyOf(items),
                required,
                rest,
                checks(shape, rest != null));
    }

    /** How many elements there must be is checked where the positions leave it open; that all are different is not. */
    private Checks checks(Shape shape, boolean open) {
        Integer min = shape.limits.minItems;
        Integer max = shape.limits.maxItems;
        int positions = shape.prefix.size();
        boolean tooShort = max != null && max < positions;
        if (tooShort || shape.limits.uniqueItems) {
            findings.report(
                    Problem.DROPPED_CHECK,
                    shape.place(),
                    tooShort
                            ? "By 'maxItems' the last positions cannot be there; they are read nevertheless."
                            : "The array has positions; that its elements are all different is not checked.",
                    "Nothing needs to be done if that is acceptable.");
        }
        return open ? Checks.elements(min != null && min > positions ? min : null, max) : Checks.NONE;
    }

    /** What may be missing is no constant, even where only one value fits: whether it is there has to be remembered. */
    private TupleItem item(TypeId id, Schema schema, int index, boolean required) {
        Shape shape = shapes.of(schema);
        Node constant = required ? shape.constant() : null;
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
