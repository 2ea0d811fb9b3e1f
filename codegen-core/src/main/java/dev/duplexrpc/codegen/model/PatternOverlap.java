package dev.duplexrpc.codegen.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proves, for the patterns that documents use as tags, that no text fits both. What it cannot prove it does not claim. */
final class PatternOverlap {
    private static final String LITERAL = "(?:[^\\\\^$.|?*+()\\[\\]{}]|\\\\[^A-Za-z0-9])";
    private static final Pattern FIXED = Pattern.compile("\\^(" + LITERAL + "*)\\$");
    private static final Pattern FIXED_CHOICE =
            Pattern.compile("\\^(" + LITERAL + "*)\\((?:\\?:)?(" + LITERAL + "*(?:\\|" + LITERAL + "*)*)\\)\\$");

    private PatternOverlap() {}

    /** The only texts that fit the pattern; null when it takes more than a list of words. */
    static @Nullable List<String> fixedTexts(String pattern) {
        Matcher fixed = FIXED.matcher(pattern);
        if (fixed.matches()) {
            return List.of(unescaped(fixed.group(1)));
        }
        Matcher choice = FIXED_CHOICE.matcher(pattern);
        if (!choice.matches()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (String word : choice.group(2).split("(?<!\\\\)\\|", -1)) {
            texts.add(unescaped(choice.group(1) + word));
        }
        return texts;
    }

    static boolean areDisjoint(String one, String other) {
        List<String> texts = fixedTexts(one);
        List<String> otherTexts = fixedTexts(other);
        if (texts != null) {
            return texts.stream().noneMatch(text -> finds(other, text));
        }
        if (otherTexts != null) {
            return otherTexts.stream().noneMatch(text -> finds(one, text));
        }
        return PatternAutomaton.areDisjoint(one, other);
    }

    private static boolean finds(String pattern, String text) {
        return Pattern.compile(Patterns.translate(pattern).java()).matcher(text).find();
    }

    private static String unescaped(String literal) {
        return literal.replaceAll("\\\\(.)", "$1");
    }
}
