package dev.duplexrpc.codegen.proof;

import dev.duplexrpc.codegen.diagnostics.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Holds diagnostics to their files: that the pointer leads somewhere, and that the line and column are where that stands. Reads the
 * files in a way of its own.
 */
public final class Truth {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final ObjectMapper YAML = YAMLMapper.builder().build();

    private static final Pattern JSON_STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private final Map<String, List<String>> lines = new HashMap<>();
    private final Map<String, JsonNode> trees = new HashMap<>();

    /** What is not true of the diagnostics. */
    public List<String> lies(List<Diagnostic> diagnostics) {
        List<String> lies = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            String lie = lie(diagnostic);
            if (!lie.isEmpty()) {
                lies.add(lie + ": " + diagnostic.render());
            }
        }
        return lies;
    }

    private String lie(Diagnostic diagnostic) {
        if (diagnostic.message().isBlank() || diagnostic.advice().isBlank()) {
            return "says too little";
        }
        int line = diagnostic.location().line();
        int column = diagnostic.location().column();
        String file = diagnostic.location().file();
        if (line < 1 || column < 1) {
            return "has no line and column";
        }
        List<String> text = lines.computeIfAbsent(file, Truth::read);
        if (line > text.size() || column > text.get(line - 1).length() + 1) {
            return "points outside of the file";
        }
        JsonNode node = at(trees.computeIfAbsent(file, Truth::tree), diagnostic.pointer());
        if (node == null) {
            return "has a pointer that leads nowhere";
        }
        String rest = text.get(line - 1).substring(column - 1);
        String key = diagnostic
                .pointer()
                .substring(diagnostic.pointer().lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
        boolean atKey = rest.startsWith(key) || rest.startsWith("'" + key) || startsWithString(rest, key);
        return atKey || atValue(rest, node, file) ? "" : "points at \"" + rest.strip() + "\"";
    }

    /** Whether a JSON string with this content comes first, however it is escaped. */
    private static boolean startsWithString(String rest, String content) {
        Matcher string = JSON_STRING.matcher(rest);
        return string.lookingAt() && JSON.readTree(string.group()).asString("").equals(content);
    }

    private static boolean atValue(String rest, JsonNode node, String file) {
        if (!file.endsWith(".json")) {
            return true;
        }
        return switch (node.getNodeType()) {
            case OBJECT -> rest.startsWith("{");
            case ARRAY -> rest.startsWith("[");
            case STRING -> rest.startsWith("\"");
            case NUMBER -> rest.matches("[-0-9].*");
            case BOOLEAN, NULL -> rest.startsWith(node.toString());
            default -> false;
        };
    }

    private static JsonNode at(JsonNode tree, String pointer) {
        JsonNode node = tree.at(pointer);
        return node.isMissingNode() ? null : node;
    }

    private static List<String> read(String file) {
        try {
            return List.of(
                    Files.readString(Path.of(file), StandardCharsets.UTF_8).split("\r\n|\r|\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(String file) {
        return (file.endsWith(".json") ? JSON : YAML).readTree(Path.of(file));
    }
}
