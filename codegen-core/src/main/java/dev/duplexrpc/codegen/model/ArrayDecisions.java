package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells arrays apart by the JSON type of their first element. An empty array is the first variant that may be empty. */
final class ArrayDecisions {
    private ArrayDecisions() {}

    static @Nullable Decision decide(List<Integer> variants, List<Candidate> candidates, Shapes shapes) {
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
