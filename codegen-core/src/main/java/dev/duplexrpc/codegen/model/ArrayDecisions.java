package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells arrays apart by the JSON type of their first element, or by a position at which each of them has constants. An empty array
 * is the first variant that may be empty.
 */
final class ArrayDecisions {
    /** A constant further behind cannot be what an author had in mind to tell variants apart. */
    private static final int MAX_POSITIONS = 20;

    private ArrayDecisions() {}

    static @Nullable Decision decide(List<Integer> variants, List<Candidate> candidates, Shapes shapes) {
        Decision byFirst = byFirst(variants, candidates, shapes);
        for (int position = 0; byFirst == null && position < MAX_POSITIONS; position++) {
            Decision byPosition = byPosition(position, variants, candidates, shapes);
            if (byPosition != null) {
                return byPosition;
            }
        }
        return byFirst;
    }

    private static @Nullable Decision byPosition(
            int position, List<Integer> variants, List<Candidate> candidates, Shapes shapes) {
        Map<Literal, Decision> branches = new LinkedHashMap<>();
        for (int variant : variants) {
            Shape shape = candidates.get(variant).shape();
            Integer min = shape.limits.minItems;
            boolean isThere = position < shape.prefix.size() && (min == null || position < min);
            Set<Literal> values = isThere ? MemberValues.of(shape.prefix.get(position), shapes) : null;
            if (values == null) {
                return null;
            }
            for (Literal value : values) {
                if (branches.put(value, new Decision.Chosen(variant)) != null) {
                    return null;
                }
            }
        }
        Decision unknown = new Decision.Unknown();
        return new Decision.ByText(new Decision.Tag.AtPosition(position), branches, unknown, unknown);
    }

    private static @Nullable Decision byFirst(List<Integer> variants, List<Candidate> candidates, Shapes shapes) {
        Map<Kind, Decision> branches = new EnumMap<>(Kind.class);
        Decision empty = null;
        for (int variant : variants) {
            Candidate candidate = candidates.get(variant);
            for (Kind kind : firstKinds(candidate, shapes)) {
                if (branches.put(kind, new Decision.Chosen(variant)) != null) {
                    return null;
                }
            }
            Integer min = candidate.shape().limits.minItems;
            boolean mayBeEmpty = candidate.shape().prefix.isEmpty() && (min == null || min == 0);
            if (empty == null && mayBeEmpty) {
                empty = new Decision.Chosen(variant);
            }
        }
        return new Decision.ByElement(branches, empty == null ? new Decision.Unknown() : empty);
    }

    static boolean areDisjoint(List<Candidate> arrays, Shapes shapes) {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (Candidate array : arrays) {
            for (Kind kind : firstKinds(array, shapes)) {
                if (!seen.add(kind)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Set<Kind> firstKinds(Candidate array, Shapes shapes) {
        Shape shape = array.shape();
        Schema first = shape.prefix.isEmpty() ? shape.items : shape.prefix.get(0);
        return first == null ? EnumSet.allOf(Kind.class) : kinds(first, shapes);
    }

    /** The JSON types that values of a schema may have. */
    static Set<Kind> kinds(Schema schema, Shapes shapes) {
        Alternatives alternatives = Alternatives.quietly(schema, shapes);
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Candidate candidate : alternatives.candidates()) {
            if (candidate.kind() == null) {
                return EnumSet.allOf(Kind.class);
            }
            kinds.add(candidate.kind());
        }
        if (alternatives.nullable()) {
            kinds.add(Kind.NULL);
        }
        return kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
    }
}
