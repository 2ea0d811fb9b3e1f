package dev.duplexrpc.codegen.check;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The value of the word {@code type} in a sentence: {@code an object or a boolean}. */
final class WantedTypes {
    private WantedTypes() {}

    static String sentence(JsonNode type) {
        List<String> types = new ArrayList<>();
        if (type.isArray()) {
            type.forEach(each -> types.add(withArticle(each.asString())));
        } else {
            types.add(withArticle(type.asString()));
        }
        return String.join(" or ", types);
    }

    private static String withArticle(String type) {
        return switch (type) {
            case "array", "integer", "object" -> "an " + type;
            case "null" -> type;
            default -> "a " + type;
        };
    }
}
