package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.JavaType;
import dev.duplexrpc.codegen.source.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the part of a codec that reads named members into local variables: the variables, the loop with its switch, the check
 * that nothing required is missing, and the construction.
 */
final class MembersReading {
    private final JavaTypes types;
    private final Source source;
    private final CodecBody body;
    private final RecordShape shape;
    private final Locals locals;
    private final String count;

    MembersReading(Unit unit, CodecBody body, RecordShape shape) {
        this.types = unit.emission().types();
        this.source = unit.source();
        this.body = body;
        this.shape = shape;
        this.locals = new Locals(shape.members(), unit.emission().packageRoots());
        this.count = shape.isCounted() ? locals.another("count") : "";
    }

    /**
     * Writes the body of the method.
     *
     * @param members all members in the order of the names table
     * @param names the constant that holds the names table
     */
    void emit(List<Component> members, String names, Steps steps) {
        shape.members().forEach(this::declare);
        if (shape.isOpen()) {
            source.line("$T otherMembers = null;", shape.othersType(types));
        }
        if (shape.isCounted()) {
            source.line("int $L = 0;", count);
        }
        source.line("in.$L();", steps.begin());
        source.open(
                "for (int member = in.$L($L); member != $T.END; member = in.$L($L))",
                steps.next(),
                names,
                Library.JSON_NAMES,
                steps.next(),
                names);
        if (shape.isCounted()) {
            source.line("$L++;", count);
        }
        if (members.isEmpty()) {
            unknownMember().forEach(line -> source.line("$L", line));
        } else {
            source.open("switch (member)");
            for (int i = 0; i < members.size(); i++) {
                arm(i, members.get(i), steps);
            }
            body.defaultArm(unknownMember());
            source.close();
        }
        source.close();
        if (shape.isCounted()) {
            source.line("$L", body.checks().count("in", count, shape.checks()));
        }
        shape.members().forEach(this::refuseMissing);
        construct();
    }

    private void declare(Component component) {
        if (needsFlag(component)) {
            if (!component.isConstant()) {
                JavaType type = types.component(component);
                String nothing = type instanceof JavaType.Primitive primitive ? primitive.zero() : "null";
                source.line("$T $L = $L;", bare(type), locals.of(component), nothing);
            }
            source.line("boolean $L = false;", locals.flag(component));
        } else if (component.presence() == Presence.OMITTABLE) {
            source.line("$T $L = $T.absent();", types.component(component), locals.of(component), Library.OMITTABLE);
        } else {
            source.line("$T $L = null;", bare(types.component(component)), locals.of(component));
        }
    }

    /** Local variables need no {@code @Nullable}: the compiler that cares infers it. */
    static JavaType bare(JavaType type) {
        return type instanceof JavaType.Reference reference
                ? new JavaType.Reference(reference.name(), reference.arguments(), false)
                : type;
    }

    private void arm(int index, Component component, Steps steps) {
        if (component.isConstant()) {
            source.open("case $L ->", index);
            Constant.of(component).read(source);
            source.line("$L = true;", locals.flag(component)).close();
            return;
        }
        String value = body.reading().component(component, "in." + steps.absent() + "()", source);
        String assignment = locals.of(component) + " = " + value + ";";
        if (needsFlag(component)) {
            source.open("case $L ->", index)
                    .line("$L", assignment)
                    .line("$L = true;", locals.flag(component))
                    .close();
        } else {
            source.line("case $L -> $L", index, assignment);
        }
    }

    private List<String> unknownMember() {
        return body.unknownMember(shape);
    }

    private void refuseMissing(Component component) {
        if (!component.presence().isRequired()) {
            return;
        }
        String missing = needsFlag(component) ? "!" + locals.flag(component) : locals.of(component) + " == null";
        source.open("if ($L)", missing)
                .line("throw in.missing($S);", component.json())
                .close();
    }

    private void construct() {
        List<String> arguments = new ArrayList<>();
        shape.components().forEach(component -> arguments.add(locals.of(component)));
        if (shape.isOpen()) {
            arguments.add(source.code("otherMembers == null ? $T.of() : otherMembers", Library.MAP));
        }
        source.line("return new $T($L);", shape.name(), String.join(", ", arguments));
    }

    private boolean needsFlag(Component component) {
        return component.isConstant()
                || component.presence() == Presence.REQUIRED_OR_NULL
                || (component.presence() == Presence.REQUIRED
                        && types.component(component).isPrimitive());
    }

    /** The reader's methods that walk over an object or over parameters. */
    enum Steps {
        OBJECT("beginObject", "nextMember", "skipNull"),
        PARAMS("beginParams", "nextParam", "absentParam");

        private final String begin;
        private final String next;
        private final String absent;

        Steps(String begin, String next, String absent) {
            this.begin = begin;
            this.next = next;
            this.absent = absent;
        }

        String begin() {
            return begin;
        }

        String next() {
            return next;
        }

        String absent() {
            return absent;
        }
    }
}
