package dev.duplexrpc.codegen.read;

import dev.duplexrpc.codegen.diagnostics.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON text into a tree. It parses characters, not bytes, because Jackson counts columns in whatever it parses. */
final class JsonParsing {
    /** The limits that matter are {@link TreeBuilder}'s: they speak our language. Jackson's only stay out of their way. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final TreeBuilder builder;
    private final JsonParser parser;

    private JsonParsing(TreeBuilder builder, JsonParser parser) {
        this.builder = builder;
        this.parser = parser;
    }

    static Node parse(String text, TreeBuilder builder) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text.toCharArray())) {
            return new JsonParsing(builder, parser).document();
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new UnreadableSource(
                    Problem.INVALID_JSON,
                    at == null ? 0 : at.getLineNr(),
                    at == null ? 0 : at.getColumnNr(),
                    "The file is not valid JSON: " + oneLine(e.getOriginalMessage()) + ".",
                    "Correct the syntax here; a file that holds YAML needs the extension .yaml or .yml.");
        }
    }

    private Node document() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new UnreadableSource(
                    Problem.INVALID_JSON,
                    0,
                    0,
                    "The file is empty.",
                    "Give the path of a file that holds an OpenRPC document.");
        }
        Node root = value(first, 1);
        if (parser.nextToken() != null) {
            TokenStreamLocation at = parser.currentTokenLocation();
            throw new UnreadableSource(
                    Problem.INVALID_JSON,
                    at.getLineNr(),
                    at.getColumnNr(),
                    "Another value follows behind the end of the JSON document.",
                    "Keep one value in the file.");
        }
        return root;
    }

    private Node value(JsonToken token, int depth) {
        TokenStreamLocation at = parser.currentTokenLocation();
        int line = at.getLineNr();
        int column = at.getColumnNr();
        builder.count(1, line, column);
        return switch (token) {
            case START_OBJECT -> object(depth, line, column);
            case START_ARRAY -> array(depth, line, column);
            case VALUE_STRING -> new TextNode(parser.getString(), line, column);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString(), line, column);
            case VALUE_TRUE -> new BooleanNode(true, line, column);
            case VALUE_FALSE -> new BooleanNode(false, line, column);
            case VALUE_NULL -> new NullNode(line, column);
            default -> throw new IllegalStateException("Jackson gave the token " + token + " where a value begins.");
        };
    }

    private Node number(String text, int line, int column) {
        return builder.number(text, text, line, column);
    }

    private Node object(int depth, int line, int column) {
        builder.checkDepth(depth, line, column);
        List<ObjectNode.Member> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            TokenStreamLocation at = parser.currentTokenLocation();
            members.add(new ObjectNode.Member(
                    name, at.getLineNr(), at.getColumnNr(), value(parser.nextToken(), depth + 1)));
        }
        return builder.object(members, line, column);
    }

    private Node array(int depth, int line, int column) {
        builder.checkDepth(depth, line, column);
        List<Node> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token, depth + 1));
        }
        return new ArrayNode(elements, line, column);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ").replaceAll("[.\\s]+$", "");
    }
}
