package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Decision.PatternBranch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells scalars of one JSON type apart: by the values that are listed, then by patterns that exclude each other. */
final class TextDecisions {
    private TextDecisions() {}

    /** @param kind the type of all the scalars; of what the variants list only this counts, lest {@code "null"} be taken for {@code null} */
    static @Nullable Decision decide(Kind kind, List<Integer> variants, List<Candidate> candidates) {
        Map<Literal, Decision> branches = new LinkedHashMap<>();
        List<Integer> lists = new ArrayList<>();
        List<Integer> plain = new ArrayList<>();
        for (int variant : variants) {
            List<KnownValue> values = candidates.get(variant).shape().values;
            if (values == null) {
                plain.add(variant);
                continue;
            }
            lists.add(variant);
            for (KnownValue value : values) {
                if (Literals.kind(value.value()) == kind) {
                    branches.putIfAbsent(Literals.byValue(value.value()), new Decision.Chosen(variant));
                }
            }
        }
        // A list is open: a text that is new to it belongs there rather than nowhere.
        Decision unlisted = lists.isEmpty() ? new Decision.Unknown() : new Decision.Chosen(lists.get(0));
        Decision otherwise = ofPlain(plain, candidates, unlisted);
        if (otherwise == null || branches.isEmpty()) {
            return otherwise;
        }
        return new Decision.ByText(new Decision.Tag.Itself(), branches, otherwise, new Decision.Unknown());
    }

    private static @Nullable Decision ofPlain(List<Integer> plain, List<Candidate> candidates, Decision unlisted) {
        if (plain.isEmpty()) {
            return unlisted;
        }
        if (plain.size() > 1 && !areDisjoint(plain.stream().map(candidates::get).toList())) {
            return null;
        }
        List<PatternBranch> branches = new ArrayList<>();
        for (int variant : plain) {
            String pattern = pattern(candidates.get(variant));
            if (pattern == null) {
                return new Decision.Chosen(variant);
            }
            branches.add(new PatternBranch(
                    new Checks.Regex(Patterns.translate(pattern).java(), pattern), new Decision.Chosen(variant)));
        }
        return new Decision.ByPattern(List.copyOf(branches), unlisted);
    }

    /** Whether no text fits two of the strings. */
    static boolean areDisjoint(List<Candidate> strings) {
        for (int i = 0; i < strings.size(); i++) {
            for (int j = i + 1; j < strings.size(); j++) {
                String one = pattern(strings.get(i));
                String other = pattern(strings.get(j));
                if (one == null || other == null || !PatternOverlap.areDisjoint(one, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The only pattern of a string, if it can be used. */
    private static @Nullable String pattern(Candidate candidate) {
        List<String> patterns = candidate.shape().limits.patterns;
        return patterns.size() == 1 && Patterns.translate(patterns.get(0)).problem() == null ? patterns.get(0) : null;
    }
}
