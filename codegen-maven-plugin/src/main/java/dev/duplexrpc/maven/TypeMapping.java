package dev.duplexrpc.maven;

import dev.duplexrpc.codegen.model.JavaType;
import dev.duplexrpc.codegen.model.ModelOptions;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** A Java type that exists already and stands for a schema, or for all strings of a format. */
public final class TypeMapping {
    private @Nullable String schema;
    private @Nullable String format;
    private @Nullable String javaType;
    private @Nullable String codec;

    void addTo(ModelOptions.Builder options) throws MojoFailureException {
        if (javaType == null || (schema == null) == (format == null)) {
            throw new MojoFailureException(
                    "A typeMapping is incomplete: it needs a javaType, and either a schema or a format.");
        }
        JavaType type = new JavaType(javaType, codec);
        if (schema != null) {
            options.type(schema, type);
        } else if (format != null) {
            options.format(format, type);
        }
    }
}
