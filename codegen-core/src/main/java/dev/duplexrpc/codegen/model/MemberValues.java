package dev.duplexrpc.codegen.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scalars that a member, or a position, may hold, where a schema lists them: as {@code const}, as {@code enum}, as a pattern of fixed text. */
final class MemberValues {
    private static final int MOST = 500;

    private MemberValues() {}

    /** The values, null when there is no such list. */
    static @Nullable Set<Literal> of(Schema schema, Shapes shapes) {
        Set<Literal> values = new LinkedHashSet<>();
        Alternatives alternatives = Alternatives.quietly(schema, shapes);
        for (Candidate candidate : alternatives.candidates()) {
            if (!add(candidate.shape(), values) || values.size() > MOST) {
                return null;
            }
        }
        if (alternatives.nullable()) {
            values.add(new Literal(Literal.Kind.NULL, "null"));
        }
        return values.isEmpty() ? null : values;
    }

    private static boolean add(Shape shape, Set<Literal> values) {
        List<KnownValue> listed = shape.values;
        if (listed != null) {
            for (KnownValue value : listed) {
                if (!Literals.isScalar(value.value())) {
                    return false;
                }
                values.add(Literals.byValue(value.value()));
            }
            return true;
        }
        for (String pattern : shape.limits.patterns) {
            List<String> fixed = PatternOverlap.fixedTexts(pattern);
            if (fixed != null) {
                fixed.forEach(text -> values.add(new Literal(Literal.Kind.TEXT, text)));
                return true;
            }
        }
        return false;
    }
}
