package dev.duplexrpc.codegen.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts that a member may hold, where a schema lists them: as {@code const}, as {@code enum}, as a pattern of fixed text. */
final class MemberTexts {
    private static final int MOST = 500;

    private MemberTexts() {}

    /** The texts, null when there is no such list. */
    static @Nullable Set<String> of(Schema schema, Shapes shapes) {
        Set<String> texts = new LinkedHashSet<>();
        Alternatives alternatives = Alternatives.quietly(schema, shapes);
        for (Candidate candidate : alternatives.candidates()) {
            if (!add(candidate.shape(), texts) || texts.size() > MOST) {
                return null;
            }
        }
        if (alternatives.nullable()) {
            texts.add("null");
        }
        return texts.isEmpty() ? null : texts;
    }

    private static boolean add(Shape shape, Set<String> texts) {
        List<KnownValue> values = shape.values;
        if (values != null) {
            for (KnownValue value : values) {
                if (!Literals.isScalar(value.value())) {
                    return false;
                }
                texts.add(Literals.text(value.value()));
            }
            return true;
        }
        for (String pattern : shape.limits.patterns) {
            List<String> fixed = PatternOverlap.fixedTexts(pattern);
            if (fixed != null) {
                texts.addAll(fixed);
                return true;
            }
        }
        return false;
    }
}
