package dev.duplexrpc.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** JSON as plain Java values, to compare what was written with what is read. */
final class Trees {
    private Trees() {}

    /** Pulls a whole value, member by member and element by element. */
    static Object read(JsonReader in) {
        return switch (in.peek()) {
            case NULL -> {
                in.readNull();
                yield Json.NULL;
            }
            case BOOLEAN -> in.readBoolean();
            case NUMBER -> NumberValue.of(in.readJson().toString());
            case STRING -> in.readString();
            case ARRAY -> {
                List<Object> elements = new ArrayList<>();
                in.beginArray();
                while (in.nextElement()) {
                    elements.add(read(in));
                }
                yield elements;
            }
            case OBJECT -> {
                Map<String, Object> members = new LinkedHashMap<>();
                in.beginObject();
                for (String name = in.nextName(); name != null; name = in.nextName()) {
                    members.put(name, read(in));
                }
                yield members;
            }
        };
    }

    static Object readDocument(byte[] bytes) {
        JsonReader in = JsonReader.of(bytes);
        Object tree = read(in);
        in.end();
        return tree;
    }

    static void write(JsonWriter out, Object tree) {
        if (tree instanceof Json json) {
            out.json(json);
        } else if (tree instanceof Boolean truth) {
            out.value(truth);
        } else if (tree instanceof Long number) {
            out.value(number);
        } else if (tree instanceof Double number) {
            out.value(number);
        } else if (tree instanceof BigInteger number) {
            out.value(number);
        } else if (tree instanceof BigDecimal number) {
            out.value(number);
        } else if (tree instanceof String text) {
            out.value(text);
        } else if (tree instanceof List<?> elements) {
            out.beginArray();
            elements.forEach(element -> write(out, element));
            out.endArray();
        } else {
            out.beginObject();
            ((Map<?, ?>) tree).forEach((name, value) -> write(out.member((String) name), value));
            out.endObject();
        }
    }

    /** Replaces the numbers of a tree by what {@link #read} makes of them. */
    static Object numbersByValue(Object tree) {
        if (tree instanceof Number number) {
            return NumberValue.of(number.toString());
        }
        if (tree instanceof List<?> elements) {
            return elements.stream().map(Trees::numbersByValue).toList();
        }
        if (tree instanceof Map<?, ?> members) {
            Map<Object, Object> replaced = new LinkedHashMap<>();
            members.forEach((name, value) -> replaced.put(name, numbersByValue(value)));
            return replaced;
        }
        return tree;
    }

    /** Writes a tree as nobody in his right mind would: white space and escape sequences wherever they are allowed. */
    static String untidy(Object tree, Random random) {
        StringBuilder text = new StringBuilder();
        untidy(text, tree, random);
        return text.toString();
    }

    private static void untidy(StringBuilder text, Object tree, Random random) {
        space(text, random);
        if (tree instanceof String string) {
            quote(text, string, random);
        } else if (tree instanceof List<?> elements) {
            String separator = "[";
            for (Object element : elements) {
                text.append(separator);
                untidy(text, element, random);
                separator = ",";
            }
            text.append(elements.isEmpty() ? "[" : "");
            space(text, random);
            text.append(']');
        } else if (tree instanceof Map<?, ?> members) {
            String separator = "{";
            for (Map.Entry<?, ?> member : members.entrySet()) {
                text.append(separator);
                space(text, random);
                quote(text, (String) member.getKey(), random);
                space(text, random);
                text.append(':');
                untidy(text, member.getValue(), random);
                separator = ",";
            }
            text.append(members.isEmpty() ? "{" : "");
            space(text, random);
            text.append('}');
        } else {
            text.append(tree);
        }
        space(text, random);
    }

    private static void space(StringBuilder text, Random random) {
        while (random.nextInt(3) == 0) {
            text.append(" \t\r\n".charAt(random.nextInt(4)));
        }
    }

    static void quote(StringBuilder text, String string, Random random) {
        text.append('"');
        for (char c : string.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\' || random.nextInt(10) == 0 || Character.isSurrogate(c)) {
                text.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
            } else if (c == '/' && random.nextBoolean()) {
                text.append("\\/");
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
