package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Declaration.Member;
import dev.duplexrpc.codegen.model.Declaration.OtherMembers;
import dev.duplexrpc.codegen.model.Shape.Others;
import dev.duplexrpc.codegen.read.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What objects become: records where members have names, maps where the names are data. */
final class ObjectModeller {
    private final TypeModeller types;
    private final Shapes shapes;
    private final TypeChoices choices;
    private final Findings findings;
    private final NameRules names;

    ObjectModeller(TypeModeller types, Shapes shapes, TypeChoices choices, Findings findings) {
        this.types = types;
        this.shapes = shapes;
        this.choices = choices;
        this.findings = findings;
        this.names = new NameRules(shapes, findings);
    }

    Use use(Schema core, Shape shape, TypeModeller.Naming naming) {
        boolean closed = shape.others == Others.CLOSED && shape.patternMembers.isEmpty();
        if (!shape.members.isEmpty() || !shape.required.isEmpty() || closed) {
            return Use.of(types.declare(core, naming, hint -> object(core.id(), shape, naming.around(), hint)));
        }
        Schema values = values(shape);
        Use value =
                values == null ? Use.of(new Type.Untyped()) : types.use(values, Hints.append(naming.hint(), "Value"));
        return new Use(new Type.Mapping(value), false, shape.limits.memberChecks(names.of(shape)));
    }

    /** What the members without a name of their own hold; null: anything. */
    private @Nullable Schema values(Shape shape) {
        List<Schema> sorts = new ArrayList<>(shape.patternMembers.values());
        if (shape.others == Others.TYPED && shape.otherMembers != null) {
            sorts.add(shape.otherMembers);
        }
        if (sorts.isEmpty()) {
            return null;
        }
        Node first = sorts.get(0).place().node();
        boolean same = sorts.stream()
                .allMatch(sort -> sort.isPlace() && sort.place().node().equals(first));
        if (sorts.size() > 1 && !same) {
            findings.report(
                    Problem.UNTYPED_SCHEMA,
                    shape.place(),
                    "Members have different schemas by the pattern of their names; their values become untyped JSON.",
                    "Give them one schema, or names of their own in 'properties'.");
            return null;
        }
        if (leavesNamesOpen(shape)) {
            findings.report(
                    Problem.UNTYPED_SCHEMA,
                    shape.place(),
                    "Members with a name that the pattern does not take may hold anything, so the values of the map become untyped JSON.",
                    "Add \"additionalProperties\": false if no other names are meant.");
            return null;
        }
        return sorts.get(0);
    }

    private Declaration object(TypeId id, Shape shape, Doc around, NameHint hint) {
        List<Member> members = new ArrayList<>(shape.members.size());
        shape.members.forEach((name, schema) -> members.add(member(id, shape, name, schema)));
        for (String name : shape.required.keySet()) {
            if (!shape.members.containsKey(name)) {
                members.add(unnamed(id, shape, name));
            }
        }
        new ClassSizes(findings).members(members, shape.place());
        return new Declaration.ObjectDeclaration(
                id,
                hint,
                Docs.orElse(Docs.of(shape.schema), around),
                List.copyOf(members),
                others(id, shape),
                checks(shape));
    }

    private Checks checks(Shape shape) {
        Checks all = shape.limits.memberChecks(names.of(shape));
        boolean enough = all.minMembers() != null && all.minMembers() <= shape.required.size();
        return enough ? all.withoutMinimum() : all;
    }

    private Member member(TypeId id, Shape owner, String name, Schema schema) {
        Shape shape = shapes.of(schema);
        boolean required = owner.isRequired(name);
        Node constant = shape.constant();
        boolean fixed = required && constant != null && Literals.isScalar(constant);
        Use use = types.useInside(owner.schema, schema, new NameHint.Inside(id, name, null));
        return new Member(
                name,
                fixed ? new Use(use.type(), use.nullable(), Checks.NONE) : use,
                required,
                fixed && constant != null ? Literals.of(constant) : null,
                doc(schema, use),
                choices.memberName(owner.place(), schema.place(), name),
                Literals.ofNullable(shape.defaultValue));
    }

    /** The words beside the use; those of the schema behind a reference too, unless they stand at the type that is made of it. */
    private Doc doc(Schema schema, Use use) {
        Doc own = Docs.of(schema);
        return use.type() instanceof Type.Declared
                ? own
                : Docs.orElse(own, Docs.of(shapes.flat(schema).core()));
    }

    /** A required member that 'properties' does not name: what describes the others describes it. */
    private Member unnamed(TypeId id, Shape shape, String name) {
        for (Map.Entry<String, Schema> pattern : shape.patternMembers.entrySet()) {
            if (takes(pattern.getKey(), name)) {
                return member(id, shape, name, pattern.getValue());
            }
        }
        return shape.others == Others.TYPED && shape.otherMembers != null
                ? member(id, shape, name, shape.otherMembers)
                : undescribed(shape, name);
    }

    private static boolean takes(String pattern, String name) {
        Patterns.Translation translation = Patterns.translate(pattern);
        return translation.problem() == null
                && Pattern.compile(translation.java()).matcher(name).find();
    }

    private Member undescribed(Shape shape, String name) {
        findings.report(
                Problem.UNTYPED_SCHEMA,
                shape.required.getOrDefault(name, shape.place()),
                "The member '" + name + "' is required and nowhere described; it becomes untyped JSON.",
                "Describe it in 'properties'.");
        return new Member(name, Use.of(new Type.Untyped()), true, null, Doc.NONE, null, null);
    }

    private OtherMembers others(TypeId id, Shape shape) {
        Set<Schema> sorts = new LinkedHashSet<>(shape.patternMembers.values());
        if (shape.others == Others.TYPED && shape.otherMembers != null) {
            sorts.add(shape.otherMembers);
        }
        if (sorts.isEmpty()) {
            return shape.others == Others.CLOSED ? new OtherMembers.Closed() : new OtherMembers.Open();
        }
        if (leavesNamesOpen(shape)) {
            findings.report(
                    Problem.DROPPED_CHECK,
                    shape.place(),
                    "Members with a name that the pattern does not take may hold anything, so nothing checks the values of those with a name that it takes.",
                    "Add \"additionalProperties\": false if no other names are meant.");
            return new OtherMembers.Open();
        }
        Schema values = values(shape);
        return values == null
                ? new OtherMembers.Open()
                : new OtherMembers.Typed(
                        types.useInside(shape.schema, values, new NameHint.Inside(id, "OtherMembersValue", null)));
    }

    /** Whether there are names that neither a pattern nor {@code additionalProperties} says anything about. */
    private static boolean leavesNamesOpen(Shape shape) {
        return (shape.others == Others.OPEN || shape.others == Others.UNSAID)
                && shape.patternMembers.keySet().stream().noneMatch(ObjectModeller::takesAllNames);
    }

    /** All but the empty name count as all. */
    private static boolean takesAllNames(String pattern) {
        return switch (pattern) {
            case ".", "^.", ".+", "^.+", "^.+$" -> true;
            default -> Patterns.translate(pattern).matchesAll();
        };
    }
}
