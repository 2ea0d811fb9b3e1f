package dev.duplexrpc.codegen.random;

import dev.duplexrpc.codegen.proof.Choices;
import dev.duplexrpc.codegen.proof.JsonValues;
import java.math.BigDecimal;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes schemas of texts, numbers and lists of values. */
final class RandomScalars {
    private final Choices choices;
    private final Words words;

    RandomScalars(Choices choices, Words words) {
        this.choices = choices;
        this.words = words;
    }

    ObjectNode scalar() {
        return switch (choices.below(9)) {
            case 0, 1, 2 -> text();
            case 3, 4 -> whole();
            case 5 -> number();
            case 6 -> schema().put("type", "boolean");
            case 7 -> schema().put("type", choices.oneOf("string", "integer", "number"));
            default -> choices.chance(30) ? schema().put("type", "null") : text();
        };
    }

    ObjectNode text() {
        ObjectNode schema = schema().put("type", "string");
        switch (choices.below(6)) {
            case 0 ->
                schema.put(
                        "pattern",
                        choices.oneOf(
                                "^0x[0-9a-f]+$",
                                "^0x4$",
                                "^[a-z]{2,4}$",
                                "^(a|b)c?$",
                                "[0-9]",
                                "^\\d+\\.\\d+$",
                                "^0x([1-9a-f]+[0-9a-f]*|0)$",
                                "^[^\\\"]*$",
                                "^\\/[a-z]+$",
                                "^[\\w-]+$"));
            case 1 ->
                schema.put(
                        "format",
                        choices.oneOf(
                                "date-time",
                                "date",
                                "uuid",
                                "uri",
                                "duration",
                                "email",
                                "hostname",
                                "made-up",
                                "int64",
                                "binary"));
            case 2 -> {
                schema.put("minLength", choices.below(4));
                if (choices.chance(50)) {
                    schema.put("maxLength", choices.between(4, 20));
                }
            }
            case 3 -> {
                // No validator knows what Base64 is, so a pattern tells it.
                if (choices.chance(40)) {
                    schema.put(choices.chance(50) ? "contentEncoding" : "format", "base64");
                    schema.put("pattern", "^([A-Za-z0-9+/]{4})*$");
                }
            }
            default -> {}
        }
        return schema;
    }

    private ObjectNode whole() {
        ObjectNode schema = schema().put("type", "integer");
        switch (choices.below(6)) {
            case 0 ->
                schema.put("minimum", choices.oneOf(0L, 1L, -5L))
                        .put("maximum", choices.oneOf(10L, 1000L, 2147483647L));
            case 1 -> schema.put("minimum", 0).set("maximum", JsonValues.parse("18446744073709551615"));
            case 2 -> schema.put("format", choices.oneOf("int32", "int64", "uint8", "uint64", "uint"));
            case 3 -> schema.put("exclusiveMinimum", 0);
            case 4 -> schema.put("multipleOf", choices.oneOf(1, 5, 10));
            default -> {}
        }
        return schema;
    }

    private ObjectNode number() {
        ObjectNode schema = schema().put("type", "number");
        switch (choices.below(5)) {
            case 0 -> schema.put("minimum", 0).put("maximum", 1);
            case 1 -> schema.set("multipleOf", JsonValues.NODES.numberNode(new BigDecimal("0.5")));
            case 2 -> schema.put("format", choices.oneOf("double", "float"));
            case 3 -> schema.put("exclusiveMaximum", 100);
            default -> {}
        }
        return schema;
    }

    ObjectNode listed() {
        ObjectNode schema = schema();
        if (choices.chance(25)) {
            return switch (choices.below(6)) {
                case 0 -> schema.put("const", words.enumValue());
                case 1 -> schema.put("type", "string").put("const", words.enumValue());
                case 2 -> schema.put("const", choices.below(5));
                case 3 -> schema.put("const", choices.chance(50));
                case 4 -> schema.set("const", JsonValues.NODES.nullNode());
                default -> schema.set("const", schema().put("a", 1));
            };
        }
        ArrayNode values = schema.putArray("enum");
        int kind = choices.below(10);
        int count = choices.chance(20) ? 1 : choices.between(2, 6);
        for (int i = 0; i < count; i++) {
            switch (kind) {
                case 0 -> values.add(choices.between(-2, 5));
                case 1 -> values.add(choices.chance(50));
                case 2 -> mixed(values);
                default -> values.add(words.enumValue());
            }
        }
        if (choices.chance(10)) {
            values.addNull();
        }
        if (kind > 2 && choices.chance(60)) {
            schema.put("type", "string");
        }
        return schema;
    }

    private void mixed(ArrayNode values) {
        switch (choices.below(6)) {
            case 0 -> values.add(choices.below(3));
            case 1 -> values.add(choices.chance(50));
            case 2 -> values.addNull();
            case 3 -> values.addObject().put("a", choices.below(2));
            case 4 -> values.add(new BigDecimal("1.5"));
            default -> values.add(words.enumValue());
        }
    }

    private static ObjectNode schema() {
        return JsonValues.NODES.objectNode();
    }
}
