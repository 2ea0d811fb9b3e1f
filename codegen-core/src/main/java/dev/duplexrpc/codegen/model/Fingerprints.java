package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds schemas that say the same, whatever words stand beside it. Each node of a document is looked at once. */
final class Fingerprints {
    private static final Set<String> WORDS = Set.of(
            "title",
            "description",
            "summary",
            "examples",
            "example",
            "$comment",
            "deprecated",
            "readOnly",
            "writeOnly",
            "default");

    private final Map<Object, Integer> numbers = new HashMap<>();
    private final IdentityHashMap<Node, Integer> schemas = new IdentityHashMap<>();
    private final IdentityHashMap<Node, Integer> maps = new IdentityHashMap<>();

    /** Equal for two schemas exactly when they say the same; references are the same when they are spelt the same in one file. */
    Object of(Schema schema) {
        List<Object> key = new ArrayList<>();
        for (Part part : schema.parts()) {
            if (part instanceof Part.At at) {
                key.add(List.of(at.aspect(), file(at.place()), schema(at.place().node())));
            } else {
                key.add(part);
            }
        }
        return key;
    }

    /** Files matter only to references; equal schemas without any in two files are one file's business too seldom to look for. */
    private static String file(Place place) {
        return place.file().displayName();
    }

    private int schema(Node node) {
        Integer known = schemas.get(node);
        if (known == null) {
            known = number(key(node, false));
            schemas.put(node, known);
        }
        return known;
    }

    /** The values of {@code properties} are schemas, its names are no keywords. */
    private int map(Node node) {
        Integer known = maps.get(node);
        if (known == null) {
            known = number(key(node, true));
            maps.put(node, known);
        }
        return known;
    }

    private Object key(Node node, boolean namesAreData) {
        if (node instanceof ObjectNode object) {
            Map<String, Integer> members = new TreeMap<>();
            for (ObjectNode.Member member : object.members()) {
                if (namesAreData || !WORDS.contains(member.name())) {
                    Integer value = value(member, namesAreData);
                    if (value != null) {
                        members.put(member.name(), value);
                    }
                }
            }
            return members;
        }
        if (node instanceof ArrayNode array) {
            List<Integer> elements = new ArrayList<>(array.size());
            for (Node element : array.elements()) {
                elements.add(schema(element));
            }
            return elements;
        }
        return node;
    }

    private @Nullable Integer value(ObjectNode.Member member, boolean namesAreData) {
        if (namesAreData) {
            return schema(member.value());
        }
        return switch (member.name()) {
            case "properties", "patternProperties", "definitions", "$defs" -> map(member.value());
            case "enum", "const", "required", "$ref", "type" -> number(member.value());
            default -> schema(member.value());
        };
    }

    private int number(Object key) {
        return numbers.computeIfAbsent(key, k -> numbers.size());
    }
}
