package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Type.TextFormat;
import dev.duplexrpc.codegen.resolve.Place;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Believes examples more than formats: JSON Schema lets any text carry any format, and a service whose examples break the format
 * will send such values too.
 */
final class FormatEvidence {
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

    private static boolean isOf(TextFormat format, String text) {
        try {
            return switch (format) {
                case DATE_TIME -> OffsetDateTime.parse(text.replace(' ', 'T')) != null;
                case DATE -> LocalDate.parse(text) != null;
                case DURATION -> Duration.parse(text) != null;
                case UUID -> UUID.fromString(text).toString().equalsIgnoreCase(text);
                case URI -> URI.create(text) != null;
                case BASE64 -> Base64.getDecoder().decode(text) != null;
                case PLAIN, HEX_LONG, HEX_BIG -> true;
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
