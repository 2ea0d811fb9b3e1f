package dev.duplexrpc.codegen.model;

import org.jspecify.annotations.Nullable;

/**
 * What a document says in words about one of its parts. The text is as it came: Markdown, not yet safe to print.
 *
 * @param summary a short line, if there is one: {@code summary} or {@code title}
 * @param description the long text, if there is one
 * @param deprecated whether the part is marked as deprecated
 * @param see where more is said, if anywhere: {@code externalDocs}
 */
public record Doc(
        @Nullable String summary,
        @Nullable String description,
        boolean deprecated,
        @Nullable Elsewhere see) {
    public static final Doc NONE = new Doc(null, null, false);

    public Doc(@Nullable String summary, @Nullable String description, boolean deprecated) {
        this(summary, description, deprecated, null);
    }

    /** These words, and where more is said; what is known of that already stays. */
    public Doc seeing(@Nullable Elsewhere more) {
        return see != null || more == null ? this : new Doc(summary, description, deprecated, more);
    }

    /**
     * A page outside of the document.
     *
     * @param url as it came
     * @param description what it is, if the document says so
     */
    public record Elsewhere(String url, @Nullable String description) {}
}
