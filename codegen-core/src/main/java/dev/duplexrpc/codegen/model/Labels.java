package dev.duplexrpc.codegen.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Names for things that documents leave nameless. */
final class Labels {
    /** Words that a title may consist of so that it can name something; longer ones are sentences. */
    private static final Pattern WORDS = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+){0,3}");

    private Labels() {}

    /** The text, if it could name something; else null. */
    static @Nullable String identifierLike(@Nullable String text) {
        return text != null
                        && text.length() <= 40
                        && WORDS.matcher(text.strip()).matches()
                ? text.strip()
                : null;
    }

    static Set<String> repeated(List<String> labels) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        for (String label : labels) {
            if (!seen.add(label)) {
                repeated.add(label);
            }
        }
        return repeated;
    }

    /** Makes labels unique by what tells them apart anyway: their position. */
    static List<String> unique(List<String> labels) {
        Set<String> seen = new HashSet<>(labels);
        Set<String> repeated = repeated(labels);
        return IntStream.range(0, labels.size())
                .mapToObj(i -> repeated.contains(labels.get(i)) ? free(labels.get(i), i + 1, seen) : labels.get(i))
                .toList();
    }

    private static String free(String label, int position, Set<String> taken) {
        String candidate = label + position;
        while (!taken.add(candidate)) {
            candidate += "x";
        }
        return candidate;
    }
}
