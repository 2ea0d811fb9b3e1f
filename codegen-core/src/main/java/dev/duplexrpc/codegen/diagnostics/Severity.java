package dev.duplexrpc.codegen.diagnostics;

/** How much a diagnostic weighs: an error stops the generation, a warning and a note do not. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE;

    /** The word that stands in front of the sentence, as compilers print it. */
    public String word() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
