package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Shape.Tag;
import dev.duplexrpc.codegen.read.NumberNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one member divides variants.
 *
 * @param groups the variants by each value that the member may hold
 * @param untagged variants that do not know the member
 * @param mayLackIt variants whose objects may come without the member
 * @param isPerfect whether each value belongs to one variant
 */
record TagDecision(
        String member,
        Map<Literal, List<Integer>> groups,
        List<Integer> untagged,
        List<Integer> mayLackIt,
        boolean isPerfect) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,100}(\\.[0-9]{1,100})?");

    /** Whether every variant requires the member and lists its values. */
    boolean isComplete() {
        return untagged.isEmpty() && mayLackIt.isEmpty();
    }

    /** Null when the member does not divide the variants. */
    static @Nullable TagDecision of(String member, List<Integer> variants, List<Candidate> candidates, Shapes shapes) {
        Map<Literal, List<Integer>> groups = new LinkedHashMap<>();
        List<Integer> untagged = new ArrayList<>();
        List<Integer> mayLackIt = new ArrayList<>();
        for (int variant : variants) {
            Shape shape = candidates.get(variant).shape();
            Schema schema = shape.members.get(member);
            Set<Literal> values = schema == null ? null : MemberValues.of(schema, shapes);
            if (values == null) {
                if (schema != null && ObjectDecisions.isScalar(ArrayDecisions.kinds(schema, shapes))) {
                    return null; // it may hold any text, also one that means another variant
                }
                untagged.add(variant);
                mayLackIt.add(variant);
                continue;
            }
            values.forEach(value ->
                    groups.computeIfAbsent(value, v -> new ArrayList<>()).add(variant));
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
    static @Nullable Map<Literal, List<Integer>> declaredGroups(
            Tag tag, List<Integer> variants, List<Candidate> candidates, Shapes shapes) {
        Map<Literal, List<Integer>> groups = new LinkedHashMap<>();
        for (int variant : variants) {
            Set<Literal> values = declaredValues(tag, candidates.get(variant), shapes);
            if (values.isEmpty()) {
                return null;
            }
            for (Literal value : values) {
                groups.computeIfAbsent(value, v -> new ArrayList<>()).add(variant);
            }
        }
        return groups;
    }

    /** Whether an entry of a mapping, a component's key or a reference, means this schema. */
    static boolean means(String reference, Place target) {
        return reference.equals(target.name())
                || reference.substring(reference.indexOf('#') + 1).equals(target.pointer());
    }

    private static Set<Literal> declaredValues(Tag tag, Candidate candidate, Shapes shapes) {
        Place target = candidate.target(shapes);
        boolean named = !target.equals(candidate.place());
        Schema member = candidate.shape().members.get(tag.member());
        Set<Literal> values = new LinkedHashSet<>();
        tag.mapping().forEach((text, reference) -> {
            if (named && means(reference, target)) {
                values.add(value(text, member, shapes));
            }
        });
        if (!values.isEmpty()) {
            return values;
        }
        Set<Literal> listed = member == null ? null : MemberValues.of(member, shapes);
        if (listed != null) {
            return listed;
        }
        return named ? Set.of(new Literal(Literal.Kind.TEXT, target.name())) : Set.of();
    }

    /** A mapping has only texts for its keys; where the member is no text, they are the JSON of what it holds. */
    private static Literal value(String key, @Nullable Schema member, Shapes shapes) {
        Set<Kind> kinds = member == null ? Set.of() : ArrayDecisions.kinds(member, shapes);
        if (!kinds.contains(Kind.STRING)) {
            if (kinds.contains(Kind.NUMBER) && NUMBER.matcher(key).matches()) {
                return Literals.byValue(new NumberNode(new BigDecimal(key), key, 0, 0));
            }
            if (kinds.contains(Kind.BOOLEAN) && (key.equals("true") || key.equals("false"))) {
                return new Literal(Literal.Kind.TRUTH, key);
            }
        }
        return new Literal(Literal.Kind.TEXT, key);
    }
}
