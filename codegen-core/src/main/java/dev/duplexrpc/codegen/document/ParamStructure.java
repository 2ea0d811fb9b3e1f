package dev.duplexrpc.codegen.document;

import org.jspecify.annotations.Nullable;

/** How a method takes its parameters. */
public enum ParamStructure {
    BY_NAME("by-name"),
    BY_POSITION("by-position"),
    /** Both ways; the default of the specification. */
    EITHER("either");

    private final String text;

    ParamStructure(String text) {
        this.text = text;
    }

    /** What the text of a document means; anything unknown is the default. */
    static ParamStructure of(@Nullable String text) {
        for (ParamStructure structure : values()) {
            if (structure.text.equals(text)) {
                return structure;
            }
        }
        return EITHER;
    }

    @Override
    public String toString() {
        return text;
    }
}
