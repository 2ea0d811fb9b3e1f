package dev.duplexrpc.codegen.proof;

import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.NumberNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON as the proofs handle it: trees of Jackson, so that neither the generator's reader nor the runtime vouches for itself. */
public final class JsonValues {
    /** Of what {@link OffsetDateTime} can hold. */
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])[Tt ]([01]\\d|2[0-3])(:[0-5]\\d){2}"
                    + "(\\.\\d{1,9})?([Zz]|[+-](0\\d|1[0-7]):[0-5]\\d)");

    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(2000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final ObjectWriter PRETTY =
            MAPPER.writerWithDefaultPrettyPrinter().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private JsonValues() {}

    public static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    /** The text in ASCII, in which also half a surrogate pair can be written. */
    public static String pretty(JsonNode node) {
        return PRETTY.writeValueAsString(node);
    }

    /** The value of a document; whole numbers become integers, however they are spelt. */
    public static JsonNode of(Node node) {
        if (node instanceof ObjectNode object) {
            tools.jackson.databind.node.ObjectNode tree = NODES.objectNode();
            for (ObjectNode.Member member : object.members()) {
                tree.set(member.name(), of(member.value()));
            }
            return tree;
        }
        if (node instanceof ArrayNode array) {
            tools.jackson.databind.node.ArrayNode tree = NODES.arrayNode(array.size());
            array.elements().forEach(element -> tree.add(of(element)));
            return tree;
        }
        if (node instanceof TextNode text) {
            return NODES.stringNode(text.value());
        }
        if (node instanceof NumberNode number) {
            return number(number);
        }
        return node instanceof BooleanNode bool ? NODES.booleanNode(bool.value()) : NODES.nullNode();
    }

    private static JsonNode number(NumberNode number) {
        if (!number.isInteger()) {
            return NODES.numberNode(number.value());
        }
        BigInteger value = number.value().toBigIntegerExact();
        return value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0
                ? NODES.numberNode(value.longValueExact())
                : NODES.numberNode(value);
    }

    /** The value with each number replaced by the double next to it. */
    public static JsonNode withDoubles(JsonNode value) {
        if (value.isNumber()) {
            return NODES.numberNode(BigDecimal.valueOf(value.doubleValue()));
        }
        if (value.isArray()) {
            tools.jackson.databind.node.ArrayNode array = NODES.arrayNode();
            value.forEach(element -> array.add(withDoubles(element)));
            return array;
        }
        if (value.isObject()) {
            tools.jackson.databind.node.ObjectNode object = NODES.objectNode();
            value.properties().forEach(member -> object.set(member.getKey(), withDoubles(member.getValue())));
            return object;
        }
        return value;
    }

    /**
     * Whether two values are the same JSON: numbers by value, objects whatever the order of their members, strings that are date-times of RFC 3339 by
     * what they say, because Java's date-times forget how it was spelled.
     */
    public static boolean same(JsonNode one, JsonNode other) {
        if (one.isString() && other.isString()) {
            return one.asString().equals(other.asString()) || sameDateTime(one.asString(), other.asString());
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isObject() && other.isObject()) {
            return one.size() == other.size()
                    && one.propertyStream()
                            .allMatch(member ->
                                    other.has(member.getKey()) && same(member.getValue(), other.get(member.getKey())));
        }
        if (one.isArray() && other.isArray()) {
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < one.size(); i++) {
                if (!same(one.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return one.getNodeType() == other.getNodeType() && one.equals(other);
    }

    private static boolean sameDateTime(String one, String other) {
        return DATE_TIME.matcher(one).matches()
                && DATE_TIME.matcher(other).matches()
                && dateTime(one).equals(dateTime(other));
    }

    private static OffsetDateTime dateTime(String text) {
        return OffsetDateTime.parse(text.replace(' ', 'T'));
    }
}
