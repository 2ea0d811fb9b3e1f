package dev.duplexrpc.codegen.diagnostics;

/**
 * Every kind of problem the generator knows, with its stable code. Codes are printed, searched for and written into build
 * configurations: a code is never renamed and never reused.
 */
public enum Problem {
    // Files: nothing can be made of these, whatever the mode.
    MISSING_FILE("missing-file", Rule.ALWAYS_ERROR),
    UNREADABLE_FILE("unreadable-file", Rule.ALWAYS_ERROR),
    INVALID_JSON("invalid-json", Rule.ALWAYS_ERROR),
    INVALID_YAML("invalid-yaml", Rule.ALWAYS_ERROR),
    NOT_OPENRPC("not-openrpc", Rule.ALWAYS_ERROR),
    LIMIT_EXCEEDED("limit-exceeded", Rule.ALWAYS_ERROR),

    // Text: the file can be read, but not all of it means one thing.
    DUPLICATE_MEMBER("duplicate-member", Rule.RECOVERABLE),
    UNUSUAL_YAML("unusual-yaml", Rule.ALWAYS_WARNING),

    // References.
    DANGLING_REFERENCE("dangling-reference", Rule.RECOVERABLE),
    REMOTE_REFERENCE("remote-reference", Rule.RECOVERABLE),
    REFUSED_REFERENCE("refused-reference", Rule.RECOVERABLE),
    CIRCULAR_REFERENCE("circular-reference", Rule.RECOVERABLE),
    MISDIRECTED_REFERENCE("misdirected-reference", Rule.RECOVERABLE),
    DYNAMIC_REFERENCE("dynamic-reference", Rule.RECOVERABLE),
    REFERENCE_SIBLINGS("reference-siblings", Rule.RECOVERABLE),

    // The structure that OpenRPC and JSON Schema prescribe.
    UNSUPPORTED_VERSION("unsupported-version", Rule.ALWAYS_WARNING),
    INVALID_VERSION("invalid-version", Rule.RECOVERABLE),
    MISSING_FIELD("missing-field", Rule.RECOVERABLE),
    UNKNOWN_FIELD("unknown-field", Rule.RECOVERABLE),
    WRONG_TYPE("wrong-type", Rule.RECOVERABLE),
    INVALID_VALUE("invalid-value", Rule.RECOVERABLE),
    INVALID_SCHEMA("invalid-schema", Rule.RECOVERABLE),
    MISSING_RESULT("missing-result", Rule.RECOVERABLE),

    // Meaning.
    DUPLICATE_METHOD("duplicate-method", Rule.RECOVERABLE),
    DUPLICATE_PARAMETER("duplicate-parameter", Rule.RECOVERABLE),
    REQUIRED_AFTER_OPTIONAL("required-after-optional", Rule.RECOVERABLE),
    DUPLICATE_ERROR_CODE("duplicate-error-code", Rule.ALWAYS_NOTE),
    RESERVED_ERROR_CODE("reserved-error-code", Rule.ALWAYS_NOTE),
    RESERVED_METHOD_NAME("reserved-method-name", Rule.ALWAYS_NOTE),
    DISCOVERY_METHOD("discovery-method", Rule.ALWAYS_NOTE),
    UNSERVED_METHOD("unserved-method", Rule.ALWAYS_WARNING),
    EXAMPLE_MISMATCH("example-mismatch", Rule.ALWAYS_WARNING),

    // Types: what schemas become in Java.
    CONFLICTING_SCHEMAS("conflicting-schemas", Rule.RECOVERABLE),
    CIRCULAR_SCHEMA("circular-schema", Rule.RECOVERABLE),
    ENDLESS_VALUE("endless-value", Rule.ALWAYS_WARNING),
    AMBIGUOUS_UNION("ambiguous-union", Rule.RECOVERABLE),
    GUESSED_VARIANT("guessed-variant", Rule.ALWAYS_WARNING),
    UNKNOWN_KEYWORD("unknown-keyword", Rule.ALWAYS_WARNING),
    UNTYPED_SCHEMA("untyped-schema", Rule.ALWAYS_WARNING),
    LOOSE_ARRAY("loose-array", Rule.ALWAYS_WARNING),
    SIMPLIFIED_SCHEMA("simplified-schema", Rule.ALWAYS_NOTE),
    IGNORED_KEYWORD("ignored-keyword", Rule.ALWAYS_NOTE),
    DROPPED_CHECK("dropped-check", Rule.ALWAYS_NOTE),
    UNUSABLE_PATTERN("unusable-pattern", Rule.ALWAYS_WARNING),
    DUPLICATE_ENUM_VALUE("duplicate-enum-value", Rule.ALWAYS_NOTE),
    MISPLACED_CONTENT_DESCRIPTOR("misplaced-content-descriptor", Rule.ALWAYS_WARNING),

    // Hints and configuration.
    INVALID_HINT("invalid-hint", Rule.ALWAYS_WARNING),
    UNUSED_OPTION("unused-option", Rule.ALWAYS_ERROR),

    // Names in Java.
    NAME_COLLISION("name-collision", Rule.ALWAYS_WARNING),

    // The outcome.
    DOCUMENT_NOT_CARRIED("document-not-carried", Rule.ALWAYS_WARNING),
    NOTHING_GENERATED("nothing-generated", Rule.ALWAYS_WARNING);

    private final String code;
    private final Rule rule;

    Problem(String code, Rule rule) {
        this.code = code;
        this.rule = rule;
    }

    /** The short name that is printed with the problem. */
    public String code() {
        return code;
    }

    /** How much the problem weighs in the given mode. */
    public Severity severity(Strictness strictness) {
        return switch (rule) {
            case ALWAYS_ERROR -> Severity.ERROR;
            case RECOVERABLE -> strictness == Strictness.STRICT ? Severity.ERROR : Severity.WARNING;
            case ALWAYS_WARNING -> Severity.WARNING;
            case ALWAYS_NOTE -> Severity.NOTE;
        };
    }

    private enum Rule {
        /** Nothing sensible can be generated. */
        ALWAYS_ERROR,
        /** Against the specification, but there is one reasonable reading: an error when strict, a warning when lenient. */
        RECOVERABLE,
        /** Allowed or harmless, and probably not meant. */
        ALWAYS_WARNING,
        /** Allowed and often meant; good to know. */
        ALWAYS_NOTE
    }
}
