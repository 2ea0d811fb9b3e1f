package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Flattening.Flat;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides what the values of a schema become in Java. */
final class TypeModeller {
    /** Deeper nesting of lists and maps is no type that anybody could read, and would cost the generator its stack. */
    private static final int MAX_NESTING = 100;

    private final Shapes shapes;
    private final TypeChoices choices;
    private final Findings findings;
    private final Declarations declarations;
    private final SharedTypes shared;
    private final ScalarModeller scalars;
    private final EnumModeller enums;
    private final ArrayModeller arrays;
    private final ObjectModeller objects;
    private final UnionModeller unions;

    private final Map<Schema, Use> known = new HashMap<>();
    private final Set<Schema> active = new HashSet<>();
    private final Set<Schema> recursive = new HashSet<>();

    TypeModeller(
            Shapes shapes,
            TypeChoices choices,
            Declarations declarations,
            SharedTypes shared,
            Fingerprints fingerprints,
            FixedMembers fixedMembers,
            Findings findings) {
        this.shapes = shapes;
        this.choices = choices;
        this.findings = findings;
        this.declarations = declarations;
        this.shared = shared;
        this.scalars = new ScalarModeller(choices, findings);
        this.enums = new EnumModeller(choices, findings);
        this.arrays = new ArrayModeller(this, shapes, findings);
        this.objects = new ObjectModeller(this, shapes, choices, findings);
        this.unions = new UnionModeller(
                this,
                shapes,
                enums,
                new Simplification(shapes, fingerprints, scalars, findings),
                new ObjectBlending(shapes, fingerprints, findings),
                new DecisionMaker(shapes, choices.discriminators(), fixedMembers, findings),
                findings);
    }

    /** The type of a schema where it is used. */
    Use use(Schema schema, NameHint hint) {
        return use(schema, hint, Doc.NONE);
    }

    /** As above, with the words around it, which are for a type that is written there and has none of its own. */
    Use use(Schema schema, NameHint hint, Doc around) {
        Flat flat = shapes.flat(schema);
        boolean referenced = flat.core().isPlace() && !isInside(flat.core().place(), schema.place());
        return use(schema, flat, hint, referenced, referenced ? Doc.NONE : around);
    }

    /** The type of a part of a type that may come from elsewhere, by {@code allOf}: then it is named by where it stands. */
    Use useInside(Schema owner, Schema schema, NameHint hint) {
        Flat flat = shapes.flat(schema);
        Place at = flat.core().isPlace() ? flat.core().place() : schema.place();
        boolean inherited = isInherited(flat.core().isPlace() ? flat.core() : schema, owner);
        if (!flat.core().isPlace()) {
            return use(schema, flat, inherited ? Hints.referenced(at) : hint, inherited, Doc.NONE);
        }
        return use(schema, flat, hint, inherited || !isInside(at, schema.place()), Doc.NONE);
    }

    /** Whether a type that is less than the owner has the same part: some component that the owner is made of says nothing of it. */
    private static boolean isInherited(Schema schema, Schema owner) {
        return !owner.parts().stream()
                .allMatch(part -> schema.parts().stream().anyMatch(own -> Hints.sameAnchor(own.place(), part.place())));
    }

    private Use use(Schema schema, Flat flat, NameHint hint, boolean referenced, Doc around) {
        Use core = core(flat.core(), hint, referenced, around);
        return new Use(core.type(), isNullable(shapes.of(schema), core), core.checks());
    }

    Shapes shapes() {
        return shapes;
    }

    private static boolean isInside(Place inner, Place outer) {
        return inner.file().equals(outer.file()) && (inner.pointer() + "/").startsWith(outer.pointer() + "/");
    }

    private static boolean isNullable(Shape whole, Use core) {
        if (core.type() instanceof Type.Untyped) {
            return false; // null is one of the values of untyped JSON
        }
        if (whole.orNull || whole.groups.isEmpty()) {
            return whole.allowsNull();
        }
        return core.nullable() && (whole.kinds == null || whole.kinds.contains(Kind.NULL));
    }

    /** The type of what is left of a union, which is described by what is said of the union. */
    Use useOnly(Schema union, Schema only, Naming naming) {
        Flat flat = shapes.flat(only);
        boolean foreign = flat.core().isPlace() && !isInside(flat.core().place(), union.place());
        Doc around = foreign ? Doc.NONE : Docs.orElse(Docs.of(union), naming.around());
        return core(flat.core(), naming.hint(), foreign, around);
    }

    private Use core(Schema core, NameHint hint, boolean referenced, Doc around) {
        Use done = known.get(core);
        if (done != null) {
            if (!referenced && declarations.isPreliminary(core.id())) {
                declarations.improve(
                        core.id(), naming(core, hint, false, around).hint());
            }
            return done;
        }
        Shape shape = shapes.of(core);
        if (active.contains(core)) {
            recursive.add(core);
            return new Use(new Type.Declared(core.id()), shape.allowsNull(), Checks.NONE);
        }
        if (active.size() > MAX_NESTING) {
            findings.report(
                    Problem.UNTYPED_SCHEMA,
                    core.place(),
                    "Lists, maps and unions are nested more than " + MAX_NESTING
                            + " deep here; what is deeper is untyped JSON.",
                    "Put an object in between.");
            return Use.of(new Type.Untyped());
        }
        Naming naming = naming(core, hint, referenced, around);
        active.add(core);
        Use use = model(core, shape, naming);
        active.remove(core);
        if (recursive.remove(core)) {
            use = wrapped(core, use, naming);
        }
        known.put(core, use);
        return use;
    }

    /**
     * How a type made from a schema would be named.
     *
     * @param preliminary whether its surroundings might name it better
     * @param around the words around it, for a type that has none of its own
     */
    record Naming(NameHint hint, boolean preliminary, Doc around) {}

    private Naming naming(Schema core, NameHint hint, boolean referenced, Doc around) {
        if (!core.isPlace()) {
            return new Naming(hint, referenced, around);
        }
        Place place = core.place();
        NameHint.Component component = Hints.component(place);
        NameHint named = component != null ? component : referenced ? Hints.referenced(place) : hint;
        return new Naming(Hints.withChosen(named, choices.typeName(place)), component == null && referenced, around);
    }

    /** A list or map of itself has no Java type unless it gets one of its own. */
    private Use wrapped(Schema core, Use use, Naming naming) {
        TypeId id = core.id();
        Doc doc = Docs.of(core);
        if (use.type() instanceof Type.Listing list) {
            if (use.checks().uniqueItems()) {
                findings.report(
                        Problem.DROPPED_CHECK,
                        core.place(),
                        "The list holds lists of its own kind; that its elements are all different is not checked.",
                        "Nothing needs to be done if that is acceptable.");
            }
            return new Use(
                    declare(
                            core,
                            naming,
                            hint -> new Declaration.TupleDeclaration(
                                    id,
                                    hint,
                                    doc,
                                    List.of(),
                                    0,
                                    list.element(),
                                    Checks.elements(
                                            use.checks().minItems(),
                                            use.checks().maxItems()))),
                    use.nullable(),
                    Checks.NONE);
        }
        if (use.type() instanceof Type.Mapping map) {
            return new Use(
                    declare(
                            core,
                            naming,
                            hint -> new Declaration.ObjectDeclaration(
                                    id,
                                    hint,
                                    doc,
                                    List.of(),
                                    new Declaration.OtherMembers.Typed(map.value()),
                                    use.checks())),
                    use.nullable(),
                    Checks.NONE);
        }
        return use;
    }

    Type.Declared declare(Schema core, Naming naming, Function<NameHint, Declaration> body) {
        TypeId canonical = shared.canonical(core, shapes.of(core), naming.hint());
        if (!canonical.equals(core.id())) {
            return new Type.Declared(canonical);
        }
        return naming.preliminary()
                ? declarations.declareReferenced(core, naming.hint(), body)
                : declarations.declare(core, naming.hint(), body);
    }

    private Use model(Schema core, Shape shape, Naming naming) {
        Type.External external = external(core);
        if (external != null) {
            return new Use(external, shape.allowsNull(), Checks.NONE);
        }
        if (shape.impossible) {
            return Use.of(new Type.Untyped());
        }
        if (shape.never) {
            return untyped(shape, "The schema is false, so no value fits; it becomes untyped JSON.", "Remove it.");
        }
        if (!shape.groups.isEmpty() && shape.values == null) {
            return unions.use(core, shape, naming);
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        kinds.addAll(shape.effectiveKinds());
        boolean onlyNull = kinds.remove(Kind.NULL) && kinds.isEmpty();
        if (onlyNull) {
            return new Use(new Type.Nothing(), true, Checks.NONE);
        }
        Use use = kinds.isEmpty() ? Use.of(new Type.Untyped()) : ofKinds(core, shape, kinds, naming);
        return shape.allowsNull() && !(use.type() instanceof Type.Untyped) ? use.orNull() : use;
    }

    private Type.@Nullable External external(Schema core) {
        return core.isPlace() ? choices.external(core.place()) : null;
    }

    private Use ofKinds(Schema core, Shape shape, Set<Kind> kinds, Naming naming) {
        if (shape.constant() != null) {
            return enums.constant(shape);
        }
        if (shape.values != null) {
            return enums.use(core, shape, shape.values, naming, this);
        }
        if (kinds.size() > 1) {
            return unions.use(core, shape, naming);
        }
        return switch (kinds.iterator().next()) {
            case OBJECT -> objects.use(core, shape, naming);
            case ARRAY -> arrays.use(core, shape, naming);
            case STRING -> scalars.text(shape);
            case NUMBER -> scalars.number(shape);
            case BOOLEAN -> Use.of(new Type.Truth());
            case NULL -> Use.of(new Type.Nothing());
        };
    }

    Use untyped(Shape shape, String sentence, String advice) {
        findings.report(Problem.UNTYPED_SCHEMA, shape.place(), sentence, advice);
        return Use.of(new Type.Untyped());
    }
}
