package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.diagnostics.Problem;
import dev.duplexrpc.codegen.model.Shape.Others;
import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.BooleanNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.NumberNode;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.resolve.Place;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keywords that describe arrays, with the two spellings of tuples: {@code prefixItems}, and {@code items} as an array. */
final class ArrayKeywords {
    private final Shape shape;
    private final TypeChoices choices;
    private final Findings findings;

    ArrayKeywords(Shape shape, TypeChoices choices, Findings findings) {
        this.shape = shape;
        this.choices = choices;
        this.findings = findings;
    }

    void add(Place place, ObjectNode schema) {
        Place prefix = schema.get("prefixItems") instanceof ArrayNode ? place.child("prefixItems") : null;
        Place items = place.child("items");
        if (prefix != null) {
            addTuple(place, schema, prefix, items);
        } else if (items != null && items.node() instanceof ArrayNode) {
            addTuple(place, schema, items, place.child("additionalItems"));
        } else if (items != null) {
            addItems(items);
        }
    }

    private void addItems(Place items) {
        if (items.node() instanceof BooleanNode bool && !bool.value()) {
            shape.tail = Others.CLOSED;
            shape.prefixAt = items;
        } else {
            shape.items = shape.items == null ? Schema.at(items) : shape.items.and(Schema.at(items));
        }
    }

    private void addTuple(Place place, ObjectNode schema, Place positions, @Nullable Place rest) {
        List<Place> elements = positions.elements();
        if (elements.isEmpty()) {
            if (rest != null) {
                addItems(rest);
            }
            return;
        }
        if (isList(schema, elements, positions.name().equals("items"))) {
            if (count(schema, "maxItems") == null) {
                sayThatItIsAList(elements.get(0));
            }
            addItems(elements.get(0));
            return;
        }
        if (!shape.prefix.isEmpty()) {
            merge(place, elements);
            return;
        }
        shape.prefixAt = positions;
        for (Place element : elements) {
            shape.prefix.add(Schema.at(element));
        }
        addTail(rest);
        Node closed = schema.get("unevaluatedItems");
        if (rest == null && closed instanceof BooleanNode bool && !bool.value()) {
            shape.tail = Others.CLOSED;
        }
    }

    private void addTail(@Nullable Place rest) {
        if (rest == null) {
            return;
        }
        if (rest.node() instanceof BooleanNode bool) {
            shape.tail = bool.value() ? Others.OPEN : Others.CLOSED;
        } else if (!Vocabulary.allowsEverything(rest.node())) {
            shape.tail = Others.TYPED;
            shape.tailItems = Schema.at(rest);
        }
    }

    /**
     * Tools that reflect on programs write {@code items: [X]} where they mean a list of X, and a fixed number of equal elements is a
     * list of that length.
     */
    private boolean isList(ObjectNode schema, List<Place> elements, boolean arrayForm) {
        Node first = elements.get(0).node();
        for (Place element : elements) {
            if (!element.node().equals(first)) {
                return false;
            }
        }
        Long min = count(schema, "minItems");
        Long max = count(schema, "maxItems");
        if (elements.size() == 1 && arrayForm && max == null) {
            return choices.isSingleItemAList() && !schema.has("additionalItems");
        }
        boolean oneForAll = elements.size() == 1 && arrayForm && !schema.has("additionalItems");
        return max != null && max.equals(min) && (max == elements.size() || oneForAll);
    }

    private void sayThatItIsAList(Place element) {
        if (!Vocabulary.allowsEverything(element.node())) {
            findings.reportOnceInFile(
                    Problem.LOOSE_ARRAY,
                    element,
                    "By JSON Schema, 'items' in brackets describes the first element and lets all others be anything; it is read as a list of such elements, here and wherever else the file has one schema in brackets.",
                    "Write the schema without the brackets; if only the first element is meant, set the option singleItems to tuple.");
        }
    }

    private static @Nullable Long count(ObjectNode schema, String keyword) {
        return schema.get(keyword) instanceof NumberNode number
                ? Long.valueOf(
                        number.value().min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue())
                : null;
    }

    private void merge(Place place, List<Place> elements) {
        if (elements.size() != shape.prefix.size()) {
            findings.report(
                    Problem.IGNORED_KEYWORD,
                    place,
                    "Two branches of an allOf describe the same array by positions, but not the same number of them; the longer one counts for those beyond.",
                    "Describe the array in one place.");
        }
        for (int i = 0; i < elements.size(); i++) {
            Schema element = Schema.at(elements.get(i));
            if (i < shape.prefix.size()) {
                shape.prefix.set(i, shape.prefix.get(i).and(element));
            } else {
                shape.prefix.add(element);
            }
        }
    }
}
