package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Type.TextFormat;
import dev.duplexrpc.codegen.read.NumberNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Believes examples more than formats: JSON Schema lets any text carry any format, and a service whose examples break the format
 * will send such values too.
 */
final class FormatEvidence {
    /** As RFC 3339 has it, and as the codecs of the runtime read it. */
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d:)(\\d\\d)(?:\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern WEEKS = Pattern.compile("P(\\d+)W");

    private FormatEvidence() {}

    /** The first of the schema's own examples that is not of the format; null when there is none. */
    static @Nullable String against(TextFormat format, Shape shape) {
        if (format == TextFormat.PLAIN) {
            return null;
        }
        for (Part part : shape.schema.parts()) {
            for (Place example : examples(part.place())) {
                String text = example.node().asText();
                if (text != null && !isOf(format, text)) {
                    return text;
                }
            }
        }
        return null;
    }

    /** Whether none of the schema's own examples lies outside of what the name of its format promises. */
    static boolean isInRange(Shape shape) {
        BigDecimal least = Formats.least(shape.format);
        BigDecimal greatest = Formats.greatest(shape.format);
        return shape.schema.parts().stream()
                .flatMap(part -> examples(part.place()).stream())
                .map(Place::node)
                .noneMatch(example -> example instanceof NumberNode number
                        && ((least != null && number.value().compareTo(least) < 0)
                                || (greatest != null && number.value().compareTo(greatest) > 0)));
    }

    private static List<Place> examples(Place schema) {
        List<Place> examples = new ArrayList<>();
        for (String word : List.of("example", "default")) {
            Place example = schema.child(word);
            if (example != null) {
                examples.add(example);
            }
        }
        Place several = schema.child("examples");
        if (several != null) {
            examples.addAll(several.elements());
        }
        return examples;
    }

    /** Whether the codec of the format reads the text. */
    static boolean isOf(TextFormat format, String text) {
        try {
            return switch (format) {
                case DATE_TIME -> isDateTime(text);
                case DATE -> DATE.matcher(text).matches() && LocalDate.parse(text) != null;
                case DURATION -> duration(text) != null;
                case UUID -> UUID.fromString(text).toString().equalsIgnoreCase(text);
                case URI -> URI.create(text) != null;
                case BASE64 -> Base64.getDecoder().decode(text) != null;
                case PLAIN, HEX_LONG, HEX_BIG -> true;
            };
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return false;
        }
    }

    private static boolean isDateTime(String text) {
        Matcher parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        boolean leap = parts.group(3).equals("60");
        OffsetDateTime time = OffsetDateTime.of(
                LocalDate.parse(parts.group(1)),
                LocalTime.parse(parts.group(2) + (leap ? "59" : parts.group(3))),
                ZoneOffset.of(parts.group(4).toUpperCase(Locale.ROOT)));
        LocalTime utc = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime();
        return !leap || (utc.getHour() == 23 && utc.getMinute() == 59);
    }

    private static Duration duration(String text) {
        Matcher weeks = WEEKS.matcher(text);
        return weeks.matches()
                ? Duration.ofDays(Math.multiplyExact(Long.parseLong(weeks.group(1)), 7L))
                : Duration.parse(text);
    }
}
