package dev.duplexrpc.codegen.check;

import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.NullNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of {@code type}, and those that programming languages have for the same, which people write instead. */
public final class TypeWords {
    private static final Set<String> WORDS =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    private TypeWords() {}

    /** The word of JSON Schema that is meant, itself when it is one; null when it is anybody's guess. */
    public static @Nullable String meant(Node word) {
        if (word instanceof NullNode) {
            return "null"; // in a list of types, and written without quotes
        }
        String text = word.asText();
        if (text == null || WORDS.contains(text)) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.matches("u?int(eger)?[0-9]*|[iu](8|16|32|64|128|256)|[iu]size|u?long")) {
            return "integer";
        }
        return switch (lower) {
            case "bool" -> "boolean";
            case "float", "float32", "float64", "double", "decimal" -> "number";
            case "str", "text" -> "string";
            case "list" -> "array";
            case "map", "dict" -> "object";
            case "none", "nil", "void" -> "null";
            default -> WORDS.contains(lower) ? lower : null;
        };
    }
}
