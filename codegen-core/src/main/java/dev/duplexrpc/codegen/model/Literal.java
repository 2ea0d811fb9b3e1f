package dev.duplexrpc.codegen.model;

import java.math.BigDecimal;

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

    /** The same value in the form that all ways to write it share: {@code 1.5} for {@code 1.50} and {@code 15e-1}. */
    public Literal byValue() {
        if (kind != Kind.NUMBER) {
            return this;
        }
        BigDecimal value = new BigDecimal(text);
        return new Literal(
                kind, value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    /** The value in a sentence, a string in quotation marks, cut where it is longer. */
    public String shown(int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) + "…" : text;
        return kind == Kind.TEXT ? "'" + cut + "'" : cut;
    }
}
