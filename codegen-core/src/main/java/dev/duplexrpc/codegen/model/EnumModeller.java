package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Declaration.EnumBase;
import dev.duplexrpc.codegen.model.Declaration.EnumDeclaration;
import dev.duplexrpc.codegen.model.Declaration.EnumValue;
import dev.duplexrpc.codegen.model.Type.TextFormat;
import dev.duplexrpc.codegen.model.Type.Width;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.NumberNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What lists of values become: open enumerations, or a plain type where an enumeration would say nothing. */
final class EnumModeller {
    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private final TypeChoices choices;
    private final Findings findings;

    EnumModeller(TypeChoices choices, Findings findings) {
        this.choices = choices;
        this.findings = findings;
    }

    /** The values as a type; the one of the schema that lists them, if another schema lists exactly these. */
    Use use(Schema core, Shape shape, List<KnownValue> listed, TypeModeller.Naming naming, TypeModeller types) {
        if (shape.valuesFrom != null
                && !shape.valuesFrom.equals(core)
                && core.parts().size() == 1) {
            return types.use(shape.valuesFrom, naming.hint());
        }
        return declare(core, listed, naming, types);
    }

    /** The values as a type that is identified by the schema. */
    Use declare(Schema core, List<KnownValue> listed, TypeModeller.Naming naming, TypeModeller types) {
        List<KnownValue> values = withoutNull(listed);
        if (values.stream().allMatch(value -> Literals.kind(value.value()) == Kind.BOOLEAN)) {
            return truth(values.stream()
                    .map(value -> Literals.of(value.value()))
                    .distinct()
                    .toList());
        }
        EnumBase base = base(values);
        List<EnumValue> constants = new ArrayList<>(values.size());
        for (KnownValue value : values) {
            String configured = choices.memberName(core.place(), Literals.text(value.value()));
            String name = configured != null ? configured : value.javaName();
            constants.add(new EnumValue(Literals.of(normal(value.value(), base)), name, value.doc()));
        }
        TypeId id = core.id();
        EnumDeclaration sized = new EnumDeclaration(id, naming.hint(), Doc.NONE, base, constants);
        if (!sized.hasConstants()) {
            findings.report(
                    Problem.SIMPLIFIED_SCHEMA,
                    core.place(),
                    "The list has " + constants.size()
                            + " values, more than a Java class can have constants for; it becomes a type without constants"
                            + (sized.isChecked()
                                    ? ", and a server still refuses other values."
                                    : ", and nothing checks its values."),
                    "Nothing needs to be done if that is acceptable.");
        }
        Doc doc = Docs.orElse(Docs.of(core), naming.around());
        return Use.of(types.declare(
                core, naming, hint -> new Declaration.EnumDeclaration(id, hint, doc, base, List.copyOf(constants))));
    }

    /** @param values {@code true}, {@code false} or both */
    private static Use truth(List<Literal> values) {
        Checks checks = values.size() == 1 ? Checks.only(values.get(0)) : Checks.NONE;
        return new Use(new Type.Truth(), false, checks);
    }

    static List<KnownValue> withoutNull(List<KnownValue> values) {
        return values.stream()
                .filter(value -> Literals.kind(value.value()) != Kind.NULL)
                .toList();
    }

    static EnumBase base(List<KnownValue> values) {
        if (values.stream().allMatch(value -> Literals.kind(value.value()) == Kind.STRING)) {
            return EnumBase.TEXT;
        }
        return values.stream().allMatch(value -> isLong(value.value())) ? EnumBase.WHOLE : EnumBase.MIXED;
    }

    private static boolean isLong(Node node) {
        return node instanceof NumberNode number
                && number.isInteger()
                && number.value().compareTo(MIN_LONG) >= 0
                && number.value().compareTo(MAX_LONG) <= 0;
    }

    /** {@code 1.0} is the whole number 1. */
    private static Node normal(Node node, EnumBase base) {
        return base == EnumBase.WHOLE && node instanceof NumberNode number
                ? new NumberNode(
                        new BigDecimal(number.value().toBigInteger()),
                        number.value().toBigInteger().toString(),
                        number.line(),
                        number.column())
                : node;
    }

    /** One fixed value: a plain type of its kind, and a check. */
    Use constant(Shape shape) {
        Node value = shape.values == null ? null : shape.values.get(0).value();
        if (value == null) {
            return Use.of(new Type.Untyped());
        }
        return switch (Literals.kind(value)) {
            case STRING -> new Use(new Type.Text(TextFormat.PLAIN), false, Checks.only(Literals.of(value)));
            case NUMBER -> number(value);
            case BOOLEAN -> truth(List.of(Literals.of(value)));
            case NULL -> new Use(new Type.Nothing(), true, Checks.NONE);
            case OBJECT, ARRAY -> {
                findings.report(
                        Problem.UNTYPED_SCHEMA,
                        shape.place(),
                        "The constant is " + value.kind() + "; it becomes untyped JSON, and nothing checks its value.",
                        "Describe it with properties or items, whose values may be constants.");
                yield Use.of(new Type.Untyped());
            }
        };
    }

    private static Use number(Node value) {
        BigDecimal number = ((NumberNode) value).value();
        Checks checks = Checks.only(Literals.of(value));
        if (isLong(value)) {
            boolean small = number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
            return new Use(new Type.Whole(small ? Width.INT : Width.LONG), false, checks);
        }
        Type type = Literals.isWhole(value) ? new Type.Whole(Width.BIG) : new Type.Decimal(Type.Precision.DOUBLE);
        return new Use(type, false, checks);
    }
}
