package dev.duplexrpc.codegen.read;

import dev.duplexrpc.codegen.diagnostics.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML text into a tree. It works on the parser's events, because composing them here lets depth and repetition be
 * bounded while reading. An alias shares the nodes of its anchor, and counts them again.
 */
final class YamlParsing {
    private static final String MERGE_KEY = "<<";

    private final TreeBuilder builder;
    private final Iterator<Event> events;
    private final Map<Anchor, Composed> anchors = new HashMap<>();

    private YamlParsing(TreeBuilder builder, Iterator<Event> events) {
        this.builder = builder;
        this.events = events;
    }

    static Node parse(String text, String displayName, TreeBuilder builder) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(displayName)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setParseComments(false)
                .build();
        try {
            return new YamlParsing(
                            builder, new Parse(settings).parseString(text).iterator())
                    .document();
        } catch (MarkedYamlEngineException e) {
            Mark at = e.getProblemMark().or(e::getContextMark).orElse(null);
            throw invalid(at, String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            throw invalid(null, String.valueOf(e.getMessage()));
        }
    }

    /** A node with what the limits need to know when an alias repeats it. */
    private record Composed(Node node, long nodes, int height) {}

    private Node document() {
        Event event = events.next();
        while (event.getEventId() == Event.ID.StreamStart) {
            event = events.next();
        }
        if (!(event instanceof DocumentStartEvent)) {
            throw new UnreadableSource(
                    Problem.INVALID_YAML,
                    0,
                    0,
                    "The file is empty.",
                    "Give the path of a file that holds an OpenRPC document.");
        }
        Node root = node(events.next(), 1).node();
        events.next(); // the end of the document
        if (events.hasNext() && events.next() instanceof DocumentStartEvent second) {
            builder.report(
                    Problem.UNUSUAL_YAML,
                    line(second),
                    column(second),
                    "The file holds more than one YAML document; only the first one is read.",
                    "Move the others to files of their own.");
        }
        return root;
    }

    private Composed node(Event event, int depth) {
        int line = line(event);
        int column = column(event);
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth, line, column);
        }
        builder.count(1, line, column);
        Composed composed;
        if (event instanceof ScalarEvent scalar) {
            composed = new Composed(YamlScalars.node(scalar, builder, line, column), 1, 0);
        } else if (event instanceof SequenceStartEvent) {
            composed = sequence(depth, line, column);
        } else if (event instanceof MappingStartEvent) {
            composed = mapping(depth, line, column);
        } else {
            throw new IllegalStateException("The YAML parser gave " + event + " where a value begins.");
        }
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, composed));
        return composed;
    }

    private Composed alias(AliasEvent alias, int depth, int line, int column) {
        Composed target = anchors.get(alias.getAlias());
        if (target == null) {
            throw new UnreadableSource(
                    Problem.INVALID_YAML,
                    line,
                    column,
                    "The alias *" + alias.getAlias() + " stands before or inside its anchor.",
                    "Define &" + alias.getAlias() + " further up, around a value that does not hold the alias.");
        }
        builder.count(target.nodes(), line, column);
        builder.checkDepth(depth - 1 + target.height(), line, column);
        return target;
    }

    private Composed sequence(int depth, int line, int column) {
        builder.checkDepth(depth, line, column);
        List<Node> elements = new ArrayList<>();
        long nodes = 1;
        int height = 0;
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            Composed element = node(event, depth + 1);
            elements.add(element.node());
            nodes += element.nodes();
            height = Math.max(height, element.height());
        }
        return new Composed(new ArrayNode(elements, line, column), nodes, height + 1);
    }

    private Composed mapping(int depth, int line, int column) {
        builder.checkDepth(depth, line, column);
        List<ObjectNode.Member> members = new ArrayList<>();
        List<Node> merged = new ArrayList<>();
        long nodes = 1;
        int height = 0;
        for (Event key = events.next(); !(key instanceof MappingEndEvent); key = events.next()) {
            boolean merges = isMergeKey(key);
            String name = name(key, depth);
            Composed value = node(events.next(), depth + 1);
            nodes += value.nodes();
            height = Math.max(height, value.height());
            if (merges) {
                merged.add(value.node());
            } else {
                members.add(new ObjectNode.Member(name, line(key), column(key), value.node()));
            }
        }
        ObjectNode own = builder.object(members, line, column);
        return new Composed(merged.isEmpty() ? own : merge(own, merged), nodes, height + 1);
    }

    private static boolean isMergeKey(Event key) {
        return key instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals(MERGE_KEY);
    }

    private String name(Event key, int depth) {
        Node node = node(key, depth + 1).node();
        if (node instanceof TextNode text) {
            return text.value();
        }
        if (key instanceof ScalarEvent scalar) {
            if (!(node instanceof NumberNode)) {
                builder.report(
                        Problem.UNUSUAL_YAML,
                        node.line(),
                        node.column(),
                        "The key " + scalar.getValue() + " is " + node.kind() + " in YAML; it is read as the string \""
                                + scalar.getValue() + "\".",
                        "Put the key in quotes.");
            }
            return scalar.getValue();
        }
        throw new UnreadableSource(
                Problem.INVALID_YAML,
                line(key),
                column(key),
                "A key of a mapping is " + node.kind() + ", which JSON does not know.",
                "Use a string as the key.");
    }

    /** Own members win over merged ones, and earlier merged ones over later ones, as YAML 1.1 defined it. */
    private ObjectNode merge(ObjectNode own, List<Node> sources) {
        Map<String, ObjectNode.Member> members = new LinkedHashMap<>();
        for (ObjectNode.Member member : own.members()) {
            members.put(member.name(), member);
        }
        for (Node source : sources) {
            List<Node> parts = source instanceof ArrayNode array ? array.elements() : List.of(source);
            for (Node part : parts) {
                if (part instanceof ObjectNode object) {
                    object.members().forEach(member -> members.putIfAbsent(member.name(), member));
                } else {
                    builder.report(
                            Problem.UNUSUAL_YAML,
                            part.line(),
                            part.column(),
                            "The merge key << is given " + part.kind() + "; it is left out.",
                            "Merge a mapping or a list of mappings.");
                }
            }
        }
        return new ObjectNode(List.copyOf(members.values()), own.line(), own.column());
    }

    private static UnreadableSource invalid(@Nullable Mark at, String problem) {
        return new UnreadableSource(
                Problem.INVALID_YAML,
                at == null ? 0 : at.getLine() + 1,
                at == null ? 0 : at.getColumn() + 1,
                "The file is not valid YAML: " + problem.strip().replaceAll("\\s*\\R\\s*", " ") + ".",
                "Correct the syntax here.");
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private static int column(Event event) {
        return event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
    }
}
