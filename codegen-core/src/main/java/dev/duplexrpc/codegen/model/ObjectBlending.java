package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Shape.Others;
import dev.duplexrpc.codegen.model.Shape.Tag;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object of those that nothing tells apart: it has the members of all of them, each of either type, and requires what all of them
 * require. Where one says no more than another, the other is the one.
 */
final class ObjectBlending {
    /** Whoever lists more alternatives has something in mind that tells them apart, and should say it. */
    private static final int MOST = 30;

    private final Shapes shapes;
    private final Fingerprints fingerprints;
    private final Findings findings;

    ObjectBlending(Shapes shapes, Fingerprints fingerprints, Findings findings) {
        this.shapes = shapes;
        this.fingerprints = fingerprints;
        this.findings = findings;
    }

    /**
     * The alternatives, with fewer objects where some had to be made one; as they were where that does not help.
     *
     * @param tag the member that tells the alternatives apart, if the document or the configuration names one
     */
    List<Candidate> blend(List<Candidate> alternatives, Shape union, @Nullable Tag tag) {
        List<Candidate> all = alternatives;
        int[] first = null;
        while (isBlendable(all, tag)) {
            List<Candidate> objects = objects(all);
            int[] pair = indistinguishable(objects);
            if (pair == null) {
                break;
            }
            Candidate one = objects.get(pair[0]);
            Candidate other = objects.get(pair[1]);
            Candidate both = one(one, other);
            if (both == null) {
                return alternatives;
            }
            first = first == null ? pair : first;
            List<Candidate> fewer = new ArrayList<>();
            for (Candidate candidate : all) {
                if (candidate == one) {
                    fewer.add(both);
                } else if (candidate != other) {
                    fewer.add(candidate);
                }
            }
            all = fewer;
        }
        if (first != null) {
            List<Candidate> objects = objects(alternatives);
            report(objects.get(first[0]), objects.get(first[1]), union);
        }
        return all;
    }

    private int @Nullable [] indistinguishable(List<Candidate> objects) {
        ObjectDecisions decisions = new ObjectDecisions(objects, shapes);
        List<Integer> variants = IntStream.range(0, objects.size()).boxed().toList();
        return decisions.decide(variants) == null ? decisions.indistinguishable(variants) : null;
    }

    /** What stands for both; null when they have too little in common. */
    private @Nullable Candidate one(Candidate one, Candidate other) {
        if (saysNoMore(other, one)) {
            return one;
        }
        if (saysNoMore(one, other)) {
            return other;
        }
        boolean alike =
                one.shape().required.keySet().equals(other.shape().required.keySet());
        return alike ? both(one, other) : null;
    }

    private static boolean isBlendable(List<Candidate> all, @Nullable Tag tag) {
        List<Candidate> objects = objects(all);
        return tag == null
                && objects.size() > 1
                && objects.size() <= MOST
                && objects.stream().allMatch(object -> object.shape().tag == null && !object.lists());
    }

    private static List<Candidate> objects(List<Candidate> all) {
        return all.stream().filter(candidate -> candidate.kind() == Kind.OBJECT).toList();
    }

    /** Whether whatever is meant by the first is one of the second, too. */
    private boolean saysNoMore(Candidate first, Candidate second) {
        Shape less = first.shape();
        Shape more = second.shape();
        return more.others != Others.CLOSED
                && more.others != Others.TYPED
                && more.patternMembers.isEmpty()
                && less.patternMembers.isEmpty()
                && less.others != Others.TYPED
                && less.required.keySet().containsAll(more.required.keySet())
                && less.members.entrySet().stream()
                        .allMatch(member -> isSame(member.getValue(), more.members.get(member.getKey())));
    }

    private boolean isSame(Schema one, @Nullable Schema other) {
        return other != null && (one.equals(other) || fingerprints.of(one).equals(fingerprints.of(other)));
    }

    private Candidate both(Candidate one, Candidate other) {
        Shape first = one.shape();
        Shape second = other.shape();
        Place place = one.place();
        Map<String, Schema> members = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(first.members.keySet());
        names.addAll(second.members.keySet());
        for (String name : names) {
            Schema here = first.members.get(name);
            Schema there = second.members.get(name);
            if (here != null && there != null && !isSame(here, there)) {
                members.put(name, Schema.of(new Part.Either(List.of(here, there), here.place())));
            } else if (here != null) {
                members.put(name, here);
            } else if (there != null) {
                members.put(name, there);
            }
        }
        Set<String> required = new LinkedHashSet<>(first.required.keySet());
        required.retainAll(second.required.keySet());
        boolean closed = isClosed(first) && isClosed(second);
        List<Schema> alternatives = List.of(one.schema(), other.schema());
        Schema blend = Schema.of(new Part.Blend(alternatives, members, required, closed, place));
        return new Candidate(blend, shapes.of(blend), Kind.OBJECT, one.trail());
    }

    private static boolean isClosed(Shape shape) {
        return shape.others == Others.CLOSED && shape.patternMembers.isEmpty();
    }

    private void report(Candidate one, Candidate other, Shape union) {
        findings.report(
                Problem.AMBIGUOUS_UNION,
                union.place(),
                "Nothing tells the alternatives " + one.place().pointer() + " and "
                        + other.place().pointer() + " apart.",
                "Require a member with a constant in each of them, or name the member that tells them apart with x-discriminator; in lenient mode they become one object with the members of both.");
    }
}
