package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.check.TypeWords;
import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.NullNode;
import dev.duplexrpc.codegen.read.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names that the keyword {@code type} knows. */
final class JsonTypes {
    private JsonTypes() {}

    /** The types that are named; what other languages call them counts as what it means, and was reported. */
    static List<String> names(@Nullable Node type) {
        List<String> names = new ArrayList<>();
        if (type instanceof TextNode text) {
            names.add(meant(text));
        } else if (type instanceof ArrayNode list) {
            for (Node element : list.elements()) {
                if (element instanceof TextNode || element instanceof NullNode) {
                    names.add(meant(element));
                }
            }
        }
        return names;
    }

    private static String meant(Node word) {
        String meant = TypeWords.meant(word);
        return meant == null ? String.valueOf(word.asText()) : meant;
    }

    /** The kind, or null when there is no type of that name. */
    static @Nullable Kind kind(String name) {
        return switch (name) {
            case "object" -> Kind.OBJECT;
            case "array" -> Kind.ARRAY;
            case "string" -> Kind.STRING;
            case "number", "integer" -> Kind.NUMBER;
            case "boolean" -> Kind.BOOLEAN;
            case "null" -> Kind.NULL;
            default -> null;
        };
    }

    static String describe(Kind kind) {
        return switch (kind) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
        };
    }

    static String describe(Set<Kind> kinds) {
        return kinds.stream().map(JsonTypes::describe).collect(Collectors.joining(" or "));
    }
}
