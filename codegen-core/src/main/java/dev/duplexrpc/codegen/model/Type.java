package dev.duplexrpc.codegen.model;

import org.jspecify.annotations.Nullable;

/** What values of a schema become in Java. Types with a name of their own are {@link Declared}. */
public sealed interface Type {
    /** A string, read as its format says. */
    record Text(TextFormat format) implements Type {}

    /** A whole number of some width. */
    record Whole(Width width) implements Type {}

    /** A number that may have a fraction. */
    record Decimal(Precision precision) implements Type {}

    /** {@code true} or {@code false}. */
    record Truth() implements Type {}

    /** Only {@code null}: the result of a method that returns nothing. */
    record Nothing() implements Type {}

    /** Any JSON. */
    record Untyped() implements Type {}

    /** A JSON array of one sort of element. */
    record Listing(Use element) implements Type {}

    /** A JSON object whose member names are data. */
    record Mapping(Use value) implements Type {}

    /** A type that the generator writes: a record, a union, an enumeration or a tuple. */
    record Declared(TypeId id) implements Type {}

    /**
     * A Java type that exists already: configured, or generated into a dependency.
     *
     * @param javaType canonical name
     * @param codec a Java expression of type {@code JsonCodec<javaType>}; null: the type's own static {@code codec()}
     */
    record External(String javaType, @Nullable String codec) implements Type {}

    /** What a string holds. */
    enum TextFormat {
        PLAIN,
        DATE_TIME,
        DATE,
        DURATION,
        UUID,
        URI,
        BASE64,
        /** {@code 0x1f} as a {@code long}. */
        HEX_LONG,
        /** {@code 0x1f} as a {@code BigInteger}. */
        HEX_BIG
    }

    /** How wide a whole number is. */
    enum Width {
        INT,
        LONG,
        BIG
    }

    /** How exact a number with a fraction is. */
    enum Precision {
        DOUBLE,
        EXACT
    }
}
