package dev.duplexrpc.codegen.model;

import dev.duplexrpc.codegen.read.ArrayNode;
import dev.duplexrpc.codegen.read.Node;
import dev.duplexrpc.codegen.read.ObjectNode;
import dev.duplexrpc.codegen.read.SourceFile;
import dev.duplexrpc.codegen.resolve.Place;
import dev.duplexrpc.codegen.resolve.Resolved;
import dev.duplexrpc.codegen.resolve.Resolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Definitions that schemas bring along, each its own copy: tools that reflect on programs write a type once more into every schema that
 * uses it. A copy that says the same as a component of its name, or as an earlier copy, is that one.
 */
final class RepeatedDefinitions {
    /** What a schema has only where it stands for itself. */
    private static final Set<String> OF_A_ROOT = Set.of("$schema", "title", "definitions", "$defs");

    /** Definitions that lead to each other in longer chains are compared no further, and stay apart. */
    private static final int MOST_COMPARED = 200;

    private final Resolver resolver;
    private final Map<SourceFile, Map<String, List<Place>>> byName = new HashMap<>();
    private final Map<Place, Place> known = new HashMap<>();

    RepeatedDefinitions(Resolver resolver) {
        this.resolver = resolver;
    }

    /** The one that stands for all that say the same; the place itself where it is no such definition. */
    Place canonical(Place place) {
        if (!Hints.isEmbedded(place)) {
            return place;
        }
        Place first = known.get(place);
        if (first == null) {
            first = named(place).stream()
                    .filter(other -> other.equals(place) || isSame(place, other, new HashSet<>()))
                    .findFirst()
                    .orElse(place);
            known.put(place, first);
        }
        return first;
    }

    /** All of the name in the file: the component first, then in the order of the file. */
    private List<Place> named(Place place) {
        Map<String, List<Place>> all = byName.computeIfAbsent(place.file(), file -> {
            Map<String, List<Place>> found = new HashMap<>();
            Place components = Place.root(file).child("components");
            Place schemas = components == null ? null : components.child("schemas");
            if (schemas != null) {
                schemas.members().forEach(schema -> add(schema, found));
            }
            collect(Place.root(file), found);
            return found;
        });
        return all.getOrDefault(place.name(), List.of());
    }

    private static void collect(Place place, Map<String, List<Place>> found) {
        List<Place> below = place.node() instanceof ArrayNode ? place.elements() : place.members();
        for (Place each : below) {
            if (Hints.isDefinition(each)) {
                add(each, found);
            }
            collect(each, found);
        }
    }

    private static void add(Place place, Map<String, List<Place>> found) {
        found.computeIfAbsent(place.name(), name -> new ArrayList<>()).add(place);
    }

    /** @param compared pairs that are being compared already, and the same as far as anybody knows */
    private boolean isSame(Place one, Place other, Set<List<Place>> compared) {
        if (one.equals(other) || compared.contains(List.of(one, other))) {
            return true;
        }
        if (!one.name().equals(other.name()) || compared.size() >= MOST_COMPARED) {
            return false;
        }
        compared.add(List.of(one, other));
        return saysTheSame(one, other, OF_A_ROOT, compared);
    }

    private boolean saysTheSame(Place one, Place other, Set<String> aside, Set<List<Place>> compared) {
        Node node = one.node();
        if (node instanceof ObjectNode && other.node() instanceof ObjectNode) {
            List<Place> members = without(one, aside);
            if (members.size() != without(other, aside).size()) {
                return false;
            }
            for (Place member : members) {
                Place same = other.child(member.name());
                boolean equal = same != null
                        && (isReference(member)
                                ? leadToTheSame(one, other, compared)
                                : saysTheSame(member, same, Set.of(), compared));
                if (!equal) {
                    return false;
                }
            }
            return true;
        }
        if (node instanceof ArrayNode && other.node() instanceof ArrayNode) {
            List<Place> elements = one.elements();
            List<Place> others = other.elements();
            boolean same = elements.size() == others.size();
            for (int i = 0; same && i < elements.size(); i++) {
                same = saysTheSame(elements.get(i), others.get(i), Set.of(), compared);
            }
            return same;
        }
        return node.equals(other.node());
    }

    private static List<Place> without(Place schema, Set<String> aside) {
        return schema.members().stream()
                .filter(member -> !aside.contains(member.name()))
                .toList();
    }

    private static boolean isReference(Place member) {
        return member.name().equals("$ref") && member.node().asText() != null;
    }

    private boolean leadToTheSame(Place one, Place other, Set<List<Place>> compared) {
        Resolved first = Resolver.isReference(one) ? resolver.follow(one) : null;
        Resolved second = Resolver.isReference(other) ? resolver.follow(other) : null;
        return first != null && second != null && isSame(first.target(), second.target(), compared);
    }
}
