package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Shape.Others;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a schema says about the names of members: patterns where there are no others, {@code propertyNames}, members that are {@code false}. */
final class NameRules {
    private final Shapes shapes;
    private final Findings findings;

    NameRules(Shapes shapes, Findings findings) {
        this.shapes = shapes;
        this.findings = findings;
    }

    /** Null when any name will do. */
    @Nullable MemberRules of(Shape shape) {
        List<Checks.Regex> either = either(shape);
        List<Checks.Regex> all = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        Integer minLength = null;
        Integer maxLength = null;
        if (shape.names != null) {
            Shape names = shapes.of(shape.names);
            minLength = names.limits.minLength;
            maxLength = names.limits.maxLength;
            for (String pattern : names.limits.patterns) {
                Patterns.Translation translation = translation(shape, pattern);
                if (translation != null && !translation.matchesAll()) {
                    all.add(new Checks.Regex(translation.java(), pattern));
                }
            }
            if (names.values != null) {
                names.values.forEach(value -> listed.add(Literals.text(value.value())));
            }
            if (names.format != null || !names.groups.isEmpty() || names.never) {
                dropped(
                        shape,
                        "Not all that 'propertyNames' says is checked: patterns, lengths and lists of names are.");
            }
        }
        MemberRules rules = new MemberRules(either, all, minLength, maxLength, listed, List.copyOf(shape.refused));
        sayWhatIsNotChecked(shape, rules);
        return rules.isEmpty() ? null : rules;
    }

    /** The patterns that names must match because there are no others. */
    private List<Checks.Regex> either(Shape shape) {
        List<Checks.Regex> either = new ArrayList<>();
        if (shape.others == Others.CLOSED) {
            for (String pattern : shape.patternMembers.keySet()) {
                Patterns.Translation translation = translation(shape, pattern);
                if (translation == null || translation.matchesAll()) {
                    return List.of();
                }
                either.add(new Checks.Regex(translation.java(), pattern));
            }
        }
        return either;
    }

    private Patterns.@Nullable Translation translation(Shape shape, String pattern) {
        Patterns.Translation translation = Patterns.translate(pattern);
        if (translation.problem() == null) {
            return translation;
        }
        findings.report(
                Problem.UNUSABLE_PATTERN,
                shape.place(),
                "The pattern '" + pattern + "' is not checked: " + translation.problem() + ".",
                translation.advice());
        return null;
    }

    /** Members with a name of their own are read as that says, whatever else is said of names. */
    private void sayWhatIsNotChecked(Shape shape, MemberRules rules) {
        for (String name : shape.members.keySet()) {
            if (!allows(rules, name)) {
                dropped(shape, "'propertyNames' does not allow the member '" + name + "'; that is not checked.");
            }
            for (String pattern : shape.patternMembers.keySet()) {
                Patterns.Translation translation = Patterns.translate(pattern);
                if (translation.problem() == null
                        && Pattern.compile(translation.java()).matcher(name).find()) {
                    dropped(
                            shape,
                            "The member '" + name + "' is held to its own schema and not to that of the pattern '"
                                    + pattern + "', which its name matches.");
                }
            }
        }
    }

    private static boolean allows(MemberRules rules, String name) {
        int length = name.codePointCount(0, name.length());
        return rules.all().stream()
                        .allMatch(regex ->
                                Pattern.compile(regex.java()).matcher(name).find())
                && (rules.listed().isEmpty() || rules.listed().contains(name))
                && (rules.minLength() == null || length >= rules.minLength())
                && (rules.maxLength() == null || length <= rules.maxLength());
    }

    private void dropped(Shape shape, String sentence) {
        findings.report(
                Problem.DROPPED_CHECK, shape.place(), sentence, "Nothing needs to be done if that is acceptable.");
    }
}
