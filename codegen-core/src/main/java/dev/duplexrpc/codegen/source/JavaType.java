package dev.duplexrpc.codegen.source;

import java.util.Arrays;
import java.util.List;

/** A Java type as it is written in one place. */
public sealed interface JavaType {
    /** The type as it must be written where only references can stand, as a type argument for example. */
    Reference boxed();

    /** The type with {@code @Nullable} on it. */
    default Reference orNull() {
        Reference boxed = boxed();
        return new Reference(boxed.name(), boxed.arguments(), true);
    }

    default boolean isPrimitive() {
        return this instanceof Primitive;
    }

    static Reference of(ClassName name, JavaType... arguments) {
        List<Reference> boxed = Arrays.stream(arguments).map(JavaType::boxed).toList();
        return new Reference(name, boxed, false);
    }

    static Reference of(Class<?> type, JavaType... arguments) {
        return of(ClassName.parse(type.getCanonicalName()), arguments);
    }

    /** A primitive type, or {@code void}. */
    enum Primitive implements JavaType {
        BOOLEAN("boolean", "Boolean", "false"),
        INT("int", "Integer", "0"),
        LONG("long", "Long", "0"),
        DOUBLE("double", "Double", "0"),
        VOID("void", "Void", "");

        private final String keyword;
        private final Reference boxed;
        private final String zero;

        Primitive(String keyword, String boxed, String zero) {
            this.keyword = keyword;
            this.boxed = new Reference(ClassName.of("java.lang", boxed), List.of(), false);
            this.zero = zero;
        }

        public String keyword() {
            return keyword;
        }

        /** What a variable holds that was never set. */
        public String zero() {
            return zero;
        }

        @Override
        public Reference boxed() {
            return boxed;
        }
    }

    /** A class or interface with its type arguments. */
    record Reference(ClassName name, List<Reference> arguments, boolean nullable) implements JavaType {
        public Reference {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Reference boxed() {
            return this;
        }
    }
}
