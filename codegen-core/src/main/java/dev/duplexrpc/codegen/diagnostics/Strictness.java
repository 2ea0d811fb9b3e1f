package dev.duplexrpc.codegen.diagnostics;

/** What becomes of problems that the generator can work around. */
public enum Strictness {
    /** They are errors: nothing is generated until the document is right. This is the default. */
    STRICT,
    /** They are warnings: the generator says what it assumed and goes on. For documents that somebody else wrote. */
    LENIENT
}
