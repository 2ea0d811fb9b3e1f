package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.model.Decision.Kind;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.NullNode;
import dev.duplexrpc.codegen.read.NumberNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.TextNode;
import org.jspecify.annotations.Nullable;

/** Values that documents write as values, not as schemas. */
final class Literals {
    private Literals() {}

    static Literal of(Node node) {
        if (node instanceof TextNode text) {
            return new Literal(Literal.Kind.TEXT, text.value());
        }
        return new Literal(
                switch (kind(node)) {
                    case NUMBER -> Literal.Kind.NUMBER;
                    case BOOLEAN -> Literal.Kind.TRUTH;
                    case NULL -> Literal.Kind.NULL;
                    default -> Literal.Kind.COMPOUND;
                },
                text(node));
    }

    static @Nullable Literal ofNullable(@Nullable Node node) {
        return node == null ? null : of(node);
    }

    static Kind kind(Node node) {
        if (node instanceof TextNode) {
            return Kind.STRING;
        }
        if (node instanceof NumberNode) {
            return Kind.NUMBER;
        }
        if (node instanceof BooleanNode) {
            return Kind.BOOLEAN;
        }
        if (node instanceof NullNode) {
            return Kind.NULL;
        }
        return node instanceof ArrayNode ? Kind.ARRAY : Kind.OBJECT;
    }

    /** The scalar in the form that all ways to write it share: {@code 1} for {@code 1.0} and {@code 1e0}. */
    static Literal byValue(Node node) {
        return of(node).byValue();
    }

    static boolean isScalar(Node node) {
        return !(node instanceof ObjectNode || node instanceof ArrayNode);
    }

    static boolean isWhole(Node node) {
        return node instanceof NumberNode number && number.isInteger();
    }

    /** The text that a reader sees at run time: a string's content, else the JSON; whole numbers without a fraction. */
    static String text(Node node) {
        if (node instanceof TextNode text) {
            return text.value();
        }
        if (node instanceof NumberNode number && number.isInteger()) {
            return number.value().toBigInteger().toString();
        }
        return node.toJson();
    }
}
