package com.example.test;

import dev.duplexrpc.Generated;
import dev.duplexrpc.json.JsonCodec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** An open enumeration: a value that is not listed here is kept, and {@link #known} says so. */
@NullMarked
@Generated
public record Priority(long value) {
    /** {@code 1} */
    public static final Priority LOW = new Priority(1L);

    /** {@code 2} */
    public static final Priority NORMAL = new Priority(2L);

    /** {@code 3} */
    public static final Priority URGENT = new Priority(3L);

    private static final Map<Long, Known> byValue = table();

    /** Returns the constant to switch over, {@link Known#UNRECOGNIZED} for a value that the document does not list. */
    public Known known() {
        return byValue.getOrDefault(value, Known.UNRECOGNIZED);
    }

    private static Map<Long, Known> table() {
        Map<Long, Known> table = new HashMap<>();
        table.put(1L, Known.LOW);
        table.put(2L, Known.NORMAL);
        table.put(3L, Known.URGENT);
        return table;
    }

    /** Returns the codec that reads and writes this type as JSON. */
    public static JsonCodec<Priority> codec() {
        return PriorityCodec.INSTANCE;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }

    /** The values that the document lists. A newer document may list more: switch with a {@code default}. */
    @Generated
    public enum Known {
        LOW,
        NORMAL,
        URGENT,
        UNRECOGNIZED
    }
}
