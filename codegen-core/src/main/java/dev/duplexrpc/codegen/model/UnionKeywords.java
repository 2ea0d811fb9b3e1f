package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Shape.Group;
import dev.duplexrpc.codegen.model.Shape.Tag;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keywords that describe a choice: {@code oneOf}, {@code anyOf}, and what says which member tells the variants apart. */
final class UnionKeywords {
    private final Shape shape;
    private final TypeChoices choices;
    private final Findings findings;

    UnionKeywords(Shape shape, TypeChoices choices, Findings findings) {
        this.shape = shape;
        this.choices = choices;
        this.findings = findings;
    }

    void add(Place place, ObjectNode schema, boolean baseOnly) {
        addTag(place, schema);
        if (!baseOnly) {
            addGroup(place, schema, "oneOf");
            addGroup(place, schema, "anyOf");
        }
    }

    private void addGroup(Place place, ObjectNode schema, String keyword) {
        Place group = schema.get(keyword) instanceof ArrayNode ? place.child(keyword) : null;
        if (group == null) {
            return;
        }
        List<Place> branches = group.elements();
        if (branches.isEmpty()) {
            findings.report(
                    Problem.CONFLICTING_SCHEMAS,
                    place.key(keyword),
                    "The list of '" + keyword + "' is empty, so no value fits.",
                    "List the alternatives, or remove the keyword; in lenient mode it is left out.");
            return;
        }
        if (branches.stream().allMatch(branch -> Vocabulary.isOnlyAboutPresence(branch.node()))) {
            shape.presence |= branches.stream().allMatch(branch -> speaksOfObjects(branch.node()));
            findings.report(
                    Problem.IGNORED_KEYWORD,
                    place.key(keyword),
                    "The branches of '" + keyword
                            + "' only say which members must be there together; that does not show in Java types.",
                    "Nothing needs to be done if that is acceptable.");
            return;
        }
        List<Schema> alternatives = new ArrayList<>(branches.size());
        for (Place branch : branches) {
            alternatives.add(Schema.at(branch));
        }
        shape.groups.add(new Group(alternatives, group));
    }

    private static boolean speaksOfObjects(@Nullable Node branch) {
        return branch instanceof ObjectNode object
                && (object.has("type") || object.has("required") || speaksOfObjects(object.get("not")));
    }

    private void addTag(Place place, ObjectNode schema) {
        if (shape.tag != null) {
            return;
        }
        shape.tag = choices.tag(place);
        for (String keyword : List.of("x-discriminator", "discriminator")) {
            if (shape.tag == null && schema.has(keyword)) {
                shape.tag = read(place, schema, keyword);
            }
        }
        if (shape.tag != null && !schema.has("oneOf") && !schema.has("anyOf")) {
            choices.discriminators().found(shape.tag);
        }
    }

    private @Nullable Tag read(Place place, ObjectNode schema, String keyword) {
        Place hint = place.child(keyword);
        if (hint != null && schema.text(keyword) != null) {
            return new Tag(String.valueOf(schema.text(keyword)), Map.of(), hint, Problem.INVALID_HINT);
        }
        if (hint == null || !(hint.node() instanceof ObjectNode object) || object.text("propertyName") == null) {
            findings.report(
                    Problem.INVALID_HINT,
                    place.key(keyword),
                    "The value of '" + keyword + "' does not name a member; it is ignored.",
                    "Write {\"propertyName\": \"…\"}.");
            return null;
        }
        Map<String, String> mapping = new LinkedHashMap<>();
        if (object.get("mapping") instanceof ObjectNode entries) {
            for (ObjectNode.Member entry : entries.members()) {
                String target = entry.value().asText();
                if (target != null) {
                    mapping.put(entry.name(), target);
                }
            }
        }
        return new Tag(String.valueOf(object.text("propertyName")), mapping, hint, Problem.INVALID_HINT);
    }
}
