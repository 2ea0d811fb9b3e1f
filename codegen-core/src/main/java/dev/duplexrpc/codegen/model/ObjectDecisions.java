package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Decision.MembersBranch;
import dev.duplexrpc.codegen.model.Shape.Others;
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
    /** Of members that list their values no more are tried; without the bound, wide variants would make the search quadratic. */
    private static final int MAX_TAGS = 40;

    /** How many variants are compared with each other to find two for an error message. */
    private static final int MAX_COMPARED = 100;

    private static final Found UNKNOWN = new Found(new Decision.Unknown(), List.of());

    private final List<Candidate> candidates;
    private final Shapes shapes;
    private final Map<List<Integer>, Outcome> known = new HashMap<>();
    private final Map<Schema, Boolean> listing = new HashMap<>();

    ObjectDecisions(List<Candidate> candidates, Shapes shapes) {
        this.candidates = candidates;
        this.shapes = shapes;
    }

    /**
     * A decision.
     *
     * @param guesses variants that are only what remains
     */
    record Found(Decision decision, List<Guess> guesses) {}

    /** A variant that is only what remains. */
    record Guess(int variant, String because) {}

    private record Outcome(@Nullable Found found) {}

    /** Two variants that cannot be told apart. */
    int[] indistinguishable(List<Integer> variants) {
        int most = Math.min(variants.size(), MAX_COMPARED);
        for (int i = 0; i < most; i++) {
            for (int j = i + 1; j < most; j++) {
                if (decide(List.of(variants.get(i), variants.get(j))) == null) {
                    return new int[] {variants.get(i), variants.get(j)};
                }
            }
        }
        return new int[] {variants.get(0), variants.get(variants.size() - 1)};
    }

    @Nullable Found decide(List<Integer> variants) {
        Outcome outcome = known.get(variants);
        if (outcome == null) {
            outcome = new Outcome(find(variants));
            known.put(variants, outcome);
        }
        return outcome.found();
    }

    private @Nullable Found find(List<Integer> variants) {
        if (variants.isEmpty()) {
            return UNKNOWN;
        }
        if (variants.size() == 1) {
            return new Found(new Decision.Chosen(variants.get(0)), List.of());
        }
        List<String> members = memberNames(variants);
        Found found = byTags(variants, members, true);
        if (found == null) {
            found = byKeys(variants);
        }
        if (found == null) {
            found = byTags(variants, members, false);
        }
        return found == null ? byOptionalKeys(variants) : found;
    }

    private List<String> memberNames(List<Integer> variants) {
        Set<String> names = new LinkedHashSet<>();
        for (int variant : variants) {
            for (Map.Entry<String, Schema> member : shape(variant).members.entrySet()) {
                if (names.size() < MAX_TAGS && !names.contains(member.getKey()) && listsValues(member.getValue())) {
                    names.add(member.getKey());
                }
            }
        }
        return List.copyOf(names);
    }

    private boolean listsValues(Schema member) {
        return listing.computeIfAbsent(member, schema -> MemberValues.of(schema, shapes) != null);
    }

    private Shape shape(int variant) {
        return candidates.get(variant).shape();
    }

    private @Nullable Found byTags(List<Integer> variants, List<String> members, boolean requiredInAll) {
        Found best = null;
        for (String member : members) {
            if (!requiredInAll || variants.stream().allMatch(v -> shape(v).isRequired(member))) {
                TagDecision tag = TagDecision.of(member, variants, candidates, shapes);
                if (tag != null && (tag.isComplete() || !requiredInAll)) {
                    Found found = byTag(tag);
                    if (found != null && tag.isPerfect()) {
                        return found;
                    }
                    best = best == null ? found : best;
                }
            }
        }
        return best;
    }

    private @Nullable Found byTag(TagDecision tag) {
        Found otherwise = decide(tag.untagged());
        Found absent = decide(tag.mayLackIt());
        return otherwise == null || absent == null ? null : byText(tag.member(), tag.groups(), otherwise, absent);
    }

    /** What the document itself, or the configuration, says to be the tag. */
    @Nullable Found byDeclaredTag(Tag tag, List<Integer> variants) {
        Map<Literal, List<Integer>> groups = TagDecision.declaredGroups(tag, variants, candidates, shapes);
        return groups == null ? null : byText(tag.member(), groups, UNKNOWN, UNKNOWN);
    }

    private @Nullable Found byText(String member, Map<Literal, List<Integer>> groups, Found otherwise, Found absent) {
        Map<Literal, Decision> branches = new LinkedHashMap<>();
        Set<Guess> guesses = new LinkedHashSet<>(otherwise.guesses());
        guesses.addAll(absent.guesses());
        for (Map.Entry<Literal, List<Integer>> group : groups.entrySet()) {
            Found branch = decide(group.getValue());
            if (branch == null) {
                return null;
            }
            branches.put(group.getKey(), branch.decision());
            guesses.addAll(branch.guesses());
        }
        Decision decision = new Decision.ByText(
                new Decision.Tag.OfMember(member), branches, otherwise.decision(), absent.decision());
        return new Found(decision, List.copyOf(guesses));
    }

    /** One after the other by a member that only they require; who is left is divided by tags, or is the last one. */
    private @Nullable Found byKeys(List<Integer> variants) {
        KeyDecision keys = new KeyDecision(candidates, variants);
        List<MembersBranch> branches = keys.branches();
        if (branches.isEmpty()) {
            return null;
        }
        if (keys.left().size() > 1) {
            Found rest = byTags(keys.left(), memberNames(keys.left()), true);
            return rest == null
                    ? null
                    : new Found(new Decision.ByMembers(List.copyOf(branches), rest.decision()), rest.guesses());
        }
        int last = keys.left().get(0);
        String key = keys.keyOfLast();
        List<Guess> guesses = keys.isLastProven()
                ? List.of()
                : List.of(new Guess(last, "it requires nothing that the others do not know as well"));
        List<String> present =
                key != null ? List.of(key) : List.copyOf(shape(last).required.keySet());
        Decision otherwise = present.isEmpty() ? new Decision.Chosen(last) : new Decision.Unknown();
        if (!present.isEmpty()) {
            branches.add(new MembersBranch(present, List.of(), new Decision.Chosen(last)));
        }
        return new Found(new Decision.ByMembers(List.copyOf(branches), otherwise), guesses);
    }

    private @Nullable Found byOptionalKeys(List<Integer> variants) {
        List<MembersBranch> branches = KeyDecision.byOptional(candidates, variants);
        if (branches == null) {
            return null;
        }
        List<Guess> guesses = new ArrayList<>();
        guesses.add(new Guess(variants.get(0), "none of the alternatives requires the members that tell it apart"));
        return new Found(new Decision.ByMembers(List.copyOf(branches), ofNothing(variants)), guesses);
    }

    /** What an object with none of the telling members is: the first that lets it have no members, or any. */
    private Decision ofNothing(List<Integer> variants) {
        for (int variant : variants) {
            if (shape(variant).required.isEmpty() && shape(variant).others != Others.CLOSED) {
                return new Decision.Chosen(variant);
            }
        }
        return new Decision.Unknown();
    }

    static boolean isScalar(Set<Kind> kinds) {
        return kinds.contains(Kind.STRING) || kinds.contains(Kind.NUMBER) || kinds.contains(Kind.BOOLEAN);
    }
}
