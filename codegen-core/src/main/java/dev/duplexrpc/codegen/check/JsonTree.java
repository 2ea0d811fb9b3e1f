package dev.duplexrpc.codegen.check;

import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.NumberNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.TextNode;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** The same JSON in the form in which the schema validator takes it. */
final class JsonTree {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private JsonTree() {}

    /**
     * A text that shows itself. Jackson's own makes an object mapper first, which takes as many classes as all of the generator; and
     * the validator wants to see the values of each {@code enum}, whatever it finds.
     */
    private static final class Text extends StringNode {
        private static final long serialVersionUID = 1;

        Text(String value) {
            super(value);
        }

        @Override
        public String toString() {
            return new TextNode(stringValue(), 0, 0).toJson();
        }
    }

    static JsonNode of(Node node) {
        if (node instanceof ObjectNode object) {
            tools.jackson.databind.node.ObjectNode tree = FACTORY.objectNode();
            for (ObjectNode.Member member : object.members()) {
                tree.set(member.name(), of(member.value()));
            }
            return tree;
        }
        if (node instanceof ArrayNode array) {
            tools.jackson.databind.node.ArrayNode tree = FACTORY.arrayNode(array.size());
            for (Node element : array.elements()) {
                tree.add(of(element));
            }
            return tree;
        }
        if (node instanceof TextNode text) {
            return new Text(text.value());
        }
        if (node instanceof NumberNode number) {
            return number(number);
        }
        return node instanceof BooleanNode bool ? FACTORY.booleanNode(bool.value()) : FACTORY.nullNode();
    }

    /** {@code 1.0} becomes an integer, which it is in JSON Schema. */
    private static JsonNode number(NumberNode number) {
        if (!number.isInteger()) {
            return FACTORY.numberNode(number.value());
        }
        BigInteger value = number.value().toBigIntegerExact();
        return value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0
                ? FACTORY.numberNode(value.longValueExact())
                : FACTORY.numberNode(value);
    }
}
