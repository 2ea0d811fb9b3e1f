package dev.duplexrpc.codegen.model;

import org.jspecify.annotations.Nullable;

/**
 * A Java type that exists already.
 *
 * @param name its canonical name
 * @param codec a Java expression that gives its codec; null: the type's own static {@code codec()}
 */
public record JavaType(String name, @Nullable String codec) {
    Type.External asType() {
        return new Type.External(name, codec);
    }
}
