package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

/**
 * What sort of animal it is.
 *
 * <p>An open enumeration: a value that is not listed here is kept, and {@link #known} says so.
 */
@NullMarked
@Generated
public record PetKind(String value) {
    /** {@code dog} */
    public static final PetKind DOG = new PetKind("dog");

    /** {@code cat} */
    public static final PetKind CAT = new PetKind("cat");

    /** {@code guinea-pig} */
    public static final PetKind GUINEA_PIG = new PetKind("guinea-pig");

    public PetKind {
        Objects.requireNonNull(value, "value");
    }

    /** Returns the constant to switch over, {@link Known#UNRECOGNIZED} for a value that the document does not list. */
    public Known known() {
        return switch (value) {
            case "dog" -> Known.DOG;
            case "cat" -> Known.CAT;
            case "guinea-pig" -> Known.GUINEA_PIG;
            default -> Known.UNRECOGNIZED;
        };
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<PetKind> codec() {
        return PetKindCodec.INSTANCE;
    }

    @Override
    public String toString() {
        return value;
    }

    /** The values that the document lists. A newer document may list more: switch with a {@code default}. */
    @Generated
    public enum Known {
        DOG,
        CAT,
        GUINEA_PIG,
        UNRECOGNIZED
    }
}
