package dev.duplexrpc.codegen.document;

import dev.duplexrpc.codegen.diagnostics.ReferenceStep;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.TextNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An error that a method may answer with.
 *
 * @param place where it is defined, behind all references: two methods that refer to one error share the place
 * @param data what the document puts there, null when nothing: the specification wants a value, many documents give a schema
 * @param way the references that led to the place, for diagnostics
 */
public record ErrorObject(
        Place place, int code, String message, @Nullable Place data, List<ReferenceStep> way) {
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    public ErrorObject {
        way = List.copyOf(way);
    }

    /** The specification wants a value as the data of an error; most documents that put an object there mean a schema. */
    public static boolean isSchema(Node data) {
        return data instanceof ObjectNode object
                && (object.has("$ref")
                        || object.has("allOf")
                        || isTyped(object.get("type"))
                        || object.get("properties") instanceof ObjectNode
                        || object.get("oneOf") instanceof ArrayNode
                        || object.get("anyOf") instanceof ArrayNode
                        || object.get("enum") instanceof ArrayNode);
    }

    private static boolean isTyped(@Nullable Node type) {
        List<Node> texts = type instanceof ArrayNode list
                ? list.elements().stream().filter(TextNode.class::isInstance).toList()
                : type instanceof TextNode ? List.of(type) : List.of();
        return !texts.isEmpty() && texts.stream().allMatch(text -> TYPES.contains(text.asText()));
    }
}
