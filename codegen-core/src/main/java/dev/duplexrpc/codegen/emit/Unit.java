package dev.duplexrpc.codegen.emit;

import dev.duplexrpc.codegen.source.Annotations;
import dev.duplexrpc.codegen.source.ClassName;
import dev.duplexrpc.codegen.source.Javadoc;
import dev.duplexrpc.codegen.source.Source;

/** A file in the making: the decorations of its top-level type are put on here, for every kind of type alike. */
final class Unit {
    private final Emission emission;
    private final Source source;
    private int annotations = -1;
    private boolean callsDeprecated;

    Unit(Emission emission, ClassName topLevel) {
        this.emission = emission;
        this.source = new Source(topLevel, emission.names().topLevelNames(topLevel.packageName()));
    }

    Emission emission() {
        return emission;
    }

    Source source() {
        return source;
    }

    /** Writes what stands above a type: its comment, and its annotations. */
    void decorate(ClassName type, Javadoc comment, boolean deprecated) {
        source.javadoc(comment);
        if (deprecated) {
            source.line("@$T", Annotations.DEPRECATED);
        }
        if (type.isTopLevel()) {
            source.line("@$T", Annotations.NULL_MARKED);
        }
        source.line("@$T", Annotations.GENERATED);
        if (type.isTopLevel()) {
            annotations = source.mark();
        }
    }

    /** Says that code of this file calls a member that is deprecated; the compiler would warn of it. */
    void callsDeprecated() {
        callsDeprecated = true;
    }

    GeneratedFile finish() {
        boolean usesDeprecated = callsDeprecated
                || (emission.hasDeprecatedTypes() && source.usedTypes().anyMatch(this::isForeignAndDeprecated));
        if (usesDeprecated) {
            source.insert(annotations, () -> source.line("@$T($S)", Annotations.SUPPRESS_WARNINGS, "deprecation"));
        }
        String path = source.topLevel().canonicalName().replace('.', '/') + ".java";
        return new GeneratedFile(path, source.text());
    }

    private boolean isForeignAndDeprecated(ClassName type) {
        return emission.isDeprecated(type) && !type.topLevel().equals(source.topLevel());
    }
}
