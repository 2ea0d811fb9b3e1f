package dev.duplexrpc.codegen.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes numbers: at the ends of a range, in the middle of it, and multiples of a step. */
final class Numbers {
    private final Choices choices;

    Numbers(Choices choices) {
        this.choices = choices;
    }

    @Nullable JsonNode number(ObjectNode schema) {
        return choices.chance(40) ? asDouble(whole(schema)) : decimal(schema);
    }

    @Nullable JsonNode whole(ObjectNode schema) {
        BigInteger low = bound(schema, "minimum", "exclusiveMinimum", RoundingMode.CEILING, 1);
        BigInteger high = bound(schema, "maximum", "exclusiveMaximum", RoundingMode.FLOOR, -1);
        // Nothing said but a width: what fits it, which is what the generator promises.
        int bits = switch (schema.path("format").asString("")) {
            case "int8", "uint8", "int16", "uint16", "int32" -> 7;
            case "uint32", "uint" -> 31;
            default -> 63;
        };
        BigInteger longMax = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        boolean unsigned = schema.path("format").asString("").startsWith("uint");
        BigInteger longMin = unsigned ? BigInteger.ZERO : longMax.negate();
        if (unsigned) {
            low = low == null ? BigInteger.ZERO : low.max(BigInteger.ZERO);
        }
        low = low != null ? low : high != null && high.compareTo(longMin) < 0 ? high : longMin;
        high = high != null ? high : low.compareTo(longMax) > 0 ? low : longMax;
        if (low.compareTo(high) > 0) {
            return null;
        }
        BigInteger range = high.subtract(low).add(BigInteger.ONE);
        BigInteger value = switch (choices.below(5)) {
            case 0 -> low;
            case 1 -> high;
            case 2 -> BigInteger.ZERO.max(low).min(high);
            case 3 -> BigInteger.valueOf(choices.below(1000)).add(low).min(high);
            default ->
                low.add(BigInteger.valueOf(choices.anyLong())
                        .multiply(range.shiftRight(60).add(BigInteger.ONE))
                        .mod(range));
        };
        if (schema.path("multipleOf").isNumber()) {
            BigDecimal step = schema.get("multipleOf").decimalValue();
            if (step.signum() > 0) {
                BigDecimal times =
                        new BigDecimal(value).divideToIntegralValue(step).multiply(step);
                return times.remainder(BigDecimal.ONE).signum() == 0
                        ? JsonValues.NODES.numberNode(times.toBigInteger())
                        : JsonValues.NODES.numberNode(times);
            }
        }
        return value.bitLength() < 64
                ? JsonValues.NODES.numberNode(value.longValueExact())
                : JsonValues.NODES.numberNode(value);
    }

    /** Numbers become doubles, so only what a double can hold is a fair question. */
    private static @Nullable JsonNode asDouble(@Nullable JsonNode number) {
        return number == null ? null : JsonValues.NODES.numberNode(BigDecimal.valueOf(number.doubleValue()));
    }

    private static @Nullable BigInteger bound(
            ObjectNode schema, String inclusive, String exclusive, RoundingMode mode, int inside) {
        if (schema.path(exclusive).isNumber()) {
            BigDecimal limit = schema.get(exclusive).decimalValue();
            BigInteger rounded = limit.setScale(0, mode).toBigInteger();
            return new BigDecimal(rounded).compareTo(limit) == 0 ? rounded.add(BigInteger.valueOf(inside)) : rounded;
        }
        return schema.path(inclusive).isNumber()
                ? schema.get(inclusive).decimalValue().setScale(0, mode).toBigInteger()
                : null;
    }

    private @Nullable JsonNode decimal(ObjectNode schema) {
        if (schema.path("multipleOf").isNumber()) {
            BigDecimal step = schema.get("multipleOf").decimalValue();
            return JsonValues.NODES.numberNode(step.multiply(BigDecimal.valueOf(choices.below(10_000))));
        }
        double low =
                schema.path("minimum").asDouble(schema.path("exclusiveMinimum").asDouble(-1e6));
        double high =
                schema.path("maximum").asDouble(schema.path("exclusiveMaximum").asDouble(Math.max(low, 1e6)));
        double value = low + (high - low) * (choices.below(1_000_001) / 1_000_000.0);
        if (!Double.isFinite(value)) {
            return null;
        }
        return JsonValues.NODES.numberNode(BigDecimal.valueOf(value));
    }
}
