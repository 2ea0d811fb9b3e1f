package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.MembersBranch;
import dev.duplexrpc.codegen.model.Shape.Others;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells objects apart by which members they have. One after the other: who requires a member that none of those who are left
 * knows is told by that member.
 */
final class KeyDecision {
    /** More members than these cannot be what an author had in mind to tell variants apart. */
    private static final int MAX_OPTIONAL = 20;

    private final List<Candidate> candidates;
    private final List<Integer> left;
    private final Map<String, Integer> known = new HashMap<>();
    private final Map<Integer, String> told = new LinkedHashMap<>();

    KeyDecision(List<Candidate> candidates, List<Integer> variants) {
        this.candidates = candidates;
        this.left = new ArrayList<>(variants);
        for (int variant : variants) {
            count(variant, 1);
        }
        boolean progress = true;
        while (progress && left.size() > 1) {
            progress = false;
            for (int variant : List.copyOf(left)) {
                String key = left.size() > 1 ? ownKey(variant) : null;
                if (key != null) {
                    told.put(variant, key);
                    left.remove(Integer.valueOf(variant));
                    count(variant, -1);
                    progress = true;
                }
            }
        }
    }

    /** The variants that a required member tells, in the order in which to look, with that member. */
    Map<Integer, String> told() {
        return told;
    }

    /** The variants that are left. */
    List<Integer> left() {
        return left;
    }

    List<MembersBranch> branches() {
        List<MembersBranch> branches = new ArrayList<>();
        told.forEach((variant, key) ->
                branches.add(new MembersBranch(List.of(key), List.of(), new Decision.Chosen(variant))));
        return branches;
    }

    private Shape shape(int variant) {
        return candidates.get(variant).shape();
    }

    private void count(int variant, int by) {
        for (String member : knownMembers(shape(variant))) {
            known.merge(member, by, Integer::sum);
        }
    }

    private static List<String> knownMembers(Shape shape) {
        List<String> members = new ArrayList<>();
        for (String member : shape.members.keySet()) {
            if (!shape.forbidden.contains(Set.of(member))) {
                members.add(member);
            }
        }
        for (String member : shape.required.keySet()) {
            if (!shape.members.containsKey(member)) {
                members.add(member);
            }
        }
        return members;
    }

    private @Nullable String ownKey(int variant) {
        for (String key : shape(variant).required.keySet()) {
            if (known.getOrDefault(key, 0) == 1) {
                return key;
            }
        }
        return null;
    }

    /** Whether the one that is left could not have been meant by what the others are told by. */
    boolean isLastProven() {
        Shape last = shape(left.get(0));
        if (last.others == Others.CLOSED && last.patternMembers.isEmpty()) {
            return true;
        }
        if (told.values().stream().allMatch(key -> last.forbidden.contains(Set.of(key)))) {
            return true;
        }
        return last.required.keySet().stream()
                .anyMatch(key -> told.keySet().stream()
                        .noneMatch(other -> knownMembers(shape(other)).contains(key)));
    }

    /** A member that the last one requires and nobody else knows, which could name it. */
    @Nullable String keyOfLast() {
        return shape(left.get(0)).required.keySet().stream()
                .filter(key -> told.keySet().stream()
                        .noneMatch(other -> knownMembers(shape(other)).contains(key)))
                .findFirst()
                .orElse(null);
    }

    /**
     * For variants that require nothing: each is told by whichever of its own members is there. Null when one of them has no member
     * of its own.
     */
    static @Nullable List<MembersBranch> byOptional(List<Candidate> candidates, List<Integer> variants) {
        Map<String, Integer> known = new HashMap<>();
        for (int variant : variants) {
            knownMembers(candidates.get(variant).shape()).forEach(member -> known.merge(member, 1, Integer::sum));
        }
        List<MembersBranch> branches = new ArrayList<>();
        for (int variant : variants) {
            List<String> own = knownMembers(candidates.get(variant).shape()).stream()
                    .filter(member -> known.getOrDefault(member, 0) == 1)
                    .limit(MAX_OPTIONAL)
                    .toList();
            if (own.isEmpty()) {
                return null;
            }
            own.forEach(member ->
                    branches.add(new MembersBranch(List.of(member), List.of(), new Decision.Chosen(variant))));
        }
        return branches;
    }
}
