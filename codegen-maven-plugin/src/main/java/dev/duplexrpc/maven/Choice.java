package dev.duplexrpc.maven;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;

/** A parameter that is one of a few words. */
final class Choice {
    private Choice() {}

    static <E extends Enum<E>> E of(Class<E> words, String parameter, String value) throws MojoFailureException {
        for (E word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(value.strip())) {
                return word;
            }
        }
        throw new MojoFailureException("The " + parameter + " '" + value + "' is unknown; choose "
                + Arrays.stream(words.getEnumConstants())
                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" or "))
                + ".");
    }
}
