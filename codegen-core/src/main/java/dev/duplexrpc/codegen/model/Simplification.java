package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.Shape.Tag;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Merges alternatives that Java need not, or cannot, tell apart: equal ones, numbers, values that are listed one by one. */
final class Simplification {
    private final Shapes shapes;
    private final Fingerprints fingerprints;
    private final ScalarModeller scalars;
    private final Findings findings;

    Simplification(Shapes shapes, Fingerprints fingerprints, ScalarModeller scalars, Findings findings) {
        this.shapes = shapes;
        this.fingerprints = fingerprints;
        this.scalars = scalars;
        this.findings = findings;
    }

    /** @param tag the member that tells the alternatives apart, if the document or the configuration names one */
    List<Candidate> simplify(List<Candidate> alternatives, @Nullable Tag tag) {
        List<Candidate> candidates = withoutDuplicates(alternatives, tag);
        candidates = listed(candidates);
        candidates = truths(candidates);
        candidates = numbers(candidates);
        candidates = texts(candidates);
        return lists(candidates);
    }

    private List<Candidate> withoutDuplicates(List<Candidate> candidates, @Nullable Tag tag) {
        Set<Object> seen = new HashSet<>();
        List<Candidate> distinct = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Object says = fingerprints.of(candidate.schema());
            boolean told = tag != null || candidate.shape().tag != null;
            // A discriminator tells components apart by their names, even if they say the same.
            if (seen.add(told ? List.of(says, candidate.target(shapes)) : says)) {
                distinct.add(candidate);
            }
        }
        return distinct;
    }

    /** Alternatives that list strings or numbers become one list, unless there is only one, which may be an enumeration of its own. */
    private List<Candidate> listed(List<Candidate> candidates) {
        List<Candidate> result = candidates;
        for (Kind kind : List.of(Kind.STRING, Kind.NUMBER)) {
            List<Candidate> lists =
                    result.stream().filter(c -> c.kind() == kind && c.lists()).toList();
            boolean needed =
                    lists.size() > 1 || (lists.size() == 1 && lists.get(0).shape().isConst && result.size() > 1);
            if (needed) {
                result = replace(
                        result,
                        lists,
                        new Part.Listed(values(lists), lists.get(0).place()));
            }
        }
        boolean onlyLists = result.size() == 2 && result.stream().allMatch(c -> c.lists() && c.kind() != null);
        return onlyLists && result.stream().allMatch(c -> c.kind() == Kind.STRING || c.kind() == Kind.NUMBER)
                ? replace(
                        result,
                        result,
                        new Part.Listed(values(result), result.get(0).place()))
                : result;
    }

    private static List<KnownValue> values(List<Candidate> lists) {
        List<KnownValue> all = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Candidate list : lists) {
            List<KnownValue> values = list.shape().values;
            if (values != null) {
                for (KnownValue value : EnumModeller.withoutNull(values)) {
                    if (seen.add(value.value())) {
                        all.add(value);
                    }
                }
            }
        }
        return all;
    }

    private List<Candidate> truths(List<Candidate> candidates) {
        List<Candidate> some =
                candidates.stream().filter(c -> c.kind() == Kind.BOOLEAN).toList();
        return some.size() < 2
                ? candidates
                : replace(
                        candidates,
                        some,
                        new Part.Only(Kind.BOOLEAN, some.get(0).place()));
    }

    private List<Candidate> numbers(List<Candidate> candidates) {
        List<Candidate> some = candidates.stream()
                .filter(c -> c.kind() == Kind.NUMBER && !c.lists())
                .toList();
        if (some.size() < 2) {
            return candidates;
        }
        if (some.stream().anyMatch(c -> c.shape().limits.boundsNumbers())) {
            simplified(some, "Several alternatives are numbers; they become one, and their limits are not checked.");
        }
        Type widest = scalars.widest(some.stream().map(Candidate::shape).toList());
        return replace(candidates, some, new Part.Numbers(widest, some.get(0).place()));
    }

    /** Strings that are neither listed nor of provably different patterns cannot be told apart, and need not be. */
    private List<Candidate> texts(List<Candidate> candidates) {
        List<Candidate> some = candidates.stream()
                .filter(c -> c.kind() == Kind.STRING && !c.lists())
                .toList();
        if (some.size() < 2 || TextDecisions.areDisjoint(some)) {
            return candidates;
        }
        simplified(some, "Several alternatives are strings that nothing tells apart; they become one plain string.");
        return replace(candidates, some, new Part.Only(Kind.STRING, some.get(0).place()));
    }

    /** A list of this or a list of that is read as a list of this or that, unless the first element tells them apart. */
    private List<Candidate> lists(List<Candidate> candidates) {
        List<Candidate> some =
                candidates.stream().filter(c -> c.kind() == Kind.ARRAY).toList();
        boolean plain = some.stream().allMatch(c -> c.shape().prefix.isEmpty() && c.shape().items != null);
        if (some.size() < 2 || !plain || ArrayDecisions.areDisjoint(some, shapes)) {
            return candidates;
        }
        simplified(
                some,
                "Several alternatives are arrays that their first element does not tell apart; they become one array of either element.");
        List<Schema> elements = new ArrayList<>();
        for (Candidate list : some) {
            Schema items = list.shape().items;
            if (items != null) {
                elements.add(items);
            }
        }
        Place place = some.get(0).place();
        return replace(candidates, some, new Part.ListOf(Schema.of(new Part.Either(elements, place)), place));
    }

    private List<Candidate> replace(List<Candidate> all, List<Candidate> some, Part by) {
        Candidate first = some.get(0);
        Schema schema = Schema.of(by);
        Candidate replacement = new Candidate(schema, shapes.of(schema), first.kind(), first.trail());
        List<Candidate> result = new ArrayList<>();
        for (Candidate candidate : all) {
            if (candidate == first) {
                result.add(replacement);
            } else if (!some.contains(candidate)) {
                result.add(candidate);
            }
        }
        return result;
    }

    private void simplified(List<Candidate> some, String sentence) {
        findings.report(
                Problem.SIMPLIFIED_SCHEMA,
                some.get(1).place(),
                sentence,
                "Nothing needs to be done if that is acceptable; else give them constants, or patterns that exclude each other.");
    }
}
