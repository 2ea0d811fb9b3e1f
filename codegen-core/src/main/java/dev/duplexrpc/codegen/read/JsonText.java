package dev.duplexrpc.codegen.read;

import java.util.Locale;

/** Writes a tree as compact JSON, for messages, hints and documents that are embedded. */
final class JsonText {
    private final StringBuilder out = new StringBuilder();

    private JsonText() {}

    static String of(Node node) {
        JsonText text = new JsonText();
        text.write(node);
        return text.out.toString();
    }

    private void write(Node node) {
        if (node instanceof ObjectNode object) {
            writeObject(object);
        } else if (node instanceof ArrayNode array) {
            writeArray(array);
        } else if (node instanceof TextNode text) {
            writeText(text.value());
        } else if (node instanceof NumberNode number) {
            out.append(isJson(number.text()) ? number.text() : number.value().toString());
        } else if (node instanceof BooleanNode bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private void writeObject(ObjectNode object) {
        char separator = '{';
        for (ObjectNode.Member member : object.members()) {
            out.append(separator);
            writeText(member.name());
            out.append(':');
            write(member.value());
            separator = ',';
        }
        out.append(object.isEmpty() ? "{}" : "}");
    }

    private void writeArray(ArrayNode array) {
        char separator = '[';
        for (Node element : array.elements()) {
            out.append(separator);
            write(element);
            separator = ',';
        }
        out.append(array.isEmpty() ? "[]" : "]");
    }

    private void writeText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || (Character.isSurrogate(c) && !isPaired(text, i))) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** YAML spells numbers in ways that JSON does not know: {@code +1}, {@code .5}, {@code 0x1f}, {@code 007}. */
    private static boolean isJson(String number) {
        int start = number.startsWith("-") ? 1 : 0;
        if (start == number.length() || !isDigit(number.charAt(start)) || number.endsWith(".")) {
            return false;
        }
        boolean leadingZero = number.charAt(start) == '0' && start + 1 < number.length();
        return !leadingZero || (!isDigit(number.charAt(start + 1)) && "xXoO".indexOf(number.charAt(start + 1)) < 0);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
