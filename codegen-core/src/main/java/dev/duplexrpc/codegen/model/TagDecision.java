package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Shape.Tag;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one member divides variants.
 *
 * @param groups the variants by each text that the member may hold
 * @param untagged variants that do not know the member
 * @param mayLackIt variants whose objects may come without the member
 * @param isPerfect whether each text belongs to one variant
 */
record TagDecision(
        String member,
        Map<String, List<Integer>> groups,
        List<Integer> untagged,
        List<Integer> mayLackIt,
        boolean isPerfect) {
    /** Whether every variant requires the member and lists its values. */
    boolean isComplete() {
        return untagged.isEmpty() && mayLackIt.isEmpty();
    }

    /** Null when the member does not divide the variants. */
    static @Nullable TagDecision of(String member, List<Integer> variants, List<Candidate> candidates, Shapes shapes) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        List<Integer> untagged = new ArrayList<>();
        List<Integer> mayLackIt = new ArrayList<>();
        for (int variant : variants) {
            Shape shape = candidates.get(variant).shape();
            Schema schema = shape.members.get(member);
            Set<String> texts = schema == null ? null : MemberTexts.of(schema, shapes);
            if (texts == null) {
                if (schema != null && ObjectDecisions.isScalar(ArrayDecisions.kinds(schema, shapes))) {
                    return null; // it may hold any text, also one that means another variant
                }
                untagged.add(variant);
                mayLackIt.add(variant);
                continue;
            }
            texts.forEach(
                    text -> groups.computeIfAbsent(text, t -> new ArrayList<>()).add(variant));
            if (!shape.isRequired(member)) {
                mayLackIt.add(variant);
            }
        }
        boolean divides = !groups.isEmpty()
                && untagged.size() < variants.size()
                && mayLackIt.size() < variants.size()
                && groups.values().stream().allMatch(group -> group.size() < variants.size());
        boolean perfect = groups.values().stream().allMatch(group -> group.size() == 1);
        return divides ? new TagDecision(member, groups, untagged, mayLackIt, perfect) : null;
    }

    /**
     * As the document declares it: by its mapping, by the values that the variants list, else by the keys of their components. Null
     * when a variant has none of these.
     */
    static @Nullable Map<String, List<Integer>> declaredGroups(
            Tag tag, List<Integer> variants, List<Candidate> candidates, Shapes shapes) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int variant : variants) {
            Set<String> texts = declaredTexts(tag, candidates.get(variant), shapes);
            if (texts.isEmpty()) {
                return null;
            }
            for (String text : texts) {
                groups.computeIfAbsent(text, t -> new ArrayList<>()).add(variant);
            }
        }
        return groups;
    }

    /** Whether an entry of a mapping, a component's key or a reference, means this schema. */
    static boolean means(String reference, Place target) {
        return reference.equals(target.name())
                || reference.substring(reference.indexOf('#') + 1).equals(target.pointer());
    }

    private static Set<String> declaredTexts(Tag tag, Candidate candidate, Shapes shapes) {
        Place target = candidate.target(shapes);
        boolean named = !target.equals(candidate.place());
        Set<String> texts = new LinkedHashSet<>();
        tag.mapping().forEach((text, reference) -> {
            if (named && means(reference, target)) {
                texts.add(text);
            }
        });
        if (!texts.isEmpty()) {
            return texts;
        }
        Schema member = candidate.shape().members.get(tag.member());
        Set<String> listed = member == null ? null : MemberTexts.of(member, shapes);
        if (listed != null) {
            return listed;
        }
        return named ? Set.of(target.name()) : Set.of();
    }
}
