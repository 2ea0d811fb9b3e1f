package dev.duplexrpc.codegen.source;

/** The annotations that generated code wears. */
public final class Annotations {
    public static final ClassName NULLABLE = ClassName.of("org.jspecify.annotations", "Nullable");
    public static final ClassName NULL_MARKED = ClassName.of("org.jspecify.annotations", "NullMarked");
    public static final ClassName GENERATED = ClassName.of("dev.duplexrpc", "Generated");
    public static final ClassName DEPRECATED = ClassName.of("java.lang", "Deprecated");
    public static final ClassName OVERRIDE = ClassName.of("java.lang", "Override");
    public static final ClassName SUPPRESS_WARNINGS = ClassName.of("java.lang", "SuppressWarnings");

    private Annotations() {}
}
