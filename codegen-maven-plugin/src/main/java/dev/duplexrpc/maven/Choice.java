package dev.duplexrpc.maven;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;

/** A parameter that is one of a few words. */
final class Choice {
    private Choice() {}

    private static String written(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E of(Class<E> words, String parameter, String value) throws MojoFailureException {
        for (E word : words.getEnumConstants()) {
            if (written(word).equals(value.strip().toLowerCase(Locale.ROOT))) {
                return word;
            }
        }
        throw new MojoFailureException("The " + parameter + " '" + value + "' is unknown; choose "
                + Arrays.stream(words.getEnumConstants()).map(Choice::written).collect(Collectors.joining(" or "))
                + ".");
    }
}
