package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Decision.MembersBranch;
import dev.duplexrpc.codegen.model.Shape.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells objects apart: by a member that can hold other values in each of them, several such members one after the other, or by the
 * members that they require.
 */
final class ObjectDecisions {
    /** A member beyond these is no tag; without the bound, wide variants would make the search quadratic. */
    private static final int MAX_TAGS = 40;

    private final List<Candidate> candidates;
    private final Shapes shapes;
    private final @Nullable String[] labels;
    private final Map<Integer, Guess> guesses = new LinkedHashMap<>();
    private final Set<TagUse> tags = new LinkedHashSet<>();
    private final Map<List<Integer>, Outcome> known = new HashMap<>();

    ObjectDecisions(List<Candidate> candidates, Shapes shapes, @Nullable String[] labels) {
        this.candidates = candidates;
        this.shapes = shapes;
        this.labels = labels;
    }

    /** A variant that is only what remains. */
    record Guess(Candidate candidate, String because) {}

    /** A member whose value told a variant from others. */
    record TagUse(int variant, String member) {}

    private record Outcome(@Nullable Decision decision) {}

    Map<Integer, Guess> guesses() {
        return guesses;
    }

    Set<TagUse> tags() {
        return tags;
    }

    /** Two variants that cannot be told apart. */
    int[] indistinguishable(List<Integer> variants) {
        for (int i = 0; i < variants.size(); i++) {
            for (int j = i + 1; j < variants.size(); j++) {
                if (decide(List.of(variants.get(i), variants.get(j))) == null) {
                    return new int[] {variants.get(i), variants.get(j)};
                }
            }
        }
        return new int[] {variants.get(0), variants.get(variants.size() - 1)};
    }

    @Nullable Decision decide(List<Integer> variants) {
        Outcome outcome = known.get(variants);
        if (outcome == null) {
            outcome = new Outcome(find(variants));
            known.put(variants, outcome);
        }
        return outcome.decision();
    }

    private @Nullable Decision find(List<Integer> variants) {
        if (variants.isEmpty()) {
            return new Decision.Unknown();
        }
        if (variants.size() == 1) {
            return new Decision.Chosen(variants.get(0));
        }
        List<String> members = memberNames(variants);
        Decision decision = byTags(variants, members, true);
        if (decision == null) {
            decision = byKeys(variants);
        }
        return decision == null ? byTags(variants, members, false) : decision;
    }

    private List<String> memberNames(List<Integer> variants) {
        Set<String> names = new LinkedHashSet<>();
        for (int variant : variants) {
            for (String name : shape(variant).members.keySet()) {
                if (names.size() < MAX_TAGS) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }

    private Shape shape(int variant) {
        return candidates.get(variant).shape();
    }

    private @Nullable Decision byTags(List<Integer> variants, List<String> members, boolean requiredInAll) {
        Decision best = null;
        for (String member : members) {
            if (!requiredInAll || variants.stream().allMatch(v -> shape(v).isRequired(member))) {
                TagDecision tag = TagDecision.of(member, variants, candidates, shapes);
                if (tag != null && (tag.isComplete() || !requiredInAll)) {
                    Decision decision = byTag(tag);
                    if (decision != null && tag.isPerfect()) {
                        return decision;
                    }
                    best = best == null ? decision : best;
                }
            }
        }
        return best;
    }

    private @Nullable Decision byTag(TagDecision tag) {
        Map<String, Decision> branches = new LinkedHashMap<>();
        for (Map.Entry<String, List<Integer>> group : tag.groups().entrySet()) {
            Decision branch = decide(group.getValue());
            if (branch == null) {
                return null;
            }
            branches.put(group.getKey(), branch);
            for (int variant : group.getValue()) {
                tags.add(new TagUse(variant, tag.member()));
                if (labels[variant] == null && group.getValue().size() == 1) {
                    labels[variant] = group.getKey();
                }
            }
        }
        Decision otherwise = decide(tag.untagged());
        Decision absent = decide(tag.mayLackIt());
        return otherwise == null || absent == null
                ? null
                : new Decision.ByText(tag.member(), branches, otherwise, absent);
    }

    /** What the document itself, or the configuration, says to be the tag. */
    @Nullable Decision byDeclaredTag(Tag tag, List<Integer> variants) {
        Map<String, List<Integer>> groups = TagDecision.declaredGroups(tag, variants, candidates, shapes);
        Map<String, Decision> branches = new LinkedHashMap<>();
        for (Map.Entry<String, List<Integer>> group : groups.entrySet()) {
            Decision branch = decide(group.getValue());
            if (branch == null) {
                return null;
            }
            branches.put(group.getKey(), branch);
            for (int variant : group.getValue()) {
                tags.add(new TagUse(variant, tag.member()));
                labels[variant] = labels[variant] == null ? group.getKey() : labels[variant];
            }
        }
        return new Decision.ByText(tag.member(), branches, new Decision.Unknown(), new Decision.Unknown());
    }

    /** One after the other: who requires a member that none of those who are left knows is told by that member. */
    private @Nullable Decision byKeys(List<Integer> variants) {
        List<Integer> left = new ArrayList<>(variants);
        List<MembersBranch> branches = new ArrayList<>();
        boolean progress = true;
        while (progress && left.size() > 1) {
            progress = false;
            for (int variant : List.copyOf(left)) {
                String key = left.size() > 1 ? ownKey(variant, left) : null;
                if (key != null) {
                    branches.add(new MembersBranch(List.of(key), List.of(), new Decision.Chosen(variant)));
                    labels[variant] = labels[variant] == null ? key : labels[variant];
                    left.remove(Integer.valueOf(variant));
                    progress = true;
                }
            }
        }
        if (branches.isEmpty()) {
            return null;
        }
        if (left.size() > 1) {
            Decision rest = byTags(left, memberNames(left), true);
            return rest == null ? null : new Decision.ByMembers(List.copyOf(branches), rest);
        }
        int last = left.get(0);
        String key = ownKey(last, variants);
        if (key == null) {
            guess(last, variants);
        } else {
            labels[last] = labels[last] == null ? key : labels[last];
        }
        List<String> present = List.copyOf(shape(last).required.keySet());
        if (present.isEmpty()) {
            return new Decision.ByMembers(List.copyOf(branches), new Decision.Chosen(last));
        }
        branches.add(new MembersBranch(present, List.of(), new Decision.Chosen(last)));
        return new Decision.ByMembers(List.copyOf(branches), new Decision.Unknown());
    }

    private @Nullable String ownKey(int variant, List<Integer> among) {
        for (String key : shape(variant).required.keySet()) {
            boolean foreign = among.stream().allMatch(other -> other == variant || !knows(shape(other), key));
            if (foreign) {
                return key;
            }
        }
        return null;
    }

    private static boolean knows(Shape shape, String member) {
        boolean forbidden = shape.forbidden.stream().anyMatch(names -> names.size() == 1 && names.contains(member));
        return !forbidden && (shape.members.containsKey(member) || shape.isRequired(member));
    }

    private void guess(int last, List<Integer> variants) {
        Shape shape = shape(last);
        boolean proven = (shape.others == Shape.Others.CLOSED && shape.patternMembers.isEmpty())
                || variants.stream()
                        .filter(v -> v != last)
                        .allMatch(v -> shape(v).required.keySet().stream()
                                .anyMatch(key -> shape.forbidden.contains(Set.of(key))));
        if (!proven) {
            guesses.put(
                    last, new Guess(candidates.get(last), "it requires nothing that the others do not know as well"));
        }
    }

    static boolean isScalar(Set<Kind> kinds) {
        return kinds.contains(Kind.STRING) || kinds.contains(Kind.NUMBER) || kinds.contains(Kind.BOOLEAN);
    }
}
