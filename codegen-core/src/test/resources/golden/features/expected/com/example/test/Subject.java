package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

/** An open enumeration: a value that is not listed here is kept, and {@link #known} says so. */
@NullMarked
@Generated
public record Subject(String value) {
    /** {@code history} */
    public static final Subject HISTORY = new Subject("history");

    /** {@code natural science} */
    public static final Subject NATURAL_SCIENCE = new Subject("natural science");

    /** {@code fiction} */
    public static final Subject FICTION = new Subject("fiction");

    /** {@code 5.1} */
    public static final Subject VALUE_5_1 = new Subject("5.1");

    /** {@code 5.1+} */
    public static final Subject VALUE_5_1_PLUS = new Subject("5.1+");

    public Subject {
        Objects.requireNonNull(value, "value");
    }

    /** Returns the constant to switch over, {@link Known#UNRECOGNIZED} for a value that the document does not list. */
    public Known known() {
        return switch (value) {
            case "history" -> Known.HISTORY;
            case "natural science" -> Known.NATURAL_SCIENCE;
            case "fiction" -> Known.FICTION;
            case "5.1" -> Known.VALUE_5_1;
            case "5.1+" -> Known.VALUE_5_1_PLUS;
            default -> Known.UNRECOGNIZED;
        };
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Subject> codec() {
        return SubjectCodec.INSTANCE;
    }

    @Override
    public String toString() {
        return value;
    }

    /** The values that the document lists. A newer document may list more: switch with a {@code default}. */
    @Generated
    public enum Known {
        HISTORY,
        NATURAL_SCIENCE,
        FICTION,
        VALUE_5_1,
        VALUE_5_1_PLUS,
        UNRECOGNIZED
    }
}
