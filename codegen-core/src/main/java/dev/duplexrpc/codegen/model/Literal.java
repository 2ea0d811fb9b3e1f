package dev.duplexrpc.codegen.model;

/**
 * A scalar JSON value written in a document.
 *
 * @param kind what it is
 * @param text a string's content; otherwise the JSON text
 */
public record Literal(Kind kind, String text) {
    /** The sorts of scalar; anything else is COMPOUND and its text is JSON. */
    public enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        NULL,
        COMPOUND
    }

    /** The value in a sentence, a string in quotation marks, cut where it is longer. */
    public String shown(int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) + "…" : text;
        return kind == Kind.TEXT ? "'" + cut + "'" : cut;
    }
}
