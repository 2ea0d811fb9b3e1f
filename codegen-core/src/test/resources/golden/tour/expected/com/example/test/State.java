package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;

/** An open enumeration: a value that is not listed here is kept, and {@link #known} says so. */
@NullMarked
@Generated
public record State(String value) {
    /** {@code here} */
    public static final State HERE = new State("here");

    /** {@code on-the-way} */
    public static final State ON_THE_WAY = new State("on-the-way");

    /** {@code delivered} */
    public static final State DELIVERED = new State("delivered");

    public State {
        Objects.requireNonNull(value, "value");
    }

    /** Returns the constant to switch over, {@link Known#UNRECOGNIZED} for a value that the document does not list. */
    public Known known() {
        return switch (value) {
            case "here" -> Known.HERE;
            case "on-the-way" -> Known.ON_THE_WAY;
            case "delivered" -> Known.DELIVERED;
            default -> Known.UNRECOGNIZED;
        };
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<State> codec() {
        return StateCodec.INSTANCE;
    }

    @Override
    public String toString() {
        return value;
    }

    /** The values that the document lists. A newer document may list more: switch with a {@code default}. */
    @Generated
    public enum Known {
        HERE,
        ON_THE_WAY,
        DELIVERED,
        UNRECOGNIZED
    }
}
