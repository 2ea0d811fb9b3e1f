package dev.duplexrpc.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which names the members of an object may have, where a schema says more about them than a list: patterns, lengths, names that are refused. Immutable; each method
 * gives one that asks for more.
 */
public final class MemberNames {
    private static final MemberNames ANY = new MemberNames(List.of());

    private final List<Rule> rules;

    /** What a name must be, and the rest of a sentence about one that is not. */
    private record Rule(Predicate<String> takes, String complaint) {}

    private MemberNames(List<Rule> rules) {
        this.rules = rules;
    }

    /** Every name. */
    public static MemberNames any() {
        return ANY;
    }

    /**
     * Only names in which one of the expressions is found.
     *
     * @param written the expressions as the contract says them
     */
    public MemberNames matching(String written, Pattern... patterns) {
        List<Pattern> all = List.of(patterns);
        return and(
                name -> all.stream().anyMatch(pattern -> BoundedMatching.find(pattern, name)),
                "is not allowed: its name does not match " + Excerpt.cut(written));
    }

    /** Only names of so many characters (code points). */
    public MemberNames length(int min, int max) {
        return and(
                name -> {
                    int length = name.codePointCount(0, name.length());
                    return length >= min && length <= max;
                },
                "is not allowed: its name should have " + Bounds.count(min, max, "character"));
    }

    /** Only these names. */
    public MemberNames of(String... names) {
        List<String> all = List.of(names);
        List<String> shown = new ArrayList<>();
        all.forEach(name -> shown.add("'" + name + "'"));
        return and(all::contains, "is none of " + Excerpt.cut(String.join(", ", shown)));
    }

    /** Not these names. */
    public MemberNames except(String... names) {
        List<String> all = List.of(names);
        return and(name -> !all.contains(name), "is not allowed");
    }

    private MemberNames and(Predicate<String> takes, String complaint) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(new Rule(takes, complaint));
        return new MemberNames(List.copyOf(more));
    }

    /** What is wrong with a name, as the rest of a sentence; null if nothing is. */
    @Nullable String complaint(String name) {
        for (Rule rule : rules) {
            if (!rule.takes().test(name)) {
                return rule.complaint();
            }
        }
        return null;
    }
}
