package dev.duplexrpc.codegen.read;

import java.math.BigDecimal;

/**
 * A number.
 *
 * @param value its exact value; the exponent is bounded by {@link Limits}, so converting it is cheap
 * @param text the number as the file spells it, such as {@code 1.0} or {@code 0x1f}
 */
public record NumberNode(BigDecimal value, String text, int line, int column) implements Node {
    @Override
    public String kind() {
        return "a number";
    }

    /** Whether this is an integer in the sense of JSON Schema: {@code 1.0} is one. */
    public boolean isInteger() {
        return value.signum() == 0
                || value.scale() <= 0
                || value.stripTrailingZeros().scale() <= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberNode number && number.value.compareTo(value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
