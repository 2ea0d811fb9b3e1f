package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Type.TextFormat;
import dev.duplexrpc.codegen.model.Type.Width;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the keyword {@code format} means; anything that is not listed here means nothing. */
final class Formats {
    /** {@code uint} alone promises no end. */
    private static final Pattern SIZED = Pattern.compile("(u)?int(8|16|32|64|128|256)|(?:uint)");

    private Formats() {}

    static TextFormat text(@Nullable String format) {
        return switch (normalised(format)) {
            case "date-time" -> TextFormat.DATE_TIME;
            case "date" -> TextFormat.DATE;
            case "duration" -> TextFormat.DURATION;
            case "uuid" -> TextFormat.UUID;
            case "uri" -> TextFormat.URI;
            case "byte", "base64" -> TextFormat.BASE64;
            default -> TextFormat.PLAIN;
        };
    }

    static @Nullable Width width(@Nullable String format) {
        return switch (normalised(format)) {
            case "int8", "uint8", "int16", "uint16", "int32" -> Width.INT;
            case "uint32", "int64", "uint", "int" -> Width.LONG;
            case "uint64", "int128", "uint128", "int256", "uint256", "bigint" -> Width.BIG;
            default -> null;
        };
    }

    /** The least number that the name of a format of whole numbers promises; null when it promises none. */
    static @Nullable BigDecimal least(@Nullable String format) {
        Matcher sized = SIZED.matcher(normalised(format));
        if (!sized.matches()) {
            return null;
        }
        return sized.group(1) != null || sized.group(2) == null
                ? BigDecimal.ZERO
                : power(bits(sized) - 1).negate();
    }

    /** The greatest one; null when it promises none. */
    static @Nullable BigDecimal greatest(@Nullable String format) {
        Matcher sized = SIZED.matcher(normalised(format));
        if (!sized.matches() || sized.group(2) == null) {
            return null;
        }
        return power(sized.group(1) != null ? bits(sized) : bits(sized) - 1).subtract(BigDecimal.ONE);
    }

    private static int bits(Matcher sized) {
        return Integer.parseInt(sized.group(2));
    }

    private static BigDecimal power(int bits) {
        return new BigDecimal(BigInteger.ONE.shiftLeft(bits));
    }

    static boolean isExact(@Nullable String format) {
        return normalised(format).equals("decimal");
    }

    /** Whether the format is one of numbers, so that a schema with nothing else means a number. */
    static boolean isNumeric(@Nullable String format) {
        return width(format) != null
                || switch (normalised(format)) {
                    case "float", "double", "decimal" -> true;
                    default -> false;
                };
    }

    private static String normalised(@Nullable String format) {
        return format == null ? "" : format.toLowerCase(Locale.ROOT);
    }
}
