package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.model.ObjectDecisions.Found;
import dev.duplexrpc.codegen.model.Shape.Tag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a value tells which variant of a union it is, so that reading it never means to try. Where a document leaves that
 * open, its author hears of it now and not a user at run time.
 */
final class DecisionMaker {
    private final Shapes shapes;
    private final Discriminators discriminators;
    private final FixedMembers fixedMembers;
    private final Findings findings;

    DecisionMaker(Shapes shapes, Discriminators discriminators, FixedMembers fixedMembers, Findings findings) {
        this.shapes = shapes;
        this.discriminators = discriminators;
        this.fixedMembers = fixedMembers;
        this.findings = findings;
    }

    /** The decision, null when there is none, which is then reported. */
    @Nullable Decision decide(List<Candidate> candidates, Shape union) {
        Map<Kind, List<Integer>> byKind = new EnumMap<>(Kind.class);
        for (int i = 0; i < candidates.size(); i++) {
            Kind kind = candidates.get(i).kind();
            if (kind != null) {
                byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(i);
            }
        }
        Map<Kind, Decision> branches = new EnumMap<>(Kind.class);
        for (Map.Entry<Kind, List<Integer>> entry : byKind.entrySet()) {
            Decision branch = ofKind(entry.getKey(), entry.getValue(), candidates, union);
            if (branch == null) {
                return null;
            }
            branches.put(entry.getKey(), branch);
        }
        byKind.getOrDefault(Kind.OBJECT, List.of())
                .forEach(variant ->
                        fixedMembers.isVariant(candidates.get(variant).schema().id()));
        return new Decision.ByKind(branches);
    }

    private @Nullable Decision ofKind(Kind kind, List<Integer> variants, List<Candidate> candidates, Shape union) {
        if (kind == Kind.OBJECT && variants.size() > 1) {
            return ofObjects(variants, candidates, union);
        }
        if (variants.size() == 1) {
            return new Decision.Chosen(variants.get(0));
        }
        Decision decision = kind == Kind.ARRAY
                ? ArrayDecisions.decide(variants, candidates, shapes)
                : TextDecisions.decide(kind, variants, candidates);
        if (decision == null) {
            ambiguous(candidates.get(variants.get(0)), candidates.get(variants.get(1)), union);
        }
        return decision;
    }

    private @Nullable Decision ofObjects(List<Integer> variants, List<Candidate> candidates, Shape union) {
        ObjectDecisions decisions = new ObjectDecisions(candidates, shapes);
        for (int variant : variants) {
            Tag included = candidates.get(variant).shape().tag;
            if (included != null) {
                discriminators.isUsed(included);
            }
        }
        Found found = union.tag == null ? null : byDeclared(union.tag, decisions, variants, candidates);
        if (found == null) {
            found = decisions.decide(variants);
        }
        Tag inherited = found == null ? inheritedTag(variants, candidates) : null;
        if (inherited != null) {
            found = decisions.byDeclaredTag(inherited, variants);
        }
        if (found == null) {
            int[] pair = decisions.indistinguishable(variants);
            ambiguous(candidates.get(pair[0]), candidates.get(pair[1]), union);
            return null;
        }
        sayWhatIsBoth(found, variants, candidates, union);
        found.guesses().forEach(guess -> guessed(candidates.get(guess.variant()), guess.because()));
        return found.decision();
    }

    private @Nullable Found byDeclared(
            Tag tag, ObjectDecisions decisions, List<Integer> variants, List<Candidate> candidates) {
        reportUnmatched(tag, variants, candidates);
        boolean known = !tag.mapping().isEmpty()
                || variants.stream().anyMatch(variant -> {
                    Shape shape = candidates.get(variant).shape();
                    return shape.members.containsKey(tag.member()) || shape.isRequired(tag.member());
                });
        if (!known) {
            findings.report(
                    tag.unusable(),
                    tag.place(),
                    "None of the alternatives has the member '" + tag.member()
                            + "' that is said to tell them apart; it is not used.",
                    "Name a member that the alternatives have, or say with 'mapping' which text means which component.");
            return null;
        }
        Found found = decisions.byDeclaredTag(tag, variants);
        if (found == null) {
            unusable(tag);
        }
        return found;
    }

    /** The discriminator of a schema that all the variants include. */
    private static @Nullable Tag inheritedTag(List<Integer> variants, List<Candidate> candidates) {
        Tag first = candidates.get(variants.get(0)).shape().tag;
        boolean same = first != null
                && variants.stream().allMatch(variant -> {
                    Tag tag = candidates.get(variant).shape().tag;
                    return tag != null && tag.member().equals(first.member());
                });
        return same ? first : null;
    }

    private void reportUnmatched(Tag tag, List<Integer> variants, List<Candidate> candidates) {
        tag.mapping().forEach((text, reference) -> {
            if (variants.stream()
                    .noneMatch(variant ->
                            TagDecision.means(reference, candidates.get(variant).target(shapes)))) {
                findings.report(
                        tag.unusable(),
                        tag.place(),
                        "The discriminator maps '" + text + "' to '" + reference
                                + "', which is none of the alternatives.",
                        "Name an alternative by its key among the components or by a reference, or remove the entry.");
            }
        });
    }

    private void unusable(Tag tag) {
        findings.report(
                tag.unusable(),
                tag.place(),
                "The member '" + tag.member() + "' does not tell all the alternatives apart; it is not used.",
                "Give the member a constant in each alternative, or say with 'mapping' which text means which component.");
    }

    private void guessed(Candidate candidate, String because) {
        findings.report(
                Problem.GUESSED_VARIANT,
                candidate.place(),
                "Whether an object is this alternative can only be guessed from the members that it has: " + because
                        + ".",
                "Give the alternatives a member with a constant each, or name one with x-discriminator.");
    }

    /** Objects that are told by the members that they have may have those of two alternatives; {@code anyOf} allows that. */
    private void sayWhatIsBoth(Found found, List<Integer> variants, List<Candidate> candidates, Shape union) {
        boolean mayBeBoth = found.decision() instanceof Decision.ByMembers
                && union.groups.stream().anyMatch(group -> group.place().name().equals("anyOf"));
        if (!mayBeBoth) {
            return;
        }
        List<Candidate> open = variants.stream()
                .map(candidates::get)
                .filter(candidate -> candidate.shape().others != Shape.Others.CLOSED
                        && candidate.shape().forbidden.isEmpty())
                .toList();
        if (open.size() > 1) {
            findings.report(
                    Problem.SIMPLIFIED_SCHEMA,
                    open.get(1).place(),
                    "An object can be this alternative and "
                            + open.get(0).place().pointer()
                            + " at once; it is read as the first that fits, and the members of the other are kept untyped.",
                    "Write oneOf if it is never both; if it can be, describe one object in which the members of both are optional.");
        }
    }

    private void ambiguous(Candidate one, Candidate other, Shape union) {
        findings.report(
                Problem.AMBIGUOUS_UNION,
                union.place(),
                "Nothing tells the alternatives " + one.place().pointer() + " and "
                        + other.place().pointer() + " apart.",
                one.kind() == Kind.OBJECT
                        ? "Require a member with a constant in each of them, or name the member that tells them apart with x-discriminator; in lenient mode the value becomes untyped JSON."
                        : "Give them different constants at one position, or first elements of different JSON types, or put each into an object that has a member with a constant; in lenient mode the value becomes untyped JSON.");
    }
}
