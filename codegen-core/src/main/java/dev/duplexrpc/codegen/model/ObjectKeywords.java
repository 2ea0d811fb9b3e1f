package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Shape.Others;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.TextNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keywords that describe objects. */
final class ObjectKeywords {
    private final Shape shape;
    private final Findings findings;

    ObjectKeywords(Shape shape, Findings findings) {
        this.shape = shape;
        this.findings = findings;
    }

    void add(Place place, ObjectNode schema) {
        Place properties = place.child("properties");
        if (properties != null) {
            for (Place member : properties.members()) {
                addMember(member);
            }
        }
        addRequired(place, schema);
        Place patterns = place.child("patternProperties");
        if (patterns != null) {
            for (Place member : patterns.members()) {
                shape.patternMembers.merge(member.name(), Schema.at(member), Schema::and);
            }
        }
        Place names = place.child("propertyNames");
        if (names != null) {
            shape.names = shape.names == null ? Schema.at(names) : shape.names.and(Schema.at(names));
        }
        addOthers(place, schema, "additionalProperties");
        addOthers(place, schema, "unevaluatedProperties");
        addNot(place, schema.get("not"));
        for (String keyword : Vocabulary.UNSUPPORTED) {
            if (schema.has(keyword)) {
                ignored(place, keyword);
            }
        }
    }

    private void addMember(Place member) {
        if (member.node() instanceof BooleanNode bool && !bool.value()) {
            findings.report(
                    Problem.IGNORED_KEYWORD,
                    member,
                    "The member '" + member.name()
                            + "' is forbidden: it is left out of the Java type, and a server refuses it.",
                    "Nothing needs to be done if this is meant.");
            shape.refused.add(member.name());
            return;
        }
        shape.members.merge(member.name(), Schema.at(member), Schema::and);
    }

    private void addRequired(Place place, ObjectNode schema) {
        Place required = schema.get("required") instanceof ArrayNode ? place.child("required") : null;
        if (required != null) {
            for (Place name : required.elements()) {
                if (name.node() instanceof TextNode text) {
                    shape.required.putIfAbsent(text.value(), name);
                }
            }
        }
    }

    private void addOthers(Place place, ObjectNode schema, String keyword) {
        Node node = schema.get(keyword);
        Place others = place.child(keyword);
        if (node == null || others == null) {
            return;
        }
        if (node instanceof BooleanNode bool) {
            ShapeMerger.addOthers(shape, bool.value() ? Others.OPEN : Others.CLOSED, null);
        } else if (Vocabulary.allowsEverything(node)) {
            ShapeMerger.addOthers(shape, Others.OPEN, null);
        } else if (node instanceof ObjectNode) {
            ShapeMerger.addOthers(shape, Others.TYPED, Schema.at(others));
        }
    }

    /** What must not be there helps to tell variants apart; what must not be there together, or is negated otherwise, is no type. */
    private void addNot(Place place, @Nullable Node not) {
        if (not == null) {
            return;
        }
        if (not instanceof ObjectNode object
                && object.get("required") instanceof ArrayNode names
                && object.size() == 1) {
            Set<String> together = new LinkedHashSet<>();
            for (Node name : names.elements()) {
                if (name instanceof TextNode text) {
                    together.add(text.value());
                }
            }
            shape.forbidden.add(together);
            if (together.size() > 1) {
                ignored(place, "not");
            }
            return;
        }
        if (not instanceof ObjectNode object
                && object.get("anyOf") instanceof ArrayNode branches
                && object.size() == 1) {
            List<Node> elements = branches.elements();
            if (elements.stream().allMatch(Vocabulary::isOnlyAboutPresence)) {
                elements.forEach(branch -> addNot(place, branch));
                return;
            }
        }
        ignored(place, "not");
    }

    private void ignored(Place place, String keyword) {
        findings.report(
                Problem.IGNORED_KEYWORD,
                place.key(keyword),
                "The keyword '" + keyword + "' does not show in Java types; nothing checks it.",
                "Nothing needs to be done if that is acceptable.");
    }
}
