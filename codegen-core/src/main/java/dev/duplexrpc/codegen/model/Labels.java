package dev.duplexrpc.codegen.model;

import java.util.regex.Pattern;
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
}
