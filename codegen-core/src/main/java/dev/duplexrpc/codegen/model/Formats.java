package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Type.TextFormat;
import dev.duplexrpc.codegen.model.Type.Width;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the keyword {@code format} means; anything that is not listed here means nothing. */
final class Formats {
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
