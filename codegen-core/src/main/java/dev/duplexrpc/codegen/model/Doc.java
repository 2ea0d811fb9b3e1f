package dev.duplexrpc.codegen.model;

import org.jspecify.annotations.Nullable;

/**
 * What a document says in words about one of its parts. The text is as it came: Markdown, not yet safe to print.
 *
 * @param summary a short line, if there is one: {@code summary} or {@code title}
 * @param description the long text, if there is one
 * @param deprecated whether the part is marked as deprecated
 */
public record Doc(@Nullable String summary, @Nullable String description, boolean deprecated) {
    public static final Doc NONE = new Doc(null, null, false);
}
